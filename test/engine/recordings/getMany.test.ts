import type { INodeParameters } from 'n8n-workflow';

import { until } from '../fixtures/until';
import { jsonOf, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const DAY = 86_400_000;
const MONTH = 31 * DAY;

const seed = (day: string, name = day) =>
	zoom.simulator.seed({ name, startedAt: new Date(`${day}T12:00:00Z`) });
const list = async (filters: INodeParameters = {}, more: INodeParameters = { returnAll: true }) =>
	await zoom.run('getAll', { filters, ...more });
const names = (run: Awaited<ReturnType<typeof list>>) =>
	jsonOf(run).map(({ session_name }) => session_name);
const ranges = () =>
	zoom.simulator.requests.list('recordings.list').map(({ query }) => ({
		from: query['from'] ?? '',
		to: query['to'] ?? '',
	}));

it('lists the last thirty days by default', async () => {
	const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
	for (const days of [0, 29, 32]) {
		zoom.simulator.seed({ name: `${days} days ago`, startedAt: daysAgo(days) });
	}
	expect(names(await zoom.run('getAll'))).toEqual(['0 days ago', '29 days ago']);
});

it('returns each session in the shape of Get, without tokens', async () => {
	const { id } = seed('2026-03-03', 'Demo');
	const run = await list({ from: '2026-03-01', to: '2026-03-05' });
	expect(run.items).toEqual([
		{
			json: expect.objectContaining({
				session_id: id,
				session_name: 'Demo',
				recording_files: [expect.any(Object), expect.any(Object)],
				dedupe_key: expect.stringContaining(id),
			}),
			pairedItem: { item: 0 },
		},
	]);
});

describe('fourteen months', () => {
	const filters = { from: '2025-01-31', to: '2026-03-31' };

	it('are requested at most one month at a time, each session once, the newest first', async () => {
		const days: string[] = [];
		const end = Date.parse('2026-04-03');
		for (let time = Date.parse('2025-01-29'); time < end; time += DAY) {
			days.unshift(new Date(time).toISOString().slice(0, 10));
		}
		for (const day of days) seed(day);
		const run = await list(filters);
		expect(names(run)).toEqual(days.filter((day) => day >= filters.from && day <= filters.to));
		expect(ranges().length).toBeGreaterThanOrEqual(14);
		for (const { from, to } of ranges()) {
			expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(MONTH);
		}
		expect(zoom.simulator.requests.list().every(({ status }) => status === 200)).toBe(true);
	});

	it('are read several at a time, and returned in order all the same', async () => {
		for (const day of ['2025-02-02', '2025-07-07', '2026-01-01', '2026-03-30']) seed(day);
		const hold = { kind: 'stall', ms: 300 } as const;
		zoom.simulator.faults.add({ on: 'recordings.list', fault: hold });
		const running = list(filters);
		await until(() => ranges().length >= 2);
		const first = zoom.simulator.requests.list()[0];
		expect(first?.status).toBeUndefined();
		expect(names(await running)).toEqual(['2026-03-30', '2026-01-01', '2025-07-07', '2025-02-02']);
	});

	it('are not all read for a limit that the last month fills', async () => {
		for (const day of ['2026-03-28', '2026-03-29', '2026-03-30', '2025-05-05']) seed(day);
		const run = await list(filters, { returnAll: false, limit: 2 });
		expect(names(run)).toEqual(['2026-03-30', '2026-03-29']);
		expect(ranges()).toHaveLength(1);
	});

	it('give as many as the limit, from as many months as it takes', async () => {
		for (const day of ['2026-03-30', '2025-12-12', '2025-05-05', '2025-02-02']) seed(day);
		const run = await list(filters, { returnAll: false, limit: 3 });
		expect(names(run)).toEqual(['2026-03-30', '2025-12-12', '2025-05-05']);
	});

	it('end with the error of the month that cannot be read', async () => {
		seed('2026-03-30');
		const refusal = { kind: 'errorBody', status: 400, code: 300, message: 'No.' } as const;
		zoom.simulator.faults.add({ on: 'recordings.list', fault: refusal, skip: 6 });
		const { status, items, error } = await list(filters);
		expect([status, items]).toEqual(['error', []]);
		expect(error?.description).toContain('"No."');
	});
});

describe('a limit', () => {
	it('is fifty by default, and none with Return All', async () => {
		for (let count = 0; count < 60; count += 1) seed('2026-03-03');
		const filters = { from: '2026-03-01', to: '2026-03-05' };
		expect((await list(filters, {})).items).toHaveLength(50);
		expect((await list(filters)).items).toHaveLength(60);
	});

	it.each([0, -3, 1.5, 'abc'])('of %s is refused before any request', async (limit) => {
		const { error } = await list({}, { returnAll: false, limit });
		expect(error?.message).toBe(`'Limit': ${limit} is not allowed [item 0]`);
		expect(error?.description).toMatch(/whole number/);
		expect(zoom.calls()).toEqual([]);
	});
});

it('returns nothing, and no error, when there is nothing', async () => {
	const run = await list({ from: '2026-03-01', to: '2026-03-05' });
	expect([run.status, run.items]).toEqual(['success', []]);
});
