import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { refuseUnevaluated } from '../../../../nodes/ZoomVideoSdk/shared/parameters/unevaluated';

const text = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
});

const FIELDS: INodeProperties[] = [
	text('Upload URL', 'uploadUrl'),
	{ ...text('Session', 'sessionId'), type: 'resourceLocator', modes: [] },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [
			text('File Name', 'fileName'),
			{ ...text('Password', 'password'), typeOptions: { password: true } },
			{
				displayName: 'Headers',
				name: 'headers',
				type: 'fixedCollection',
				default: {},
				options: [
					{
						displayName: 'Header',
						name: 'header',
						values: [text('Name', 'name'), text('Value', 'value')],
					},
				],
			},
		],
	},
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'a',
		options: [{ name: 'A', value: 'a' }],
	},
	{ ...text('Deletion', 'deletion'), noDataExpression: true },
];

const locator = (value: string, cachedResultName = '') => ({
	sessionId: { __rl: true, mode: 'id', value, cachedResultName },
});

it.each<[string, INodeParameters, string]>([
	['a text', { uploadUrl: '{{ $json.url }}' }, 'Upload URL'],
	['a text with more around it', { uploadUrl: 'https://x.test/{{ $json.id' }, 'Upload URL'],
	['a resource locator', locator('{{ $json.session_id }}'), 'Session'],
	['a bare value in its place', { sessionId: '{{ $json.session_id }}' }, 'Session'],
	['an option', { options: { fileName: '{{ $json.name }}.mp4' } }, 'File Name'],
	[
		'a row of a list',
		{ options: { headers: { header: [{ name: 'a', value: 'b' }, { value: '{{ $json.a }}' }] } } },
		'Value',
	],
	['the only row', { options: { headers: { header: { name: '{{ 1 }}' } } } }, 'Name'],
])('refuses {{ in %s, and names the field', (_, saved, label) => {
	const reading = () => refuseUnevaluated(saved, FIELDS);
	expect(reading).toThrow(InputError);
	expect(reading).toThrow(
		`'${label}': switch the field to Expression, so that {{ … }} is evaluated`,
	);
});

it.each<[string, INodeParameters]>([
	['expressions', { uploadUrl: '={{ $json.url }}', ...locator('={{ $json.session_id }}') }],
	['a whole collection that is an expression', { options: '={{ $json.options }}' }],
	['single braces', { options: { fileName: '{session_name}.{extension}' } }],
	['the name that the editor remembers of a choice', locator('abc==', 'The {{ talk')],
	['a field that takes no expression', { deletion: '{{ "delete" }}' }],
	['a password', { options: { password: 'a{{b' } }],
	['parameters of other fields', { other: '{{ $json.id }}' }],
	['numbers, nothing and lists', { uploadUrl: 5, kind: ['a'], options: {} }],
	['no parameters', {}],
])('accepts %s', (_, saved) => {
	expect(() => refuseUnevaluated(saved, FIELDS)).not.toThrow();
});
