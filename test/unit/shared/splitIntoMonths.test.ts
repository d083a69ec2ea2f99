import fc from 'fast-check';

import { splitIntoMonths, type DateRange } from '../../../nodes/ZoomVideoSdk/shared/dateRange';

const DAY = 86_400_000;
const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The same day of the next month, or its last day, in the words of a calendar. */
function aMonthLater(date: string): string {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	const next = month === 12 ? [year + 1, 1] : [year, month + 1];
	const [nextYear = 0, nextMonth = 0] = next;
	const isLeap = nextYear % 4 === 0 && (nextYear % 100 !== 0 || nextYear % 400 === 0);
	const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	const last = Math.min(day, lengths[nextMonth - 1] ?? 0);
	return [nextYear, nextMonth, last].map((part) => String(part).padStart(2, '0')).join('-');
}

const daysIn = ({ from, to }: DateRange) => (timeOf(to) - timeOf(from)) / DAY;

describe('Zoom accepts a month at most: a longer range becomes several, the newest first', () => {
	it.each<[string, DateRange, DateRange[]]>([
		[
			'one day',
			{ from: '2026-01-05', to: '2026-01-05' },
			[{ from: '2026-01-05', to: '2026-01-06' }],
		],
		[
			'thirty days',
			{ from: '2026-01-01', to: '2026-01-30' },
			[{ from: '2026-01-01', to: '2026-01-31' }],
		],
		[
			'a month of 31 days',
			{ from: '2026-01-01', to: '2026-01-31' },
			[
				{ from: '2026-01-31', to: '2026-02-01' },
				{ from: '2026-01-01', to: '2026-01-31' },
			],
		],
		[
			'from the 31st: no further than the end of February',
			{ from: '2026-01-31', to: '2026-03-02' },
			[
				{ from: '2026-02-28', to: '2026-03-03' },
				{ from: '2026-01-31', to: '2026-02-28' },
			],
		],
		[
			'from the 31st in a leap year',
			{ from: '2024-01-31', to: '2024-03-01' },
			[
				{ from: '2024-02-29', to: '2024-03-02' },
				{ from: '2024-01-31', to: '2024-02-29' },
			],
		],
		[
			'the whole of February',
			{ from: '2026-02-01', to: '2026-02-28' },
			[{ from: '2026-02-01', to: '2026-03-01' }],
		],
		[
			'over the new year',
			{ from: '2025-12-15', to: '2026-01-20' },
			[
				{ from: '2026-01-14', to: '2026-01-21' },
				{ from: '2025-12-15', to: '2026-01-14' },
			],
		],
		['an end before the beginning', { from: '2026-01-05', to: '2026-01-04' }, []],
	])('%s', (_, range, months) => {
		expect(splitIntoMonths(range)).toEqual(months);
	});

	it('splits 24 months into about 25 calls', () => {
		const months = splitIntoMonths({ from: '2024-01-01', to: '2025-12-31' });
		expect(months[0]?.to).toBe('2026-01-01');
		expect(months.at(-1)?.from).toBe('2024-01-01');
		expect(months.length).toBeGreaterThanOrEqual(24);
		expect(months.length).toBeLessThanOrEqual(26);
	});
});

describe('for any range', () => {
	const range = fc
		.tuple(
			fc.integer({ min: timeOf('1999-12-01') / DAY, max: timeOf('2101-03-01') / DAY }),
			fc.integer({ min: 0, max: 800 }),
		)
		.map(([first, length]) => ({ from: dateOf(first * DAY), to: dateOf((first + length) * DAY) }));
	const holds = (check: (range: DateRange, months: DateRange[]) => void) =>
		fc.assert(fc.property(range, (days) => check(days, splitIntoMonths(days))));

	it('no call exceeds thirty days, nor the same day of the next month', () => {
		holds((_, months) => {
			for (const month of months) {
				expect(daysIn(month)).toBeGreaterThan(0);
				expect(daysIn(month)).toBeLessThanOrEqual(30);
				expect(month.to <= aMonthLater(month.from)).toBe(true);
			}
		});
	});

	it('every day is covered, also when Zoom leaves the last day of a call out', () => {
		holds(({ from, to }, months) => {
			const covered = new Set(
				months.flatMap((month) =>
					Array.from({ length: daysIn(month) }, (_, day) => dateOf(timeOf(month.from) + day * DAY)),
				),
			);
			const missing: string[] = [];
			for (let time = timeOf(from); time <= timeOf(to); time += DAY) {
				if (!covered.has(dateOf(time))) missing.push(dateOf(time));
			}
			expect(missing).toEqual([]);
		});
	});

	it('the newest comes first, and each ends where the one after it begins', () => {
		holds(({ from, to }, months) => {
			expect(months[0]?.to).toBe(dateOf(timeOf(to) + DAY));
			expect(months.at(-1)?.from).toBe(from);
			months.slice(1).forEach((month, place) => expect(month.to).toBe(months[place]?.from));
		});
	});
});
