import { listRecordings } from '../../transport/recordingsList';
import { withDefaults, type DateRange } from '../../zoom/dateRange';
import type { JsonObject } from '../../zoom/json';
import { sessionRecordings } from '../../zoom/recordings';
import type { TrashType } from '../../zoom/recordingsQuery';
import { InputError } from '../../zoom/ZoomError';
import { shownFor, type Operation } from '../operation';
import {
	readChoice,
	readChoices,
	readDay,
	readNumber,
	readText,
	valuesOf,
	type Values,
} from '../parameters';
import { fileKindOptions, getAllFilters } from './getAllFilters';

/** Days asked for; in the trash only those that the user named, for Zoom knows none there. */
function readRange(filters: Values, inTrash: boolean): DateRange | undefined {
	const from = readDay(filters, 'from', 'From');
	const to = readDay(filters, 'to', 'To');
	if (inTrash && from === undefined && to === undefined) return undefined;
	const range = withDefaults({ ...(from && { from }), ...(to && { to }) }, Date.now());
	if (range.from > range.to) {
		throw new InputError(
			`From: ${range.from} is after To (${range.to})`,
			'Exchange the two dates, or leave one of them empty.',
		);
	}
	return range;
}

function readTrash(filters: Values): TrashType | undefined {
	const types = ['session_recordings', 'recording_file'] as const;
	const type = readChoice(filters, 'trashType', 'Trash Type', types, 'session_recordings');
	return filters.trash === true ? type : undefined;
}

/** The sessions of the account that have recordings, one item each, the newest first. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many recordings',
		description: 'Get the recordings of many sessions of the account, the newest first',
	},
	fields: shownFor(
		'recording',
		['getAll'],
		[
			{
				displayName: 'Return All',
				name: 'returnAll',
				type: 'boolean',
				default: false,
				description: 'Whether to return all results or only up to a given limit',
			},
			{
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				displayOptions: { show: { returnAll: [false] } },
				typeOptions: { minValue: 1 },
				default: 50,
				description: 'Max number of results to return',
			},
			getAllFilters,
		],
	),
	async execute(host, api, itemIndex) {
		const filters = valuesOf(host, 'filters', itemIndex);
		const trash = readTrash(filters);
		const kinds = fileKindOptions.map(({ value }) => value);
		const query = {
			range: readRange(filters, trash !== undefined),
			trash,
			sessionName: readText(filters, 'sessionName', 'Session Name'),
			fileKinds: readChoices(filters, 'fileKinds', 'Has File Kinds', kinds),
		};
		const all = host.getNodeParameter('returnAll', itemIndex, false) === true;
		const limit = readNumber(
			{ limit: all ? undefined : host.getNodeParameter('limit', itemIndex, 50) },
			'limit',
			'Limit',
			{ min: 1, max: Number.MAX_SAFE_INTEGER, fallback: all ? Number.MAX_SAFE_INTEGER : 50 },
		);
		const found: JsonObject[] = [];
		for await (const session of listRecordings(api, query, { all })) {
			found.push(sessionRecordings(session));
			if (found.length >= limit) break;
		}
		return found;
	},
};
