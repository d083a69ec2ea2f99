import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InputError, ZoomError } from './errors';

/**
 * Turns what went wrong into the error that n8n shows: what happened, then what to do.
 *
 * @param itemIndex of the input item that failed; without one, the error concerns the whole node
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const ofItem = itemIndex === undefined ? {} : { itemIndex };
	const where = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	if (error instanceof ZoomError) {
		const { description, status } = error.details;
		return new NodeApiError(
			node,
			{},
			{
				message: `${error.message}${where}`,
				...(description !== undefined && { description }),
				...(status !== undefined && { httpCode: String(status) }),
				...ofItem,
			},
		);
	}
	if (error instanceof InputError) {
		const { description } = error;
		return new NodeOperationError(node, `${error.message}${where}`, {
			...(description !== undefined && { description }),
			...ofItem,
		});
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const message = error instanceof Error ? error.message : String(error);
	const options = { ...ofItem, message: `${message}${where}` };
	return new NodeOperationError(node, error instanceof Error ? error : message, options);
}
