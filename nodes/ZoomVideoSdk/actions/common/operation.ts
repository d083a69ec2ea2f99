import type {
	IBinaryKeyData,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import type { ZoomApi } from '../../zoom/http/ZoomApi';

/** An output item that carries a file. */
export class FileItem {
	constructor(
		readonly json: JsonObject,
		readonly binary: IBinaryKeyData,
	) {}
}

interface Described {
	option: INodePropertyOptions;
	fields: INodeProperties[];
}

/** One operation of the node: how it is listed, which fields it has, and what it does. */
export interface Operation extends Described {
	/**
	 * Runs for one input item.
	 *
	 * @returns what becomes the output items, each paired with the input item
	 * @throws ZoomError, InputError
	 */
	execute(
		context: IExecuteFunctions,
		api: ZoomApi,
		itemIndex: number,
	): Promise<Array<JsonObject | FileItem>>;
}

/** An operation that works, or has something to say, also with a credential that cannot call Zoom. */
export interface OfflineOperation extends Described {
	/** Runs for one input item, as `execute` of an `Operation` does. */
	executeOffline(context: IExecuteFunctions, itemIndex: number): Promise<JsonObject[]>;
}

/** Shows fields only for one operation of one resource. */
export function shownFor(
	resource: string,
	operations: string[],
	fields: INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: operations },
		},
	}));
}

/** The field with which a user adds the options of an operation one by one. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
