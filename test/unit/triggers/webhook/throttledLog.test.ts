import { LogThrottle } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/throttledLog';

const MINUTE = 60_000;

describe('a line of the log', () => {
	it('is written once in the interval, and then with the number of those between', () => {
		const log = new LogThrottle(MINUTE);
		expect(log.allow('a', 0)).toBe(0);
		for (let time = 1; time <= 500; time += 1) expect(log.allow('a', time)).toBeUndefined();
		expect(log.allow('a', MINUTE - 1)).toBeUndefined();
		expect(log.allow('a', MINUTE)).toBe(501);
		expect(log.allow('a', 2 * MINUTE)).toBe(0);
	});

	it('is held back by the time between, whatever the time of day', () => {
		const log = new LogThrottle(MINUTE);
		const now = 1_700_000_000_000;
		log.allow('a', now);
		expect(log.allow('a', now + 1)).toBeUndefined();
		expect(log.allow('a', now + MINUTE)).toBe(1);
	});

	it('is written after the clock was set back, and held back from then on', () => {
		const log = new LogThrottle(MINUTE);
		log.allow('a', 60 * MINUTE);
		expect(log.allow('a', 60 * MINUTE + 1)).toBeUndefined();
		expect([log.allow('a', MINUTE), log.allow('a', MINUTE + 1)]).toEqual([1, undefined]);
		expect(log.allow('a', 2 * MINUTE)).toBe(1);
	});

	it('does not hold others back', () => {
		const log = new LogThrottle(MINUTE);
		expect([log.allow('a', 0), log.allow('b', 0)]).toEqual([0, 0]);
	});

	it('is forgotten first when it is the oldest of a thousand', () => {
		const log = new LogThrottle(MINUTE);
		for (let line = 0; line <= 1_000; line += 1) log.allow(String(line), line);
		expect(log.allow('1', 1_001)).toBeUndefined();
		expect(log.allow('0', 1_001)).toBe(0);
	});
});
