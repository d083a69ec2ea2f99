import fc from 'fast-check';

import {
	daysAround,
	isTooLong,
	isWithin,
	monthsAgo,
	parseDay,
	recentDays,
	splitIntoMonths,
	withDefaults,
} from '../../../nodes/ZoomVideoSdk/shared/dateRange';

const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

describe('reading a day', () => {
	it.each([
		['a date', '2026-01-31', '2026-01-31'],
		['white space', ' 2026-01-31 ', '2026-01-31'],
		['a leap day', '2024-02-29', '2024-02-29'],
		["n8n's date field: no offset, the date as it stands", '2026-01-31T23:59:59', '2026-01-31'],
		['a blank instead of T', '2026-01-31 23:59', '2026-01-31'],
		['a moment in UTC', '2026-01-31T23:59:59.999Z', '2026-01-31'],
		['a moment east of UTC: the day before', '2026-01-31T00:30:00+02:00', '2026-01-30'],
		['a moment west of UTC: the day after', '2026-01-31T23:30:00-05:00', '2026-02-01'],
		['white space after an offset', '2026-01-31T00:30:00+02:00 ', '2026-01-30'],
		['an offset without colon', '2026-01-31T00:30:00+0200', '2026-01-30'],
		['fractions of a second, with an offset', '2026-01-01T00:00:00.000+01:00', '2025-12-31'],
	])('%s', (_, text, day) => {
		expect(parseDay(text)).toBe(day);
	});

	it.each([
		'',
		'today',
		'2026',
		'2026-01',
		'2026-1-5',
		'31.01.2026',
		'01/31/2026',
		'2026-02-30',
		'2026-02-29',
		'2026-02-30T10:00:00Z',
		'2026-04-31',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'2026-01-32T00:00:00Z',
		// V8 reads these by its older rules, which know no day nought.
		'2026-01-00 10:00+02:00',
		'2026-13-01 10:00Z',
		'2026-01-31T99:99:99Z',
		'20260131',
		'2026-01-310',
		'1769817600000',
		'+002026-01-31',
	])('"%s" is no day', (text) => {
		expect(parseDay(text)).toBeUndefined();
	});

	it('never throws, and gives a day that exists or nothing', () => {
		const part = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
		const tail = fc.oneof(
			fc.constantFrom('', 'Z', 'T', 'T10:00', 'T10:00Z', ' 10:00+02:00', 'T10:00:00-12:00'),
			fc.string(),
		);
		const text = fc
			.tuple(fc.integer({ min: 0, max: 9999 }), part, part, tail)
			.map(([year, month, day, rest]) => `${String(year).padStart(4, '0')}-${month}-${day}${rest}`);
		fc.assert(
			fc.property(fc.oneof(text, fc.string()), (input) => {
				const day = parseDay(input);
				if (day !== undefined && /^\d{4}-/.test(day)) expect(dateOf(timeOf(day))).toBe(day);
			}),
		);
	});
});

describe('days that the user left empty', () => {
	const now = Date.parse('2026-03-15T23:59:00Z');

	it.each([
		['nothing given: thirty days up to today', {}, '2026-02-14', '2026-03-15'],
		['an end: the thirty days before it', { to: '2024-03-01' }, '2024-02-01', '2024-03-01'],
		['a beginning: up to today', { from: '2025-01-01' }, '2025-01-01', '2026-03-15'],
		['both', { from: '2025-01-01', to: '2025-01-02' }, '2025-01-01', '2025-01-02'],
	])('%s', (_, given, from, to) => {
		expect(withDefaults(given, now)).toEqual({ from, to });
	});

	it.each([
		['most of the year', '2026-07-31T12:00:00Z', 1],
		['from February into March, which has fewer days in between', '2026-03-15T12:00:00Z', 2],
	])("the default needs few calls of Zoom's: %s", (_, time, calls) => {
		expect(splitIntoMonths(withDefaults({}, Date.parse(time)))).toHaveLength(calls);
	});

	it.each([
		[1, '2026-03-15'],
		[7, '2026-03-09'],
		[365, '2025-03-16'],
	])('the last %i days include today', (days, from) => {
		expect(recentDays(now, days)).toEqual({ from, to: '2026-03-15' });
	});

	it('reaches past today, because Zoom may leave out the last day of a range', () => {
		expect(daysAround(now, 7)).toEqual({ from: '2026-03-08', to: '2026-03-16' });
	});
});

describe('whether there are too many days', () => {
	// 7320 days, as twenty leap years would have, and one more.
	it.each([
		['2006-01-01', '2026-01-16', false],
		['2006-01-01', '2026-01-17', true],
	])('from %s to %s: %s', (from, to, expected) => {
		expect(isTooLong({ from, to })).toBe(expected);
	});
});

describe('whether a moment lies within the days', () => {
	const days = { from: '2026-01-10', to: '2026-01-12' };

	it.each([
		['the first moment', '2026-01-10T00:00:00Z', true],
		['the last moment', '2026-01-12T23:59:59.999Z', true],
		['just before', '2026-01-09T23:59:59.999Z', false],
		['just after', '2026-01-13T00:00:00Z', false],
		['a moment with an offset', '2026-01-13T01:00:00+02:00', true],
		['no moment: nothing gets lost', undefined, true],
		['no date: nothing gets lost', 'soon', true],
	])('%s', (_, moment, within) => {
		expect(isWithin(days, moment)).toBe(within);
	});

	it.each([
		['no end', { from: '2026-01-10' }, '2030-01-01T00:00:00Z', true],
		['no end, too early', { from: '2026-01-10' }, '2026-01-09T00:00:00Z', false],
		['no beginning', { to: '2026-01-10' }, '2000-01-01T00:00:00Z', true],
		['neither', {}, '2000-01-01T00:00:00Z', true],
	])('%s', (_, range, moment, within) => {
		expect(isWithin(range, moment)).toBe(within);
	});
});

it.each([
	['2026-11-21', 6, '2026-05-21'],
	['2026-08-31', 6, '2026-02-28'],
	['2024-08-31', 6, '2024-02-29'],
	['2026-03-15', 6, '2025-09-15'],
])('%s is %i months after %s', (today, months, day) => {
	expect(monthsAgo(Date.parse(`${today}T23:59:00Z`), months)).toBe(day);
});
