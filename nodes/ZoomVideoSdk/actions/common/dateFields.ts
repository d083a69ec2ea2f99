import type { INodeProperties } from 'n8n-workflow';

/** The first day of a list; `limits` says how far back it may lie. `readDays` reads both. */
export const fromField = (limits: string): INodeProperties => ({
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	default: '',
	description: `First day (UTC) of the sessions. If empty, 30 days before To. ${limits}`,
});

/** The last day of a list. */
export const toField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'dateTime',
	default: '',
	description: 'Last day (UTC) of the sessions, included. If empty, today.',
};
