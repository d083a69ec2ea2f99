import fc from 'fast-check';

import { dedupeHash } from '../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import { secondsOf } from '../../../../nodes/ZoomVideoSdk/triggers/poll/pollWindow';
import {
	areStored,
	dayOf,
	keysWithin,
	readKeys,
	toStoredKeys,
} from '../../../../nodes/ZoomVideoSdk/triggers/poll/seenKeys';

const A = 'key_of_fileA';
const B = 'key_of_fileB';
const C = 'key-of-fileC';

describe('the keys in the state of a poll', () => {
	it('are stored by day, without anything between them', () => {
		const seen = new Map([
			[A, 20_777],
			[C, 20_776],
			[B, 20_777],
		]);
		expect(toStoredKeys(seen)).toEqual({ '20776': C, '20777': `${A}${B}` });
	});

	it('are read as they were stored, in the same order', () => {
		const key = fc.string().map((text) => dedupeHash('file', text));
		const day = fc.integer({ min: 0, max: 1e8 });
		const keys = fc.uniqueArray(fc.tuple(key, day), { selector: ([each]) => each });
		fc.assert(
			fc.property(keys, (entries) => {
				const stored = toStoredKeys(new Map(entries));
				const read = readKeys(JSON.parse(JSON.stringify(stored)));
				expect(Object.fromEntries(read)).toEqual(Object.fromEntries(entries));
				expect(toStoredKeys(read)).toEqual(stored);
			}),
		);
	});

	it.each<[string, unknown, Array<[string, number]>]>([
		['one by one, as they were stored before', { [A]: 1_795_000_000, [B]: 5 }, [[A, 20_775], [B, 0]]], // oxfmt-ignore
		['with days and single keys', { '20776': A, [B]: 1_795_000_000 }, [[A, 20_776], [B, 20_775]]], // oxfmt-ignore
		['without what is no key', { short: 1, [A]: '1', [B]: null, [C]: 1e300 }, []],
		['without a key before all time', { [A]: -1 }, []],
		['without a day that is none', { '2026-11-20': A, '-1': B, '1234567890': C }, []],
		['without what is cut off', { '20776': `${A}key_of` }, [[A, 20_776]]],
		['without what is between them', { '20776': `${A}, ${B}` }, [[A, 20_776], [B, 20_776]]], // oxfmt-ignore
		['where they are missing', undefined, []],
		['where they are null', null, []],
		['where they are a text', A, []],
		['where they are a list', [A], []],
	])('are read %s', (_, stored, keys) => {
		expect([...readKeys(stored)]).toEqual(keys);
	});

	it.each<[string, unknown, boolean]>([
		['the same', { '1': A, '2': B }, true],
		['one day less', { '1': A }, false],
		['one day more', { '1': A, '2': B, '3': C }, false],
		['another key', { '1': A, '2': C }, false],
		['nothing', undefined, false],
	])('are compared with what is stored: %s', (_, stored, expected) => {
		expect(areStored({ '1': A, '2': B }, stored)).toBe(expected);
	});
});

describe('the keys that are kept', () => {
	const range = { from: '2026-02-22', to: '2026-03-02' };
	const first = dayOf(secondsOf(range.from));
	const within = (keys: Record<string, number>, maxKeys?: number) => {
		const { kept, from } = keysWithin(new Map(Object.entries(keys)), range, maxKeys);
		return [[...kept.keys()], from];
	};

	it('are those of sessions up to two days out of the window', () => {
		const keys = { now: first + 8, edge: first - 2, gone: first - 3 };
		expect(within(keys)).toEqual([['now', 'edge'], range.from]);
	});

	it('are those near the newest session, where our clock is ahead of it', () => {
		const newest = first - 20;
		const keys = { newest, edge: newest - 10, gone: newest - 11 };
		expect(within(keys)).toEqual([['newest', 'edge'], range.from]);
	});

	it('may be none', () => {
		expect(within({})).toEqual([[], range.from]);
	});

	describe('if there are too many', () => {
		const keys = { a: first - 1, b: first, c: first + 1, d: first + 1, e: first + 3, f: first + 7 };

		it.each<[number, string, string]>([
			[6, 'abcdef', '2026-02-22'],
			// Days before the window make it no shorter.
			[5, 'bcdef', '2026-02-22'],
			[4, 'cdef', '2026-02-23'],
			[3, 'ef', '2026-02-24'],
			[2, 'ef', '2026-02-24'],
			[1, 'f', '2026-02-26'],
		])('for %d are those of whole days: %s, since %s', (maxKeys, kept, from) => {
			expect(within(keys, maxKeys)).toEqual([[...kept], from]);
		});

		it('are those of yesterday, today and tomorrow in any case', () => {
			const many = { old: first + 5, yesterday: first + 6, today: first + 7, tomorrow: first + 8 };
			expect(within(many, 1)).toEqual([['yesterday', 'today', 'tomorrow'], '2026-02-28']);
		});

		it('are those of two days, where our clock is ahead', () => {
			const newest = first - 20;
			const many = { newest, second: newest - 1, third: newest - 2 };
			expect(within(many, 1)).toEqual([['newest', 'second'], range.from]);
		});
	});
});
