import { readChoice, valuesOf } from '../../shared/parameters';
import { sessionPath } from '../../zoom/http/paths';
import { sessionItem } from '../../zoom/sessions/sessionItem';
import { optionsField, type Operation } from '../common/operation';
import {
	readSession,
	sessionField,
	sessionIdEncodingOption,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { LIVE, notOfType, PAST, SCHEDULED } from '../common/sessionTypes';
import { simplifyOption } from '../common/simplify';

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
		optionsField([sessionIdEncodingOption, simplifyOption]),
	],
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const encoding = readSessionIdEncoding(options);
		const types = ['live', 'past', 'scheduled'] as const;
		const type = readChoice(
			context.getNodeParameter('type', itemIndex, 'live'),
			'Type',
			types,
			'live',
		);
		const sessionId = await readSession(context, api, itemIndex, type);
		const session = await api.request({
			method: 'GET',
			path: sessionPath(sessionId, encoding),
			query: { type },
			idempotent: true,
			meanings: notOfType,
		});
		return [sessionItem({ ...session, session_id: sessionId }, options.simplify === true)];
	},
};
