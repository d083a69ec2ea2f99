import { keysWithin, pollWindow, secondsOf } from '../../nodes/ZoomVideoSdk/poll/pollWindow';

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

it('forgets keys only of sessions that are two days out of the window', () => {
	const start = secondsOf('2026-02-22');
	expect(
		keysWithin(
			{ now: start + 9, edge: start, before: start - 2 * 86_400, gone: start - 2 * 86_400 - 1 },
			{ from: '2026-02-22', to: '2026-03-02' },
		),
	).toEqual({ now: start + 9, edge: start, before: start - 2 * 86_400 });
});
