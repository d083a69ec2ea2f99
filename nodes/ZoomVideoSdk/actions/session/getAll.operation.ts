import type { INodeProperties } from 'n8n-workflow';

import { readDays } from '../../shared/parameters/dateParameters';
import { monthsAgo } from '../../shared/dateRange';
import { InputError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { givenFilters } from '../../shared/parameters/given';
import { readText } from '../../shared/parameters/parameters';
import { sessionKeyField, sessionNameField } from '../../shared/parameters/sessionFields';
import { listSessions } from '../../zoom/sessions/listSessions';
import { SESSION_FIELDS, sessionItem } from '../../zoom/sessions/sessionItem';
import type { SessionsQuery } from '../../zoom/sessions/sessionsQuery';
import { fromField, toField } from '../common/dateFields';
import { limitFields, readLimit } from '../common/limit';
import { type Operation } from '../common/operation';
import { begunTypeField, readBegunType } from '../common/sessionTypes';
import { readSimplify, simplifyFields } from '../common/simplify';

/** Zoom lists sessions of the last half year. */
const MONTHS_BACK = 6;

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Without dates, the sessions that began in the last 30 days are returned',
	options: [
		fromField('Zoom lists sessions of the last six months.'),
		{
			...sessionKeyField,
			description: 'Only sessions with this session key',
		},
		{
			...sessionNameField,
			description: 'Only sessions with exactly this name. Case does not matter.',
		},
		toField,
	],
};

/** The sessions of the account, live or past, one item each, the newest first. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many sessions',
		description: 'Get the sessions of the account, live or past, newest first',
	},
	fields: [
		{
			...begunTypeField,
			description: 'Which sessions to list',
		},
		...limitFields,
		filters,
		...simplifyFields,
	],
	outputFields: SESSION_FIELDS,
	mayHaveMoreFields: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const filterValues = givenFilters(context, itemIndex, filters);
		const query: SessionsQuery = {
			type: readBegunType(context, itemIndex),
			range: readDays(filterValues),
			sessionName: readText(filterValues.sessionName, 'Session Name'),
			sessionKey: readText(filterValues.sessionKey, 'Session Key'),
		};
		const earliest = monthsAgo(Date.now(), MONTHS_BACK);
		if (query.range.from < earliest) {
			throw new InputError(
				`'From': ${query.range.from} is too far back`,
				`Zoom lists the sessions of the last six months, from ${earliest} on. Recordings can be listed further back.`,
			);
		}
		const limit = readLimit(context, itemIndex);
		const simplify = readSimplify(context, itemIndex);
		const found: JsonObject[] = [];
		for await (const session of listSessions(api, query)) {
			found.push(sessionItem(session, simplify));
			if (found.length >= limit) break;
		}
		return found;
	},
};
