import {
	isDeeperThan,
	isJsonObject,
	objectsIn,
	parseJson,
	textOf,
	type Json,
} from '../../../nodes/ZoomVideoSdk/shared/json';

describe('JSON of Zoom', () => {
	it.each<[string, string, Json]>([
		['an object', '{"a":[1,true,null]}', { a: [1, true, null] }],
		['a bare text', '"a"', 'a'],
		[
			'a long id as text',
			'{"session_id":12345678901234567890}',
			{ session_id: '12345678901234567890' },
		],
		['a short id as text', '{"id" : 7 }', { id: '7' }],
		['an id before another field', '{"id":7,"size":7}', { id: '7', size: 7 }],
		['other numbers as they are', '{"user_id":7,"ids":7}', { user_id: 7, ids: 7 }],
		['an id that is no whole number as it is', '{"id":7.5}', { id: 7.5 }],
		['an id within a text as it is', '{"a":"\\"id\\":7,"}', { a: '"id":7,' }],
	])('is read, %s', (_, text, value) => {
		expect(parseJson(text)).toEqual(value);
	});

	it.each([
		['a pair, as the character', '"\\ud83d\\ude00"', '😀'],
		['a pair in capitals', '"\\uD83D\\uDE00"', '😀'],
		['the first half of one', '"a\\ud83d"', 'a\ufffd'],
		['the second half of one', '"\\ude00a"', '\ufffda'],
		['two first halves', '"\\ud83d\\ud83d"', '\ufffd\ufffd'],
		['halves in the wrong order', '"\\ude00\\ud83d"', '\ufffd\ufffd'],
		['half of one before a pair', '"\\ud83d\\ud83d\\ude00"', '\ufffd😀'],
		['a backslash before letters', '"\\\\ud83d"', '\\ud83d'],
		['other escapes beside a half', '"\\n\\u00e9\\ud83d"', '\né\ufffd'],
	])('is read with escapes of %s', (_, text, value) => {
		expect(parseJson(text)).toBe(value);
	});

	it.each(['', '{', 'OK', '<html>', '{"a":1}}', "{'a':1}"])('is not "%s"', (text) => {
		expect(parseJson(text)).toBeUndefined();
	});
});

describe('a JSON object', () => {
	it.each<[unknown, boolean]>([
		[{}, true],
		[[], false],
		[null, false],
		['{}', false],
		[undefined, false],
		[new Date(), false],
	])('%j: %s', (value, isSo) => {
		expect(isJsonObject(value)).toBe(isSo);
	});
});

describe('a field as text', () => {
	it.each<[Json | Date | undefined, string | undefined]>([
		['a', 'a'],
		[' ', ' '],
		[new Date('2026-05-09T11:02:22Z'), '2026-05-09T11:02:22Z'],
		[new Date('2026-05-09T11:02:22.5Z'), '2026-05-09T11:02:22.500Z'],
		[new Date('never'), undefined],
		[5, '5'],
		[0, '0'],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
		[true, undefined],
		[{}, undefined],
		[['a'], undefined],
	])('%j gives %j', (value, text) => {
		expect(textOf(value)).toBe(text);
	});
});

describe('the objects of a list', () => {
	it.each<[Json | undefined, unknown[]]>([
		[
			[{ a: 1 }, null, 'b', [{}], {}],
			[{ a: 1 }, {}],
		],
		[{ a: 1 }, []],
		['a', []],
		[undefined, []],
	])('in %j are %j', (value, objects) => {
		expect(objectsIn(value)).toEqual(objects);
	});
});

describe('the levels of a value', () => {
	it.each<[number, Json | undefined, boolean]>([
		[0, 'a', false],
		[0, null, false],
		[0, undefined, false],
		[0, {}, true],
		[0, [], true],
		[1, {}, false],
		[1, { a: 'b' }, false],
		[1, { a: null, b: {} }, true],
		[1, ['a', []], true],
		[2, { a: { b: 'c' } }, false],
		[2, { a: 'b', c: { d: [] } }, true],
	])('are more than %i in %j: %s', (depth, value, isDeeper) => {
		expect(isDeeperThan(depth, value)).toBe(isDeeper);
	});
});
