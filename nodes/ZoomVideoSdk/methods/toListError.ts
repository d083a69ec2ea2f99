import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputError, ZoomError } from '../shared/errors';
import { toNodeError } from '../shared/toNodeError';

/**
 * Turns what went wrong with a list into the error that the editor shows in its place. Of all errors, n8n
 * passes on what to do for those of an API only.
 */
export function toListError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	return toNodeError(
		node,
		error instanceof InputError
			? new ZoomError(error.message, { description: error.description })
			: error,
	);
}
