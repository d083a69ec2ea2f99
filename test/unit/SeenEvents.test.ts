import type { Outcome } from '../../nodes/ZoomVideoSdk/trigger/SeenEvents';
import { pruned, SeenEvents, seenKey } from '../../nodes/ZoomVideoSdk/trigger/SeenEvents';

const NOW = 1_700_000_000;
const HOUR = 3600;

describe('the key of a delivery', () => {
	const key = seenKey('session.recording_completed', 's:abc');

	it('is short, and the same for a repeat', () => {
		expect(key).toMatch(/^[\w-]{16}$/);
		expect(seenKey('session.recording_completed', 's:abc')).toBe(key);
	});

	it.each([
		['event', 'session.recording_summary_completed', 's:abc'],
		['session or files', 'session.recording_completed', 's:abd'],
		['place of the boundary', 'session.recording_completed\ns', ':abc'],
	])('is another one for another %s', (_, event, dedupeKey) => {
		expect(seenKey(event, dedupeKey)).not.toBe(key);
	});
});

describe('keys that are kept', () => {
	it.each([
		['now', 0, true],
		['85 minutes ago: Zoom’s last repeat', 85 * 60, true],
		['just under three hours ago', 3 * HOUR - 1, true],
		['three hours ago', 3 * HOUR, false],
		['ahead of a clock that was set back', -60, true],
	])('seen %s', (_, age, kept) => {
		expect(pruned({ a: NOW - age }, NOW)).toEqual(kept ? { a: NOW - age } : {});
	});

	it('are 2,000 at most, some 60 kB in the database', () => {
		const many = Object.fromEntries(
			Array.from({ length: 5000 }, (_, n) => [seenKey('e', String(n)), NOW - 5000 + n]),
		);
		const kept = pruned(many, NOW);
		expect(Object.keys(kept)).toHaveLength(2000);
		expect(Math.min(...Object.values(kept))).toBe(NOW - 2000);
		expect(JSON.stringify(kept).length).toBeLessThan(70_000);
	});
});

const store = (seen: SeenEvents, key: string, at: number) => {
	seen.begin(key, at, () => 'stored');
	seen.settle(at);
};

describe('events seen by this process', () => {
	it('are under way while they are handed over, and not stored yet', () => {
		const seen = new SeenEvents();
		expect(seen.isUnderWay('a', NOW)).toBe(false);
		seen.begin('a', NOW, () => 'pending');
		expect(seen.isUnderWay('a', NOW)).toBe(true);
		expect(seen.isStored('a', NOW)).toBe(false);
		expect(seen.isUnderWay('b', NOW)).toBe(false);
	});

	it('count as seen once they are stored, for three hours', () => {
		const seen = new SeenEvents();
		store(seen, 'a', NOW + 1);
		expect(seen.isUnderWay('a', NOW + 1)).toBe(false);
		expect(seen.isStored('a', NOW + 85 * 60)).toBe(true);
		expect(seen.isStored('a', NOW + 1 + 3 * HOUR)).toBe(false);
	});

	it('are known by their outcome also when nobody says that it is there', () => {
		const seen = new SeenEvents();
		let outcome: Outcome = 'pending';
		seen.begin('a', NOW, () => outcome);
		expect(seen.isUnderWay('a', NOW + 100)).toBe(true);
		outcome = 'stored';
		expect(seen.isStored('a', NOW + 101)).toBe(true);
	});

	it('are forgotten at once when they could not be stored, so that Zoom’s repeat is taken', () => {
		const seen = new SeenEvents();
		seen.begin('a', NOW, () => 'failed');
		expect(seen.isUnderWay('a', NOW + 1)).toBe(false);
		expect(seen.isStored('a', NOW + 1)).toBe(false);
		expect(seen.merged({}, ['b'], NOW + 1)).toEqual({ b: NOW + 1 });
	});

	it('stay stored when a later handing over fails', () => {
		const seen = new SeenEvents();
		store(seen, 'a', NOW);
		seen.begin('a', NOW + 1, () => 'failed');
		seen.settle(NOW + 2);
		expect(seen.isStored('a', NOW + 3)).toBe(true);
	});

	it('do not keep Zoom’s first repeat, after five minutes, waiting for an outcome', () => {
		const seen = new SeenEvents();
		seen.begin('a', NOW, () => 'pending');
		expect(seen.isUnderWay('a', NOW + 239)).toBe(true);
		expect(seen.isUnderWay('a', NOW + 240)).toBe(false);
		expect(seen.isStored('a', NOW + 240)).toBe(false);
	});

	it('count as seen when another process has saved them, for as long', () => {
		const seen = new SeenEvents();
		expect(seen.isStored('a', NOW, { a: NOW - 3 * HOUR + 1 })).toBe(true);
		expect(seen.isStored('a', NOW, { a: NOW - 3 * HOUR })).toBe(false);
	});

	it('stay bounded', () => {
		const seen = new SeenEvents();
		for (let n = 0; n < 2100; n += 1) store(seen, `${n}k`, NOW + n);
		expect(seen.isStored('0k', NOW + 2100)).toBe(false);
		expect(seen.isStored('2099k', NOW + 2100)).toBe(true);
		expect(Object.keys(seen.merged({}, ['new'], NOW + 2100))).toHaveLength(2000);
	});
});

describe('what goes into the node’s static data', () => {
	it('is what was there, what this process stored meanwhile, and the new key', () => {
		const seen = new SeenEvents();
		// Two calls at once overwrite each other's additions: this one was lost from the saved ones.
		store(seen, 'lost', NOW);
		expect(seen.merged({ saved: NOW - 5 }, ['new'], NOW + 1)).toEqual({
			saved: NOW - 5,
			lost: NOW,
			new: NOW + 1,
		});
	});

	it('does not hold what is old, nor what is only being handed over', () => {
		const seen = new SeenEvents();
		seen.begin('underWay', NOW, () => 'pending');
		expect(seen.merged({ old: NOW - 3 * HOUR }, ['new'], NOW)).toEqual({ new: NOW });
	});
});

describe('of too many keys', () => {
	it('the newest are kept, whichever process saw them', () => {
		const seen = new SeenEvents();
		store(seen, 'newer', NOW);
		const saved = Object.fromEntries(
			Array.from({ length: 2000 }, (_, n) => [`saved${n}`, NOW - 3000 + n]),
		);
		const kept = seen.merged(saved, ['new'], NOW + 1);
		expect(Object.keys(kept)).toHaveLength(2000);
		expect(kept).toMatchObject({ newer: NOW, new: NOW + 1, saved1999: NOW - 1001 });
		expect(kept).not.toHaveProperty('saved0');
	});
});
