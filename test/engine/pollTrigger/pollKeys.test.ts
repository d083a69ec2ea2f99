import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { addFiles } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { startPoller, type Poller } from '../harness';

const zoom = useZoom();
const DAY = 86_400_000;

const ago = (days: number) => new Date(Date.now() - days * DAY);
const dateOf = (date: Date) => date.toISOString().slice(0, 10);
const dayOf = (date: Date) => Math.floor(date.getTime() / DAY);
const key = (number: number) => `key${String(number).padStart(9, '0')}`;
const keys = (from: number, count: number) =>
	Array.from({ length: count }, (_, at) => key(from + at)).join('');
const state = (seen: object) => ({
	polledAt: Date.now() - 3_600_000,
	from: dateOf(ago(7)),
	seen,
});
const poller = async (parameters: INodeParameters = {}, ofNode?: object): Promise<Poller> =>
	await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters,
		...{ credentials: zoom.credentials(), credentialId: 'account' },
		...(ofNode && { staticData: { 'node:Trigger': { ...ofNode } } }),
	});
const names = (items: INodeExecutionData[]) => items.map(({ json }) => json['session_name']);
const stateOf = (poll: Poller) => Object(Object(poll.staticData())['node:Trigger']);
const seenOf = (poll: Poller): string => Object.values(stateOf(poll).seen).join('');
const warnings = () => zoom.logs.filter(({ level }) => level === 'warn');

it('keeps the keys that the window needs, all of them, and no others', async () => {
	const days = [0, 1, 2, 3, 4, 5, 6].map((days) => [dayOf(ago(days)), keys(days * 1_000, 1_000)]);
	const seen = { ...Object.fromEntries(days), [dayOf(ago(12))]: 'key_of_other' };
	const trigger = await poller({ output: 'file' }, state(seen));
	zoom.simulator.seed({ name: 'demo' });
	expect(await trigger.activate()).toHaveLength(2);
	expect(seenOf(trigger)).toHaveLength(7_002 * 12);
	expect(seenOf(trigger)).not.toContain('key_of_other');
});

it('stores 12 bytes for a key, twice, and little else', async () => {
	for (let at = 0; at < 300; at += 1)
		zoom.simulator.seed({ name: `${at}`, startedAt: ago(at % 7) });
	const trigger = await poller();
	await trigger.activate();
	const [text, size] = [JSON.stringify(trigger.staticData()), seenOf(trigger).length];
	expect(size % 12).toBe(0);
	expect(size / 12).toBeGreaterThanOrEqual(600);
	expect(text.length - 2 * size).toBeLessThan(1_000);
});

it('reads the keys of an earlier version, and stores them compactly', async () => {
	// On another day than the new one, also in the first hours of a day.
	zoom.simulator.seed({ name: 'known', startedAt: ago(2) });
	const before = await poller();
	await before.activate();
	const { seen, ...rest } = stateOf(before);
	const single = Object.entries<string>(seen).flatMap(([day, text]) =>
		(text.match(/.{12}/g) ?? []).map((one) => [one, Number(day) * 86_400 + 40_000]),
	);
	const after = await poller({}, { ...rest, seen: Object.fromEntries(single) });
	zoom.simulator.seed({ name: 'new' });
	expect(names(await after.activate())).toEqual(['new']);
	expect(stateOf(after).seen).toMatchObject(seen);
});

describe('more keys than a poll can remember', () => {
	const seen = () => ({
		[dayOf(ago(6))]: keys(0, 200_000),
		[dayOf(ago(3))]: keys(200_000, 400_000),
	});
	const told = () => warnings().map(({ message }) => message);

	it('make the window shorter, which is logged: nothing is returned twice, and what is new is not lost', async () => {
		const old = zoom.simulator.seed({ name: 'old', startedAt: ago(6) });
		const recent = zoom.simulator.seed({ name: 'recent', startedAt: ago(2) });
		const trigger = await poller({}, state(seen()));
		expect(names(await trigger.activate())).toEqual(['old', 'recent']);
		expect(stateOf(trigger).from).toBe(dateOf(ago(5)));
		expect(seenOf(trigger).length).toBeLessThan(500_000 * 12);
		addFiles(zoom, old, ['transcript']);
		addFiles(zoom, recent, ['transcript']);
		zoom.simulator.seed({ name: 'new' });
		expect(names(await trigger.poll())).toEqual(['recent', 'new']);
		expect(await trigger.poll()).toEqual([]);
		const day = dateOf(ago(5));
		expect(told()).toEqual([expect.stringContaining(`so it looks back to ${day} only`)]);
	});

	it('are not logged again while the window begins on the same day', async () => {
		const trigger = await poller({}, { ...state(seen()), from: dateOf(ago(5)) });
		await trigger.activate();
		expect(stateOf(trigger).from).toBe(dateOf(ago(5)));
		expect(told()).toEqual([]);
	});
});
