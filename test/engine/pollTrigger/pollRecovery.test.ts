import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { addFiles } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { startPoller, type Poller } from '../harness';

const zoom = useZoom();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ago = (time: number) => new Date(Date.now() - time);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const dayNumber = (date: Date) => Math.floor(date.getTime() / DAY);
const poller = async (parameters: INodeParameters = {}, state?: object): Promise<Poller> =>
	await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters,
		credentials: zoom.credentials(),
		...(state && { staticData: { 'node:Trigger': { ...state } } }),
	});
const names = (items: INodeExecutionData[]) => items.map(({ json }) => json['session_name']);
const warnings = () => zoom.logs.filter(({ level }) => level === 'warn');

describe('a clock that was ahead', () => {
	const clock = jest.spyOn(Date, 'now');
	const real = clock.getMockImplementation() ?? (() => new Date().getTime());
	afterEach(() => clock.mockImplementation(real));
	const ahead = (time: number) => clock.mockImplementation(() => new Date().getTime() + time);

	it('loses nothing once it is right again, and returns nothing twice', async () => {
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.seed({ name: 'before' });
		expect(names(await trigger.poll())).toEqual(['before']);
		ahead(30 * DAY);
		expect(await trigger.poll()).toEqual([]);
		zoom.simulator.seed({ name: 'meanwhile', startedAt: new Date() });
		await trigger.poll();
		clock.mockImplementation(real);
		expect(names(await trigger.poll())).toEqual(['meanwhile']);
		expect(warnings()).toEqual([
			expect.objectContaining({ message: expect.stringContaining('lies in the future') }),
		]);
		expect(await trigger.poll()).toEqual([]);
		expect(warnings()).toHaveLength(1);
	});

	it('by minutes, as after a start, makes nothing new of what was there before the first poll', async () => {
		zoom.simulator.seed({ name: 'too old', startedAt: ago(10 * DAY) });
		zoom.simulator.seed({ name: 'old', startedAt: ago(6 * DAY) });
		ahead(HOUR / 6);
		const trigger = await poller();
		expect(await trigger.activate()).toEqual([]);
		clock.mockImplementation(real);
		zoom.simulator.seed({ name: 'new' });
		expect(names(await trigger.poll())).toEqual(['new']);
		expect(warnings()).toEqual([]);
	});

	it('for longer than Look Back loses nothing either', async () => {
		const seen = { [dayNumber(ago(25 * DAY))]: 'key_of_fileA' };
		const state = { polledAt: Date.now() + 30 * DAY, from: dayOf(ago(-23 * DAY)), seen };
		zoom.simulator.seed({ name: 'long ago', startedAt: ago(20 * DAY) });
		zoom.simulator.seed({ name: 'lately', startedAt: ago(HOUR) });
		expect(names(await (await poller({}, state)).activate())).toEqual(['long ago', 'lately']);
	});
});

describe('a state that cannot be read', () => {
	const from = dayOf(ago(7 * DAY));

	it.each<[string, object]>([
		['no number as polledAt', { polledAt: 'yesterday', from, seen: {} }],
		['a polledAt that is no time', { polledAt: 1e300, from, seen: {} }],
		['a polledAt long before there was anything', { polledAt: -1e15, from, seen: {} }],
		['no polledAt', { from, seen: {} }],
		['no day as from', { polledAt: Date.now() - HOUR, from: 'x', seen: {} }],
		['a day that does not exist', { polledAt: Date.now() - HOUR, from: '2026-02-31', seen: {} }],
		['nothing but keys', { seen: { other: 5 } }],
	])('with %s loses nothing, and says so once', async (_, state) => {
		zoom.simulator.seed({ name: 'demo', startedAt: ago(2 * DAY) });
		const trigger = await poller({}, state);
		expect(names(await trigger.activate())).toEqual(['demo']);
		expect(await trigger.poll()).toEqual([]);
		expect(warnings()).toEqual([
			expect.objectContaining({ message: expect.stringContaining('could not be read') }),
		]);
		expect(zoom.simulator.requests.list('recordings.list').length).toBeLessThanOrEqual(8);
	});

	it('still knows what it has returned', async () => {
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.seed({ name: 'output' });
		await trigger.poll();
		const { seen } = Object(Object(trigger.staticData())['node:Trigger']);
		zoom.simulator.seed({ name: 'new' });
		const next = await poller({}, { polledAt: null, from: null, seen });
		expect(names(await next.activate())).toEqual(['new']);
	});
});

describe('a node with another name', () => {
	it('continues where it was', async () => {
		const trigger = await poller();
		await trigger.activate();
		zoom.simulator.seed({ name: 'output' });
		await trigger.poll();
		zoom.simulator.seed({ name: 'meanwhile' });
		expect(names(await trigger.rename('Zoom'))).toEqual(['meanwhile']);
	});

	// A copy with the same id would look the same, and must not lose what this one has seen.
	it('continues where that name was when it gets an old one back', async () => {
		const trigger = await poller();
		await trigger.activate();
		await trigger.rename('Zoom');
		zoom.simulator.seed({ name: 'output' });
		expect(names(await trigger.poll())).toEqual(['output']);
		zoom.simulator.seed({ name: 'meanwhile' });
		expect(names(await trigger.rename('Trigger'))).toEqual(['output', 'meanwhile']);
	});

	it('that another node had before starts again, when that one continues', async () => {
		const state = { polledAt: Date.now() - DAY, from: dayOf(ago(8 * DAY)), seen: {} };
		const moved = { ...state, polledAt: Date.now() - HOUR };
		zoom.simulator.seed({ name: 'old' });
		const trigger = await startPoller({
			type: 'zoomVideoSdkRecordingPollTrigger',
			credentials: zoom.credentials(),
			staticData: {
				'node:Trigger': { ...state, node: 'another' },
				global: { zoomVideoSdkPoll: { another: moved } },
			},
		});
		expect(await trigger.activate()).toEqual([]);
	});

	it('of a node that was replaced continues where that one was', async () => {
		const state = { polledAt: Date.now() - HOUR, from: dayOf(ago(7 * DAY)), seen: {} };
		zoom.simulator.seed({ name: 'meanwhile' });
		const trigger = await poller({}, { ...state, node: 'another' });
		expect(names(await trigger.activate())).toEqual(['meanwhile']);
	});
});

describe('a set that was incomplete at the first poll', () => {
	const parameters = { output: 'completeSet', requiredFiles: ['recording', 'transcript'] };

	it('is returned with what is missing once it is overdue', async () => {
		const clock = jest.spyOn(Date, 'now');
		const trigger = await poller(parameters);
		zoom.simulator.seed({ name: 'waiting', startedAt: ago(23 * HOUR) });
		zoom.simulator.seed({ name: 'overdue before', startedAt: ago(30 * HOUR) });
		expect(await trigger.activate()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		clock.mockImplementation(() => new Date().getTime() + 2 * HOUR);
		const items = await trigger.poll();
		const again = await trigger.poll();
		clock.mockRestore();
		expect(names(items)).toEqual(['waiting']);
		expect(items[0]?.json['missing']).toEqual(['transcript']);
		expect(again).toEqual([]);
	});

	it('is returned when it becomes complete', async () => {
		const session = zoom.simulator.seed({ name: 'waiting', startedAt: ago(HOUR) });
		const trigger = await poller(parameters);
		await trigger.activate();
		addFiles(zoom, session, ['transcript']);
		expect(names(await trigger.poll())).toEqual(['waiting']);
	});
});

it('returns no set just because Output was changed', async () => {
	const setup = {
		type: 'zoomVideoSdkRecordingPollTrigger',
		...{ credentials: zoom.credentials(), credentialId: 'account' },
	};
	const trigger = await startPoller(setup);
	zoom.simulator.seed({ name: 'old', startedAt: ago(30 * HOUR) });
	await trigger.activate();
	const saved = Object(trigger.staticData());
	const changed = await startPoller({
		...setup,
		parameters: { output: 'completeSet', requiredFiles: ['recording', 'transcript'] },
		staticData: saved,
	});
	expect(await changed.activate()).toEqual([]);
});
