import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readDays } from '../../shared/parameters/dateParameters';
import type { DateRange } from '../../shared/dateRange';
import type { JsonObject } from '../../shared/json';
import { givenFilters } from '../../shared/parameters/given';
import { readChoice, readChoices, readText, type Values } from '../../shared/parameters/parameters';
import { fileKindOptions } from '../../zoom/recordings/fileKinds';
import { listRecordings } from '../../zoom/recordings/listRecordings';
import type { TrashType } from '../../zoom/recordings/recordingFilters';
import { sessionFiles } from '../../zoom/recordings/sessionFiles';
import { sessionRecordings } from '../../zoom/recordings/sessionRecordings';
import {
	LISTED_FILE_FIELDS,
	LISTED_RECORDINGS_FIELDS,
	simplifiedItem,
} from '../../zoom/recordings/simplifiedRecordings';
import { limitFields, readLimit } from '../common/limit';
import { type Operation } from '../common/operation';
import { readSimplify, simplifyFields } from '../common/simplify';
import { filtersField } from './filterFields';

/** The requested days. In the trash, only those that the user named, because Zoom has no days there. */
function readRange(filters: Values, inTrash: boolean): DateRange | undefined {
	const isOpen = [filters.from, filters.to].every((day) => String(day ?? '').trim() === '');
	return inTrash && isOpen ? undefined : readDays(filters);
}

function readTrash(filters: Values): TrashType | undefined {
	const choices = ['no', 'session_recordings', 'recording_file'] as const;
	const choice = readChoice(filters.inTrash, 'In Trash', choices, 'no');
	return choice === 'no' ? undefined : choice;
}

const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'session',
	options: [
		{ name: 'File', value: 'file', description: 'One item for each file of these sessions' },
		{ name: 'Session', value: 'session', description: 'One item for each session' },
	],
	description: 'What each item of the output is',
};

function readForm(context: IExecuteFunctions, itemIndex: number): 'session' | 'file' {
	const output = context.getNodeParameter('output', itemIndex, 'session');
	return readChoice(output, 'Output', ['session', 'file'], 'session');
}

/** The sessions of the account that have recordings, or their files, the newest session first. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many recordings',
		description: 'Get the recordings of many sessions of the account, newest first',
	},
	fields: [outputField, ...limitFields, filtersField, ...simplifyFields],
	outputFields: (context, itemIndex) =>
		readForm(context, itemIndex) === 'file' ? LISTED_FILE_FIELDS : LISTED_RECORDINGS_FIELDS,
	mayHaveMoreFields: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const filters = givenFilters(context, itemIndex, filtersField);
		const trash = readTrash(filters);
		const kinds = fileKindOptions.map(({ value }) => value);
		const query = {
			range: readRange(filters, trash !== undefined),
			trash,
			sessionName: readText(filters.sessionName, 'Session Name'),
			fileKinds: readChoices(filters.fileKinds, 'Has File Kinds', kinds),
		};
		const form = readForm(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const simplify = readSimplify(context, itemIndex);
		const found: JsonObject[] = [];
		for await (const session of listRecordings(api, query, { all: limit === Infinity })) {
			const recordings = sessionRecordings(session);
			const items = form === 'file' ? sessionFiles(recordings) : [recordings];
			for (const item of items) found.push(simplify ? simplifiedItem(item) : item);
			if (found.length >= limit) break;
		}
		return found.slice(0, limit);
	},
};
