import type { INodeProperties } from 'n8n-workflow';

/** As a field of an operation, on by default. For sessions, it is an option and off by default. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const simplifyOption: INodeProperties = { ...simplifyField, default: false };
