import { toLocator } from '../../../../nodes/ZoomVideoSdk/actions/common/locator';

const read = (locator: unknown) => toLocator(locator, 'Session', '{{ $json.session_id }}');

it.each<[string, unknown, { mode: string; value: string }]>([
	[
		'a choice from the list',
		{ __rl: true, mode: 'list', value: 'a==' },
		{ mode: 'list', value: 'a==' },
	],
	['a name', { __rl: true, mode: 'name', value: ' weekly\n' }, { mode: 'name', value: 'weekly' }],
	['a name that is a number', { mode: 'name', value: 5 }, { mode: 'name', value: '5' }],
	['a value without a mode', { value: 'a==' }, { mode: 'id', value: 'a==' }],
	['a bare ID', 'a==', { mode: 'id', value: 'a==' }],
	['a bare number', 7, { mode: 'id', value: '7' }],
	['nothing', undefined, { mode: 'id', value: '' }],
	['null', null, { mode: 'id', value: '' }],
	['nothing chosen', { __rl: true, mode: 'list', value: '' }, { mode: 'list', value: '' }],
	['nothing saved', { __rl: true, mode: 'list' }, { mode: 'list', value: '' }],
	['null from an expression', { mode: 'id', value: null }, { mode: 'id', value: '' }],
])('%s', (_, locator, expected) => {
	expect(read(locator)).toEqual(expected);
});

const NOT_TEXT: Array<[string, unknown]> = [
	['an item', { session_id: 'a==' }],
	['a list', ['a==']],
	['an empty list', []],
	['a boolean', true],
	['a date', new Date(0)],
];

describe.each(NOT_TEXT)('%s is rejected, with an expression to use,', (_, value) => {
	it.each<[string, unknown]>([
		['in a locator', { __rl: true, mode: 'id', value }],
		['as a name', { __rl: true, mode: 'name', value }],
		['in its place', value],
	])('%s', (__, locator) => {
		expect(() => read(locator)).toThrow(
			expect.objectContaining({
				message: "'Session': this is not text",
				description: 'Give one value as text, such as {{ $json.session_id }}.',
			}),
		);
	});
});
