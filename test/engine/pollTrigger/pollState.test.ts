import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { addFiles } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { startPoller, type Poller } from '../harness';

const zoom = useZoom();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ago = (time: number) => new Date(Date.now() - time);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const poller = async (parameters: INodeParameters = {}, state?: object): Promise<Poller> =>
	await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters,
		credentials: zoom.credentials(),
		...(state && { staticData: { 'node:Trigger': { ...state } } }),
	});
const names = (items: INodeExecutionData[]) => items.map(({ json }) => json['session_name']);
describe('a poll that fails', () => {
	it.each([
		['refuses', { kind: 'status', status: 400 } as const],
		['sends half a list', { kind: 'malformedJson' } as const],
		['has reached the daily limit', { kind: 'rateLimit', type: 'Daily-limit' } as const],
	])('because Zoom %s loses nothing', async (_, fault) => {
		const trigger = await poller();
		await trigger.activate();
		const before = trigger.staticData();
		zoom.simulator.seed({ name: 'meanwhile' });
		zoom.simulator.faults.add({ on: 'recordings.list', fault });
		await expect(trigger.poll()).rejects.toThrow();
		expect(trigger.staticData()).toEqual(before);
		expect(names(await trigger.poll())).toEqual(['meanwhile']);
	});

	it('because pages lead to themselves ends, and loses nothing', async () => {
		const trigger = await poller();
		await trigger.activate();
		for (const name of ['a', 'b', 'c', 'd', 'e']) zoom.simulator.seed({ name });
		zoom.simulator.settings.set({ maxPageSize: 2 });
		zoom.simulator.faults.add({
			on: 'recordings.list',
			fault: { kind: 'repeatPageToken' },
			times: 3,
		});
		await expect(trigger.poll()).rejects.toThrow(/list does not end/);
		zoom.simulator.faults.clear();
		expect(names(await trigger.poll()).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
	});

	it('on a later page returns nothing of the first', async () => {
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.settings.set({ maxPageSize: 1 });
		zoom.simulator.seed({ name: 'one' });
		zoom.simulator.seed({ name: 'two' });
		const fault = { kind: 'status', status: 400 } as const;
		zoom.simulator.faults.add({ on: 'recordings.list', fault, skip: 1 });
		await expect(trigger.poll()).rejects.toThrow();
		expect(names(await trigger.poll()).sort()).toEqual(['one', 'two']);
	});
});

it('waits out a short rate limit', async () => {
	const trigger = await poller();
	await trigger.activate();
	zoom.simulator.seed({ name: 'demo' });
	const fault = { kind: 'rateLimit', type: 'QPS', waitMs: 10 } as const;
	zoom.simulator.faults.add({ on: 'recordings.list', fault });
	expect(names(await trigger.poll())).toEqual(['demo']);
});

it('returns a file once for two polls at the same time', async () => {
	const trigger = await poller();
	await trigger.activate();
	zoom.simulator.seed({ name: 'demo' });
	const items = (await Promise.all([trigger.poll(), trigger.poll()])).flat();
	expect(names(items)).toEqual(['demo']);
});

describe('after a restart', () => {
	it('nothing old is returned again, and nothing is lost', async () => {
		zoom.simulator.seed({ name: 'before' });
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.seed({ name: 'output' });
		await trigger.poll();
		await trigger.poll();
		trigger.restart();
		zoom.simulator.seed({ name: 'while it was down' });
		expect(names(await trigger.activate())).toEqual(['while it was down']);
	});

	it('a longer stop than the window is made up for', async () => {
		const polledAt = Date.now() - 20 * DAY;
		const state = { polledAt, from: dayOf(ago(27 * DAY)), seen: {} };
		zoom.simulator.seed({ name: 'long ago', startedAt: ago(19 * DAY) });
		expect(names(await (await poller({}, state)).activate())).toEqual(['long ago']);
	});
});

it('asks for a month at most at a time', async () => {
	zoom.simulator.seed({ name: 'last month', startedAt: ago(50 * DAY) });
	const options = { lookBackDays: 90, includeExistingRecordings: true };
	expect(names(await (await poller({ options })).activate())).toEqual(['last month']);
	const calls = zoom.simulator.requests.list('recordings.list');
	expect(calls.length).toBeGreaterThanOrEqual(3);
	for (const { query } of calls) {
		const [from, to] = [query['from'], query['to']].map((day) => Date.parse(String(day)));
		expect((to ?? 0) - (from ?? 0)).toBeLessThanOrEqual(31 * DAY);
	}
});

it('finds sessions of a Zoom whose clock is ahead', async () => {
	const trigger = await poller();
	await trigger.activate();
	zoom.simulator.seed({ name: 'tomorrow', startedAt: ago(-23 * HOUR) });
	expect(names(await trigger.poll())).toEqual(['tomorrow']);
});

it('does not look less far because of a poll in the future, before the clock was corrected', async () => {
	const state = { polledAt: Date.now() + 30 * DAY, from: dayOf(ago(3 * DAY)), seen: {} };
	zoom.simulator.seed({ name: 'demo', startedAt: ago(2 * DAY) });
	expect(names(await (await poller({}, state)).activate())).toEqual(['demo']);
});

it('counts what it sees only after Look Back was raised as old', async () => {
	const session = zoom.simulator.seed({ name: 'old', startedAt: ago(20 * DAY) });
	const state = { polledAt: Date.now() - HOUR, from: dayOf(ago(7 * DAY)), seen: {} };
	const trigger = await poller({ options: { lookBackDays: 30 } }, state);
	expect(await trigger.activate()).toEqual([]);
	addFiles(zoom, session, ['transcript']);
	expect(names(await trigger.poll())).toEqual(['old']);
});
