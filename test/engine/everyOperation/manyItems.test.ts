import type { INodeExecutionData } from 'n8n-workflow';

import { session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const GOOD = [0, 1, 2, 5, 8, 9, 13, 17, 18, 19];

/** Twenty items: half of them name live sessions, the others nothing, or what does not exist. */
function twentyItems(): INodeExecutionData[] {
	return Array.from({ length: 20 }, (_, item) => {
		if (!GOOD.includes(item)) return { json: { item, id: item % 2 === 0 ? '' : 'unknown==' } };
		return { json: { item, id: zoom.simulator.startSession({ name: `Run ${item}` }).id } };
	});
}

const byItem = session('={{ $json.id }}');
const pairedTo = ({ pairedItem }: INodeExecutionData) => Object(pairedItem).item;

describe('Continue On Fail', () => {
	it('turns each item that fails into an item with its error, and continues with the others', async () => {
		const items = twentyItems();
		const run = await zoom.run('start', byItem, { items, onError: 'continueRegularOutput' });
		expect(run.status).toBe('success');
		expect(run.items.map(pairedTo)).toEqual(items.map((_, item) => item));
		for (const [item, { json }] of run.items.entries()) {
			if (GOOD.includes(item)) {
				expect(json).toEqual(expect.objectContaining({ session_id: items[item]?.json['id'] }));
			} else {
				const message = item % 2 === 0 ? /no session is chosen \[item \d+\]$/ : /not know this/;
				expect(json).toEqual({
					error: expect.stringMatching(message),
					message: expect.stringMatching(/\w/),
				});
			}
		}
		const recording = zoom.simulator.store.all().filter(({ recorder }) => recorder !== 'idle');
		expect(recording).toHaveLength(GOOD.length);
	});

	it('sends failed items to the error output, with their input', async () => {
		const items = twentyItems();
		const run = await zoom.run('start', byItem, { items, onError: 'continueErrorOutput' });
		const [good = [], bad = []] = run.outputs;
		expect(good.map(pairedTo)).toEqual(GOOD);
		const others = items.map((_, item) => item).filter((item) => !GOOD.includes(item));
		expect(bad.map(pairedTo)).toEqual(others);
		expect(bad.map(({ json }) => json['item'])).toEqual(others);
		for (const { json } of bad) expect(json['error']).toEqual(expect.stringMatching(/\w/));
	});

	it('gives all items the error of a credential that cannot work', async () => {
		const run = await zoom.run('start', byItem, {
			items: twentyItems(),
			credential: { apiSecret: '' },
			onError: 'continueRegularOutput',
		});
		expect(run.items).toHaveLength(20);
		for (const { json } of run.items) expect(json['error']).toMatch(/The 'API Secret' is empty/);
		expect(zoom.calls()).toEqual([]);
	});
});

it('without it, the node ends with the first item that fails', async () => {
	const run = await zoom.run('start', byItem, { items: twentyItems() });
	expect([run.status, run.items]).toEqual(['error', []]);
	expect(run.error?.message).toContain('not know this session');
});

it('pairs every session of a list with the item that asked for it', async () => {
	const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
	for (const [index, day] of days.entries()) {
		for (let count = 0; count <= index; count += 1) {
			zoom.simulator.seed({ name: day, startedAt: new Date(`${day}T1${count}:00:00Z`) });
		}
	}
	const items = [...days].reverse().map((day) => ({ json: { day } }));
	const filters = { from: '={{ $json.day }}', to: '={{ $json.day }}' };
	const run = await zoom.run('getAll', { returnAll: true, filters }, { items });
	const seen = run.items.map(({ json, pairedItem }) => [json['session_name'], pairedItem]);
	expect(seen).toEqual([
		...Array(3).fill(['2026-03-03', { item: 0 }]),
		...Array(2).fill(['2026-03-02', { item: 1 }]),
		['2026-03-01', { item: 2 }],
	]);
});

it("reads each item's own limit and options", async () => {
	for (const hour of [10, 11, 12]) {
		zoom.simulator.seed({ name: 'Demo', startedAt: new Date(`2026-03-03T${hour}:00:00Z`) });
	}
	const items = [{ json: { limit: 1 } }, { json: { limit: 2 } }];
	const filters = { from: '2026-03-01', to: '2026-03-05' };
	const run = await zoom.run('getAll', { limit: '={{ $json.limit }}', filters }, { items });
	expect(run.items.map(pairedTo)).toEqual([0, 1, 1]);
});
