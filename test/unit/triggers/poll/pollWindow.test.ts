import {
	keysWithin,
	pollWindow,
	secondsOf,
	sinceNewest,
} from '../../../../nodes/ZoomVideoSdk/triggers/poll/pollWindow';

const NOW = Date.parse('2026-03-01T00:30:00Z');
const hoursBefore = (hours: number) => NOW - hours * 3_600_000;

describe('the window of a poll', () => {
	it.each<[string, number | undefined, number, string]>([
		['first poll', undefined, 7, '2026-02-22'],
		['a minute ago', hoursBefore(1 / 60), 7, '2026-02-22'],
		['on the day before', hoursBefore(1), 7, '2026-02-21'],
		['a month ago', hoursBefore(30 * 24), 2, '2026-01-28'],
		['in the future, by a clock that was wrong', hoursBefore(-500), 7, '2026-02-22'],
	])('last poll: %s', (_, polledAt, days, from) => {
		expect(pollWindow(NOW, polledAt, days)).toEqual({ from, to: '2026-03-02' });
	});
});

describe('the keys that are kept', () => {
	const start = secondsOf('2026-02-22');
	const days = (count: number) => count * 86_400;
	const range = { from: '2026-02-22', to: '2026-03-02' };

	it('are those of sessions up to two days out of the window', () => {
		const keys = { now: start + days(8), edge: start - days(2), gone: start - days(2) - 1 };
		expect(Object.keys(keysWithin(keys, range))).toEqual(['now', 'edge']);
	});

	it('are those near the newest session, where our clock is ahead of it', () => {
		const newest = start - days(20);
		const keys = { newest, edge: newest - days(10), gone: newest - days(10) - 1 };
		expect(Object.keys(keysWithin(keys, range))).toEqual(['newest', 'edge']);
	});

	it('may be none', () => {
		expect(keysWithin({}, range)).toEqual({});
	});
});

describe('when it is not known when the last poll was, there may be something new', () => {
	const seconds = (time: number) => time / 1000;

	it.each<[string, Record<string, number>, number]>([
		['since now, where nothing is known', {}, NOW],
		[
			'since the newest session',
			{ a: seconds(hoursBefore(9)), b: seconds(hoursBefore(5)) },
			hoursBefore(5),
		],
		['since now, where that is later', { a: seconds(hoursBefore(-5)) }, NOW],
		['since 90 days at the most', { a: 5 }, hoursBefore(90 * 24)],
	])('%s', (_, keys, since) => {
		expect(sinceNewest(NOW, keys)).toBe(since);
	});
});
