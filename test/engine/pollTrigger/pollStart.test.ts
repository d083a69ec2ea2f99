import type { INodeExecutionData } from 'n8n-workflow';

import { speedUpClock } from '../fixtures/fastClock';
import { useZoom } from '../fixtures/zoom';
import { startPoller, type Poller } from '../harness';

const zoom = useZoom();
const DAY = 86_400_000;

const poller = async (staticData = {}): Promise<Poller> =>
	await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: {},
		credentials: zoom.credentials(),
		staticData,
	});
const names = (items: INodeExecutionData[]) => items.map(({ json }) => json['session_name']);
const down = () =>
	zoom.simulator.faults.add({
		on: 'recordings.list',
		fault: { kind: 'rateLimit', type: 'Daily-limit' },
		times: 0,
	});

afterEach(() => jest.restoreAllMocks());

// n8n 2.41 gives a trigger up for good whose poll fails at the start of n8n, and records no execution.
describe('the poll at the start of n8n', () => {
	it('returns what came while n8n was down', async () => {
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.seed({ name: 'meanwhile' });
		expect(names(await trigger.startN8n())).toEqual(['meanwhile']);
		expect(await trigger.poll()).toEqual([]);
	});

	it('does not fail if Zoom cannot be asked, and the next one covers the gap', async () => {
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.seed({ name: 'meanwhile' });
		down();
		expect(await trigger.startN8n()).toEqual([]);
		expect(zoom.logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: expect.stringContaining('the poll at the start of n8n failed'),
			}),
		);
		await expect(trigger.poll()).rejects.toThrow('daily limit');
		zoom.simulator.faults.clear();
		expect(names(await trigger.poll())).toEqual(['meanwhile']);
	});

	it('makes nothing old of what was there before the first poll', async () => {
		zoom.simulator.seed({ name: 'old' });
		const trigger = await poller();
		down();
		expect(await trigger.startN8n()).toEqual([]);
		zoom.simulator.faults.clear();
		expect(await trigger.poll()).toEqual([]);
		zoom.simulator.seed({ name: 'new' });
		expect(names(await trigger.poll())).toEqual(['new']);
	});

	it('fails when somebody publishes the workflow, who can see it', async () => {
		down();
		await expect((await poller()).activate()).rejects.toThrow('daily limit');
	});

	// n8n 2.41 saves what the first trigger of a workflow has in memory, without what one that was added later has left.
	it('loses nothing if another poll trigger of the workflow has overwritten its state', async () => {
		const from = new Date().toISOString().slice(0, 10);
		const other = { polledAt: Date.now() - 60_000, from, seen: {} };
		zoom.simulator.seed({ name: 'meanwhile' });
		const trigger = await poller({ global: { zoomVideoSdkPoll: { 'ID of the other': other } } });
		expect(names(await trigger.startN8n())).toEqual(['meanwhile']);
		expect(await trigger.poll()).toEqual([]);
	});

	it('loses nothing by that, although n8n was down for longer than Look Back', async () => {
		const tenDays = new Date(Date.now() - 10 * DAY);
		const from = tenDays.toISOString().slice(0, 10);
		const other = { polledAt: tenDays.getTime(), from, seen: {} };
		zoom.simulator.seed({ name: 'meanwhile', startedAt: new Date(Date.now() - 9 * DAY) });
		const trigger = await poller({ global: { zoomVideoSdkPoll: { 'ID of the other': other } } });
		expect(names(await trigger.startN8n())).toEqual(['meanwhile']);
	});

	it('returns nothing old at the first start with a workflow', async () => {
		zoom.simulator.seed({ name: 'old' });
		expect(await (await poller()).startN8n()).toEqual([]);
	});

	it('ends after 45 seconds, marks nothing as seen, and the next one covers the gap', async () => {
		const trigger = await poller();
		await trigger.activate();
		for (const name of ['one', 'two', 'three']) zoom.simulator.seed({ name });
		const { settings } = zoom.simulator;
		settings.set({ maxPageSize: 1, latencyByOperation: { 'recordings.list': 1_000 } });
		speedUpClock(25);
		expect(await trigger.startN8n()).toEqual([]);
		jest.restoreAllMocks();
		settings.set({ latencyByOperation: {} });
		expect(names(await trigger.poll()).sort()).toEqual(['one', 'three', 'two']);
		expect(await trigger.poll()).toEqual([]);
	});
});

// n8n gives it the same name, under which it keeps what a node has left.
it.each<[string, string, 'activate' | 'startN8n', string[]]>([
	['another account returns nothing old', 'another', 'activate', []],
	['another account returns nothing old at the start of n8n', 'another', 'startN8n', []],
	['the same account continues where that one was', 'first', 'activate', ['meanwhile']],
])('a node that replaces one for %s', async (_, credentialId, begin, expected) => {
	const type = 'zoomVideoSdkRecordingPollTrigger';
	const credentials = zoom.credentials();
	const first = await startPoller({ type, credentials, credentialId: 'first' });
	await first.activate();
	zoom.simulator.seed({ name: 'meanwhile' });
	const staticData = Object(first.staticData());
	const trigger = await startPoller({ type, credentials, credentialId, staticData });
	expect(names(await trigger[begin]())).toEqual(expected);
	zoom.simulator.seed({ name: 'new' });
	expect(names(await trigger.poll())).toEqual(['new']);
});
