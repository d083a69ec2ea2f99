import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readNumber, readSwitch } from '../../shared/parameters/parameters';

const DEFAULT_LIMIT = 50;

export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/** How many results of a list to return. */
export const limitFields: INodeProperties[] = [returnAllField, limitField];

/**
 * The greatest number of results; infinite for all.
 *
 * @param defaults what Return All is when it is left empty
 */
export function readLimit(
	context: IExecuteFunctions,
	itemIndex: number,
	defaults = { returnAll: false },
): number {
	const returnAll = context.getNodeParameter('returnAll', itemIndex, defaults.returnAll);
	if (readSwitch(returnAll, 'Return All', defaults.returnAll)) return Infinity;
	const limit = context.getNodeParameter('limit', itemIndex, DEFAULT_LIMIT);
	const max = Number.MAX_SAFE_INTEGER;
	return readNumber(limit, 'Limit', { min: 1, max, fallback: DEFAULT_LIMIT });
}
