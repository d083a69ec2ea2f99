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

/** Names of fields; a function where they depend on what an item's parameters say. */
export type FieldNames =
	| readonly string[]
	| ((context: IExecuteFunctions, itemIndex: number) => readonly string[]);

/** One operation of the node: how it is listed, which fields it has, and what it does. */
export interface Operation {
	option: INodePropertyOptions;
	/** Shown only for this operation. */
	fields: INodeProperties[];
	/** Whether it changes something, so that all that can be wrong in the node is refused before it acts. */
	changesSomething?: true;
	/**
	 * The fields that its output can have, where an agent can be given a selection of them. Any other one is
	 * refused before anything is done.
	 */
	outputFields?: FieldNames;
	/**
	 * Set where the output is what Zoom answers, which can have more fields than these: a selection is refused
	 * only when it is known that Zoom has not given them.
	 */
	mayHaveMoreFields?: true;
	/**
	 * Runs for one input item.
	 *
	 * @param openApi gives access to the REST API; throws when the credential has no keys for it
	 * @returns what becomes the output items, each paired with the input item
	 * @throws ZoomError, InputError
	 */
	execute(
		context: IExecuteFunctions,
		itemIndex: number,
		openApi: () => Promise<ZoomApi>,
	): Promise<Array<JsonObject | FileItem>>;
}

/** What the operations are about: the first choice in the node. */
export interface Resource {
	option: INodePropertyOptions;
	operations: Operation[];
	defaultOperation: string;
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
