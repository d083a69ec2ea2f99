import type { INodeProperties } from 'n8n-workflow';

/** A session's name. The `description` of each use says what it is for. */
export const sessionNameField: INodeProperties = {
	displayName: 'Session Name',
	name: 'sessionName',
	type: 'string',
	default: '',
	placeholder: 'e.g. weekly-review',
};

/** The key that the user's app gives a session. */
export const sessionKeyField: INodeProperties = {
	displayName: 'Session Key',
	name: 'sessionKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. customer-42',
};
