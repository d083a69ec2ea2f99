import type { INodeProperties } from 'n8n-workflow';

/** A choice between Zoom's values of `type`. */
export const LIVE = {
	name: 'Live',
	value: 'live',
	description: 'People are in it now',
};

export const PAST = {
	name: 'Past',
	value: 'past',
	description: 'It has ended',
};

export const SCHEDULED = {
	name: 'Scheduled',
	value: 'scheduled',
	description: 'It was created ahead of time and has not begun',
};

export const simplifyOption: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
