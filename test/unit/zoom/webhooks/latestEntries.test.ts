import { latestEntries } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/latestEntries';
import { WEEK_MS, type TimeRange } from '../../../../nodes/ZoomVideoSdk/shared/moments';

const NOW = Date.UTC(2026, 0, 8);
const HOUR = 3_600_000;
const ENOUGH = 20;

/** So many entries, the last of them so many hours ago, each so many seconds after the one before. */
const entries = (count: number, hours: number, seconds = 60) =>
	Array.from({ length: count }, (_, at) => NOW - hours * HOUR - at * seconds * 1_000);

/** The first page of a log with entries at these moments. */
function log(moments: readonly number[], order: 'oldestFirst' | 'newestFirst', pageSize: number) {
	const sign = order === 'oldestFirst' ? 1 : -1;
	const sorted = [...moments].sort((one, other) => sign * (one - other));
	const calls: TimeRange[] = [];
	const readPage = async ({ from, to }: TimeRange) => {
		calls.push({ from, to });
		const found = sorted.filter((moment) => moment >= from && moment <= to);
		const page = found.slice(0, pageSize).map((moment) => ({
			date_time: new Date(moment).toISOString(),
			request_id: String(moments.indexOf(moment)),
		}));
		const more = found.length > pageSize ? 'next' : '';
		return await Promise.resolve({ webhook_logs: page, next_page_token: more });
	};
	return { calls, readPage };
}

const cases: Array<[string, number[]]> = [
	['an empty log', []],
	['fewer than enough', entries(3, 5)],
	['one page', entries(25, 5)],
	['two in the last hours, and many before', [...entries(2, 2), ...entries(400, 100)]],
	['none in the last days', entries(400, 140)],
	['all in the last hours', entries(1_500, 0.1, 20)],
	['nineteen after a gap', [...entries(19, 0.5), ...entries(2_000, 60, 20)]],
	['evenly many', entries(5_000, 0, 120)],
];

describe.each([300, 30])('in pages of %i', (pageSize) => {
	describe.each(['oldestFirst', 'newestFirst'] as const)('%s', (order) => {
		it.each(cases)('%s', async (_, moments) => {
			const { calls, readPage } = log(moments, order, pageSize);
			const found = await latestEntries(readPage, { from: NOW - WEEK_MS, to: NOW }, ENOUGH);
			const times = found.map(({ date_time }) => Date.parse(String(date_time)));
			const latest = (all: number[]) => [...all].sort((a, b) => b - a).slice(0, ENOUGH);
			expect(latest(times)).toEqual(latest(moments));
			expect(calls.length).toBeLessThanOrEqual(order === 'newestFirst' ? 1 : 12);
		});
	});
});

it('a burst of more than a page gives what can be had of it', async () => {
	const moments = [NOW - HOUR, ...entries(400, 2, 0.001)];
	const { calls, readPage } = log(moments, 'oldestFirst', 300);
	const found = await latestEntries(readPage, { from: NOW - WEEK_MS, to: NOW }, ENOUGH);
	expect(found.map(({ request_id }) => request_id)).toContain('0');
	expect(found).toHaveLength(301);
	expect(calls).toHaveLength(12);
});

it('a log without times is taken as it comes', async () => {
	const page = { webhook_logs: [{ status: 200 }, { status: 404 }], next_page_token: 'next' };
	const readPage = async () => await Promise.resolve(page);
	const found = await latestEntries(readPage, { from: NOW - WEEK_MS, to: NOW }, ENOUGH);
	expect(found).toEqual(page.webhook_logs);
});
