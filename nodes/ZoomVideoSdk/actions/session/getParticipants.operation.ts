import type { JsonObject } from '../../shared/json';
import { valuesOf } from '../../shared/parameters/parameters';
import { sessionPath } from '../../zoom/http/paths';
import { listUsers } from '../../zoom/sessions/listUsers';
import { PARTICIPANT_FIELDS, participantItem } from '../../zoom/sessions/participantItem';
import { limitFields, readLimit } from '../common/limit';
import { type Operation } from '../common/operation';
import {
	begunSessionField,
	encodingOptions,
	readSession,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { begunTypeField, notOfType, readBegunType } from '../common/sessionTypes';
import { readSimplify, simplifyFields } from '../common/simplify';

/** Who is or was in a session: one item for each time that somebody joined, as Zoom lists them. */
export const getParticipants: Operation = {
	option: {
		name: 'Get Participants',
		value: 'getParticipants',
		action: 'Get session participants',
		description:
			'Get who is or was in a session: names, when they joined and left, and the user keys that appear in recordings',
	},
	fields: [begunTypeField, begunSessionField, ...limitFields, ...simplifyFields, encodingOptions],
	outputFields: PARTICIPANT_FIELDS,
	mayHaveMoreFields: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const type = readBegunType(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const simplify = readSimplify(context, itemIndex);
		const sessionId = await readSession(context, api, itemIndex, type);
		const path = sessionPath(sessionId, encoding, 'users');
		const found: JsonObject[] = [];
		for await (const user of listUsers(api, { path, type, meanings: notOfType })) {
			found.push(participantItem(user, sessionId, simplify));
			if (found.length >= limit) break;
		}
		return found;
	},
};
