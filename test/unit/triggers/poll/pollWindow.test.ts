import { pollWindow, sinceNewest } from '../../../../nodes/ZoomVideoSdk/triggers/poll/pollWindow';

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

describe('when it is not known when the last poll was, there may be something new', () => {
	const dayOf = (time: number) => Math.floor(time / 86_400_000);

	it.each<[string, Array<[string, number]>, number]>([
		['since now, where nothing is known', [], NOW],
		[
			'since the day of the newest session',
			[
				['a', dayOf(hoursBefore(49))],
				['b', dayOf(hoursBefore(5))],
				['c', dayOf(hoursBefore(73))],
			],
			Date.parse('2026-02-28T00:00:00Z'),
		],
		['since now, where that is later', [['a', dayOf(hoursBefore(-48))]], NOW],
		['since 90 days at the most', [['a', 5]], hoursBefore(90 * 24)],
	])('%s', (_, keys, since) => {
		expect(sinceNewest(NOW, new Map(keys))).toBe(since);
	});
});
