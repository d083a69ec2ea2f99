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

describe('events seen by this process', () => {
	it('takes an event for seen while it is handed over', () => {
		const seen = new SeenEvents();
		expect(seen.has('a', NOW)).toBe(false);
		seen.begin('a', NOW);
		expect(seen.has('a', NOW)).toBe(true);
		expect(seen.has('b', NOW)).toBe(false);
	});

	it('takes it for seen once it is stored, for three hours', () => {
		const seen = new SeenEvents();
		seen.begin('a', NOW);
		seen.end('a', true, NOW + 1);
		expect(seen.has('a', NOW + 85 * 60)).toBe(true);
		expect(seen.has('a', NOW + 1 + 3 * HOUR)).toBe(false);
	});

	it('forgets at once what could not be stored, so that Zoom’s repeat is taken', () => {
		const seen = new SeenEvents();
		seen.begin('a', NOW);
		seen.end('a', false, NOW + 1);
		expect(seen.has('a', NOW + 1)).toBe(false);
		expect(seen.merged({}, 'b', NOW + 1)).toEqual({ b: NOW + 1 });
	});

	it('does not forget what is stored when a later handing over of it fails', () => {
		const seen = new SeenEvents();
		seen.begin('a', NOW);
		seen.end('a', true, NOW);
		seen.begin('a', NOW + 1);
		seen.end('a', false, NOW + 2);
		expect(seen.has('a', NOW + 3)).toBe(true);
	});

	it('does not wait for ever for one whose end was never told', () => {
		const seen = new SeenEvents();
		seen.begin('a', NOW);
		expect(seen.has('a', NOW + 3 * HOUR)).toBe(false);
	});

	it('stays bounded', () => {
		const seen = new SeenEvents();
		for (let n = 0; n < 2100; n += 1) {
			seen.begin(`${n}k`, NOW + n);
			seen.end(`${n}k`, true, NOW + n);
		}
		expect(seen.has('0k', NOW + 2100)).toBe(false);
		expect(seen.has('2099k', NOW + 2100)).toBe(true);
		expect(Object.keys(seen.merged({}, 'new', NOW + 2100))).toHaveLength(2000);
	});
});

describe('what goes into the node’s static data', () => {
	it('is what was there, what this process stored meanwhile, and the new key', () => {
		const seen = new SeenEvents();
		// Two calls at once overwrite each other's additions: this one was lost from the saved ones.
		seen.begin('lost', NOW);
		seen.end('lost', true, NOW);
		expect(seen.merged({ saved: NOW - 5 }, 'new', NOW + 1)).toEqual({
			saved: NOW - 5,
			lost: NOW,
			new: NOW + 1,
		});
	});

	it('does not hold what is old, nor what is only being handed over', () => {
		const seen = new SeenEvents();
		seen.begin('underWay', NOW);
		expect(seen.merged({ old: NOW - 3 * HOUR }, 'new', NOW)).toEqual({ new: NOW });
	});
});

describe('of too many keys', () => {
	it('the newest are kept, whichever process saw them', () => {
		const seen = new SeenEvents();
		seen.begin('newer', NOW);
		seen.end('newer', true, NOW);
		const saved = Object.fromEntries(
			Array.from({ length: 2000 }, (_, n) => [`saved${n}`, NOW - 3000 + n]),
		);
		const kept = seen.merged(saved, 'new', NOW + 1);
		expect(Object.keys(kept)).toHaveLength(2000);
		expect(kept).toMatchObject({ newer: NOW, new: NOW + 1, saved1999: NOW - 1001 });
		expect(kept).not.toHaveProperty('saved0');
	});
});
