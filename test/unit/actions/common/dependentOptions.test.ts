import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { waitOptions } from '../../../../nodes/ZoomVideoSdk/actions/common/waitOptions';
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
	['tokenLifetime', get.fields, {}, false],
	['tokenLifetime', get.fields, { includeDownloadToken: false }, false],
	['tokenLifetime', get.fields, { includeDownloadToken: true }, true],
	['tokenLifetime', get.fields, { includeDownloadToken: '={{ $json.token }}' }, true],
	['sessionNameMatch', [filtersField], {}, false],
	['sessionNameMatch', [filtersField], { sessionName: '' }, false],
	['sessionNameMatch', [filtersField], { sessionName: 'weekly' }, true],
	['sessionNameMatch', [filtersField], { sessionName: '={{ $json.name }}' }, true],
])('%s is offered only where it means something (%#)', (name, fields, options, isOffered) => {
	expect(offered(fields, options).includes(name)).toBe(isOffered);
});
