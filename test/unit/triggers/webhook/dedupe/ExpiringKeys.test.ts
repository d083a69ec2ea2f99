import fc from 'fast-check';

import { dedupeHash } from '../../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import {
	KEEP_FOR_REPEATS,
	ExpiringKeys,
	type Retention,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/ExpiringKeys';
import '../../../../generated';

/** The start of a minute, so that a time within it is easy to see. */
const NOW = 1_700_000_040;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const IN_36 = (NOW / MINUTE).toString(36);

function recent(...seen: Array<[key: string, at: number]>): ExpiringKeys {
	const keys = new ExpiringKeys(KEEP_FOR_REPEATS);
	for (const [key, at] of seen) keys.add([key], at);
	return keys;
}

function fromText(text: string, retention: Retention = KEEP_FOR_REPEATS): ExpiringKeys {
	const keys = new ExpiringKeys(retention);
	keys.addSerialized(text);
	return keys;
}

describe('the key of a delivery', () => {
	const key = dedupeHash('session.recording_completed', 's:abc');

	it('is short, and the same for a repeat', () => {
		expect(key).toMatch(/^[\w-]{12}$/);
		expect(dedupeHash('session.recording_completed', 's:abc')).toBe(key);
	});

	it.each([
		['event', 'session.recording_summary_completed', 's:abc'],
		['session or files', 'session.recording_completed', 's:abd'],
		['place of the boundary', 'session.recording_completed\ns', ':abc'],
	])('is another one for another %s', (_, event, dedupeKey) => {
		expect(dedupeHash(event, dedupeKey)).not.toBe(key);
	});
});

describe('keys', () => {
	it.each([
		['now', 0, true],
		["85 minutes ago: Zoom's last repeat", 85 * MINUTE, true],
		['just under three hours ago', 3 * HOUR - 1, true],
		['three hours ago', 3 * HOUR, false],
		['ahead of a clock that was set back', -MINUTE, true],
	])('seen %s', (_, age, kept) => {
		const keys = recent(['a', NOW - age]);
		expect(keys.has('a', NOW)).toBe(kept);
		expect(keys.serialize(NOW) === '').toBe(!kept);
	});

	it('count from the end of the minute they were seen in', () => {
		const keys = recent(['a', NOW - 3 * HOUR + 1]);
		expect([keys.has('a', NOW + 59), keys.has('a', NOW + 60)]).toEqual([true, false]);
	});

	it('that are unknown were not seen', () => {
		expect(recent(['a', NOW]).has('b', NOW)).toBe(false);
	});

	it('seen again count from then on', () => {
		const keys = recent(['a', NOW], ['b', NOW + 60], ['a', NOW + HOUR]);
		expect(keys.has('a', NOW + 3 * HOUR + 60)).toBe(true);
		keys.addSerialized(`${IN_36}:a`);
		expect(keys.has('a', NOW + 3 * HOUR + 60)).toBe(true);
	});

	it('that are removed were not seen', () => {
		const keys = recent(['a', NOW], ['b', NOW]);
		keys.remove(['a', 'c']);
		expect([keys.has('a', NOW), keys.has('b', NOW)]).toEqual([false, true]);
	});

	it('are 2,000 at most, the newest, about 26 kB in the database', () => {
		const keys = new ExpiringKeys(KEEP_FOR_REPEATS);
		const names = Array.from({ length: 5000 }, (_, n) => dedupeHash('e', String(n)));
		names.forEach((name, n) => keys.add([name], NOW - 5000 + n));
		const kept = names.filter((name) => keys.has(name, NOW));
		expect(kept).toEqual(names.slice(-2000));
		expect(keys.serialize(NOW).length).toBeLessThan(27_000);
	});

	it('from a text are no more, and the newest whoever saw them', () => {
		const keys = recent(['newer', NOW]);
		const old = Array.from({ length: 2000 }, (_, n) => `k${n}`);
		keys.addSerialized(`${((NOW - HOUR) / MINUTE).toString(36)}:${old.join(',')}`);
		expect([keys.has('newer', NOW), keys.has('k0', NOW), keys.has('k1', NOW)]).toEqual([
			true,
			false,
			true,
		]);
	});
});

describe('keys of a clock that was set back', () => {
	const AHEAD = NOW + 1_000 * HOUR;
	const text = `${(AHEAD / MINUTE).toString(36)}:a`;

	it.each([
		["of one's own", () => recent(['a', AHEAD])],
		['of another process', () => fromText(text)],
	])('count from when that is seen: %s', (_, make) => {
		const keys = make();
		expect(keys.has('a', NOW)).toBe(true);
		expect(keys.has('a', NOW + 3 * HOUR - 1)).toBe(true);
		expect([keys.has('a', NOW + 3 * HOUR), keys.serialize(NOW + 3 * HOUR)]).toEqual([false, '']);
	});

	it('are saved as of then', () => {
		const keys = recent(['a', AHEAD]);
		expect(keys.serialize(NOW)).toBe(`${IN_36}:a`);
	});

	it('make room for new ones', () => {
		const keys = new ExpiringKeys({ maxAgeSeconds: HOUR, maxKeys: 3 });
		keys.add(['a', 'b', 'c'], AHEAD);
		keys.add(['d'], NOW);
		expect(['a', 'b', 'c', 'd'].map((key) => keys.has(key, NOW))).toEqual([
			false,
			true,
			true,
			true,
		]);
	});
});

describe('as a text', () => {
	it('they are grouped by minute, the oldest first', () => {
		const keys = recent(['a', NOW], ['b', NOW - 1], ['c', NOW + 1]);
		keys.addSerialized(`${(NOW / MINUTE - 1).toString(36)}:d`);
		expect(keys.serialize(NOW + MINUTE)).toBe(
			`${(NOW / MINUTE - 1).toString(36)}:d;${IN_36}:a,b;${(NOW / MINUTE + 1).toString(36)}:c`,
		);
	});

	it.each([
		['nothing', ''],
		['no minute', 'a,b'],
		['a minute that is none', '?:a'],
		['no key', `${IN_36}:`],
		['an endless minute', `${'z'.repeat(8)}:a`],
		['a key that is none', `${IN_36}:a b`],
		['JSON', '{"a":1}'],
	])('%s holds no key', (_, text) => {
		expect(fromText(text).serialize(NOW)).toBe('');
	});

	it('anything else is skipped, and the rest is read', () => {
		const keys = fromText(`x;${IN_36}:a,,b;${IN_36}`);
		expect(keys.serialize(NOW)).toBe(`${IN_36}:a,b`);
	});

	it('what is written is read again, whatever was seen', () => {
		const key = fc.stringMatching(/^[\w-]{1,12}$/);
		const seen = fc.array(fc.tuple(key, fc.integer({ min: -2 * HOUR, max: HOUR })));
		const property = fc.property(seen, (all) => {
			const keys = recent(...all.map(([name, age]): [string, number] => [name, NOW + age]));
			const again = fromText(keys.serialize(NOW));
			expect(again.serialize(NOW)).toBe(keys.serialize(NOW));
			for (const [name] of all) expect(again.has(name, NOW)).toBe(true);
		});
		fc.assert(property);
	});
});
