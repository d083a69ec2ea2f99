import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readChoice } from '../../shared/parameters/parameters';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { ErrorMessages } from '../../zoom/http/errorMessages';

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

/** The types of sessions that have begun. */
export type BegunType = 'live' | 'past';

/** Whether a session that has begun is live or past. */
export const begunTypeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'live',
	options: [LIVE, PAST],
	description: 'Whether the session is live or has ended. Zoom does not find it otherwise.',
};

export function readBegunType(context: IExecuteFunctions, itemIndex: number): BegunType {
	const type = context.getNodeParameter('type', itemIndex, 'live');
	return readChoice(type, 'Type', ['live', 'past'], 'live');
}

/** What it means if Zoom does not know a session of the given type. */
export const notOfType: ErrorMessages = {
	[ErrorCode.SESSION_NOT_FOUND]: {
		message: 'Zoom does not know a session of this type with this ID',
		description:
			'Check Type (a session that has ended is past) and the session ID: every run of a session has its own.',
	},
};
