import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether the node runs as a tool of an AI agent: n8n gives this name to the tool that it makes from a
 * node.
 */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}
