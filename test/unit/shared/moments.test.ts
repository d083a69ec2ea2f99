import {
	isoSeconds,
	parseMoment,
	splitIntoWeeks,
	WEEK_MS,
} from '../../../nodes/ZoomVideoSdk/shared/moments';

const at = (text: string) => Date.parse(text);

describe('reading a moment', () => {
	it.each([
		['a date: its beginning', '2026-01-31', 'start', '2026-01-31T00:00:00Z'],
		['a date: its end', '2026-01-31', 'end', '2026-02-01T00:00:00Z'],
		["n8n's date field, in UTC", '2026-01-31T10:20:30', 'end', '2026-01-31T10:20:30Z'],
		['midnight is midnight', '2026-01-31T00:00:00', 'end', '2026-01-31T00:00:00Z'],
		['a blank instead of T, no seconds', '2026-01-31 10:20', 'start', '2026-01-31T10:20:00Z'],
		['an offset', '2026-01-31T00:30:00.250+02:00', 'start', '2026-01-30T22:30:00.250Z'],
		['an offset without colon', '2026-01-31T00:30:00-0500', 'start', '2026-01-31T05:30:00Z'],
		['an offset after a blank', '2026-01-31 00:30 +0200', 'start', '2026-01-30T22:30:00Z'],
		['white space', ' 2026-01-31T10:20:30z ', 'start', '2026-01-31T10:20:30Z'],
	] as const)('%s', (_, text, edge, moment) => {
		expect(parseMoment(text, edge)).toBe(at(moment));
	});

	it.each([
		'',
		'yesterday',
		'2026-02-30',
		'on 2026-01-31',
		'2026-01-31T10:20xZ',
		'2026-01-31T25:00',
		'31.01.2026',
		'2026-01-31T10',
	])('refuses "%s"', (text) => expect(parseMoment(text, 'start')).toBeUndefined());
});

describe('weeks', () => {
	const weeksOf = (from: string, to: string) =>
		splitIntoWeeks({ from: at(from), to: at(to) }).map((week) => [
			isoSeconds(week.from),
			isoSeconds(week.to),
		]);

	it('are five in thirty days, the latest first, each of seven days at most', () => {
		const weeks = splitIntoWeeks({ from: at('2026-01-01'), to: at('2026-01-31') });
		expect(weeks).toHaveLength(5);
		expect(weeks.every(({ from, to }) => to - from <= WEEK_MS)).toBe(true);
		expect(weeks[0]?.to).toBe(at('2026-01-31'));
		expect(weeks.at(-1)?.from).toBe(at('2026-01-01'));
	});

	it('leave no gap, and share the second between them', () => {
		expect(weeksOf('2026-01-01T00:00:00Z', '2026-01-09T00:00:00Z')).toEqual([
			['2026-01-02T00:00:00Z', '2026-01-09T00:00:00Z'],
			['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
		]);
	});

	it('reach from the whole second before to the one after', () => {
		expect(weeksOf('2026-01-01T00:00:00.900Z', '2026-01-01T00:00:01.100Z')).toEqual([
			['2026-01-01T00:00:00Z', '2026-01-01T00:00:02Z'],
		]);
	});

	it('are not more by rounding', () => {
		expect(weeksOf('2026-01-01T00:00:00.500Z', '2026-01-08T00:00:00.500Z')).toEqual([
			['2026-01-01T00:00:01Z', '2026-01-08T00:00:01Z'],
		]);
		expect(weeksOf('2026-01-01T00:00:00.500Z', '2026-01-08T00:00:00.501Z')).toHaveLength(2);
	});

	it('are exactly one in seven days, and one where the ends are the same', () => {
		expect(weeksOf('2026-01-01', '2026-01-08')).toHaveLength(1);
		expect(weeksOf('2026-01-01', '2026-01-01')).toEqual([
			['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
		]);
	});
});
