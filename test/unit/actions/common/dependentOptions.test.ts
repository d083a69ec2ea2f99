import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { waitOptions } from '../../../../nodes/ZoomVideoSdk/actions/common/waitOptions';
import { download } from '../../../../nodes/ZoomVideoSdk/actions/file/download.operation';
import { filtersField as listFilters } from '../../../../nodes/ZoomVideoSdk/actions/recording/filterFields';
import { get } from '../../../../nodes/ZoomVideoSdk/actions/recording/get.operation';
import { filtersField } from '../../../../nodes/ZoomVideoSdk/triggers/output/filterFields';

/** The fields of the collections among these, as the editor offers them to be added. */
const offered = (fields: readonly INodeProperties[], options: INodeParameters): string[] =>
	fields
		.flatMap(({ type, options: own = [] }) => (type === 'collection' ? own : []))
		.filter((field): field is INodeProperties => 'type' in field)
		.filter((field) => {
			const values = { parameters: { options } };
			return NodeHelpers.displayParameterPath(values, field, 'parameters.options', null, null);
		})
		.map(({ name }) => name);

const waiting: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: waitOptions,
	},
];

it.each<[string, INodeProperties[], INodeParameters, boolean]>([
	['onTimeout', waiting, {}, false],
	['onTimeout', waiting, { waitUntilReadyMinutes: 0 }, false],
	['onTimeout', waiting, { waitUntilReadyMinutes: 5 }, true],
	['onTimeout', waiting, { waitUntilReadyMinutes: '={{ $json.minutes }}' }, true],
	['allowFolders', download.fields, {}, false],
	['allowFolders', download.fields, { fileName: '{id}' }, false],
	['allowFolders', download.fields, { fileName: '{session_name}/{id}' }, true],
	['allowFolders', download.fields, { fileName: '={{ $json.name }}' }, true],
	['tokenLifetimeSeconds', get.fields, {}, false],
	['tokenLifetimeSeconds', get.fields, { includeDownloadToken: false }, false],
	['tokenLifetimeSeconds', get.fields, { includeDownloadToken: true }, true],
	['tokenLifetimeSeconds', get.fields, { includeDownloadToken: '={{ $json.token }}' }, true],
	['sessionNameMatch', [filtersField], {}, false],
	['sessionNameMatch', [filtersField], { sessionName: '' }, false],
	['sessionNameMatch', [filtersField], { sessionName: 'weekly' }, true],
	['sessionNameMatch', [filtersField], { sessionName: '={{ $json.name }}' }, true],
])('%s is offered only where it means something (%#)', (name, fields, options, isOffered) => {
	expect(offered(fields, options).includes(name)).toBe(isOffered);
});

it.each([
	['waitUntilReadyMinutes', 'Wait Until Ready (Minutes)', waiting],
	['onTimeout', 'On Timeout', waiting],
	['includeDownloadToken', 'Include Download Token', get.fields],
	['tokenLifetimeSeconds', 'Token Lifetime (Seconds)', get.fields],
	['sessionName', 'Session Name', [filtersField]],
	['sessionNameMatch', 'Session Name Match', [filtersField]],
	['inTrash', 'In Trash', [listFilters]],
])('%s is named as its label says: %s', (name, label, fields) => {
	const own = fields.flatMap(({ options = [] }) => options);
	const field = own.find((each) => each.name === name);
	expect(field).toMatchObject({ displayName: label });
	const words = label.replace(/ \(.*/, '').replaceAll(' ', '').toLowerCase();
	expect(name.toLowerCase()).toMatch(new RegExp(`^${words}`));
});

it('one field says whether and where in the trash to look', () => {
	const [field] = (listFilters.options ?? []).filter(({ name }) => name === 'inTrash');
	expect(field).toMatchObject({
		type: 'options',
		default: 'no',
		options: [
			{ name: 'No', value: 'no' },
			{ name: 'Sessions', value: 'session_recordings' },
			{ name: 'Single Files', value: 'recording_file' },
		],
	});
});
