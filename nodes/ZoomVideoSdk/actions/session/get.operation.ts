import { readChoice, valuesOf } from '../../shared/parameters/parameters';
import { sessionPath } from '../../zoom/http/paths';
import { SESSION_FIELDS, sessionItem } from '../../zoom/sessions/sessionItem';
import { type Operation } from '../common/operation';
import {
	encodingOptions,
	readSession,
	sessionField,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { LIVE, notOfType, PAST, SCHEDULED } from '../common/sessionTypes';
import { readSimplify, simplifyFields } from '../common/simplify';

/** One session: its times, its people, its settings. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get session',
		description: 'Get what Zoom knows about a session: times, number of users, settings',
	},
	fields: [
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'live',
			options: [LIVE, PAST, SCHEDULED],
			description:
				'Whether the session is scheduled, live or past. Zoom does not find it otherwise.',
		},
		sessionField,
		...simplifyFields,
		encodingOptions,
	],
	outputFields: SESSION_FIELDS,
	mayHaveMoreFields: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const types = ['live', 'past', 'scheduled'] as const;
		const type = readChoice(
			context.getNodeParameter('type', itemIndex, 'live'),
			'Type',
			types,
			'live',
		);
		const simplify = readSimplify(context, itemIndex);
		const sessionId = await readSession(context, api, itemIndex, type);
		const session = await api.request({
			method: 'GET',
			path: sessionPath(sessionId, encoding),
			query: { type },
			idempotent: true,
			meanings: notOfType,
		});
		return [sessionItem({ ...session, session_id: sessionId }, simplify)];
	},
};
