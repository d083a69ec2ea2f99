import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ZoomApi } from '../transport/ZoomApi';
import type { JsonObject } from '../zoom/json';

/** One operation of the node: how it is listed, which fields it has, and what it does. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
	/**
	 * Runs for one input item.
	 *
	 * @returns what becomes the output items, each paired with the input item
	 * @throws ZoomError, InputError
	 */
	execute(host: IExecuteFunctions, api: ZoomApi, itemIndex: number): Promise<JsonObject[]>;
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
