import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * Adds what to do to what happened, as n8n does where it calls a tool directly. The AI Agent node of n8n 2
 * passes only the message on: its model would not learn, for example, that it gave a name as an ID.
 */
export function errorForAgent<Failure extends NodeApiError | NodeOperationError>(
	error: Failure,
): Failure {
	if (error.description) error.message = `${error.message}\n\nDetails: ${error.description}`;
	return error;
}
