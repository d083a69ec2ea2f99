import type { INodeProperties } from 'n8n-workflow';

/** Simplify, as n8n's nodes have it: on unless the user wants all that Zoom tells. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
