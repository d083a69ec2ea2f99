import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { retryScale: 0.0001, processingDelayMs: 10 } });
const startTrigger = useTriggers(zoom);
const FILES = [{ id: 'a', file_type: 'MP4', recording_type: 'gallery_view' }];
const COMPLETED = zoomEvent({ recording_files: FILES });
const statuses = (attempts: Array<{ status?: number }>) => attempts.map(({ status }) => status);

describe('an event that comes again', () => {
	it('is accepted, and starts nothing', async () => {
		const trigger = await startTrigger();
		const attempts = [await trigger.send(COMPLETED), await trigger.send(COMPLETED)];
		expect(statuses(attempts)).toEqual([200, 200]);
		expect(trigger.executions).toHaveLength(1);
	});

	it('is recognized by its files, when its addresses, token and time differ', async () => {
		const trigger = await startTrigger();
		const twin = (copy: number) => ({
			...zoomEvent({
				recording_files: FILES.map((file) => ({ ...file, download_url: `${copy}` })),
			}),
			event_ts: copy,
			download_token: `token ${copy}`,
		});
		await trigger.send(twin(1));
		await trigger.send(twin(2));
		expect(trigger.executions).toHaveLength(1);
	});

	it('is recognized by its time, when it has no files', async () => {
		const trigger = await startTrigger();
		const trashed = zoomEvent({}, 'session.recording_trashed');
		await trigger.send(trashed);
		await trigger.send(trashed);
		await trigger.send({ ...trashed, event_ts: trashed.event_ts + 1 });
		expect(trigger.executions).toHaveLength(2);
	});

	it('at the same moment starts the workflow once', async () => {
		let store = () => {};
		const stored = new Promise<void>((resolve) => (store = resolve));
		let storing = 0;
		const onExecution = async () => {
			storing += 1;
			await stored;
		};
		const trigger = await startTrigger({}, { onExecution });
		const first = trigger.send(COMPLETED);
		await until(() => storing === 1);
		const second = trigger.send(COMPLETED);
		store();
		expect([(await first).status, (await second).status, storing]).toEqual([200, 200, 1]);
		expect(trigger.executions).toHaveLength(1);
	});

	it('among many at the same moment is recognized in each', async () => {
		const trigger = await startTrigger();
		const events = Array.from({ length: 30 }, (_, at) => zoomEvent({ session_id: `${at % 10}==` }));
		await Promise.all(events.map(async (event) => await trigger.send(event)));
		await Promise.all(events.map(async (event) => await trigger.send(event)));
		const ids = trigger.items().map(({ session_id }) => session_id);
		expect(new Set(ids).size).toBe(10);
		expect(ids).toHaveLength(10);
	});

	it('is the other copy of a twin that Zoom sends', async () => {
		zoom.simulator.settings.set({ twins: true, transcriptOption: '0' });
		const trigger = await startTrigger();
		const events = ['session.recording_completed', 'session.ended'];
		zoom.simulator.webhooks.subscribe({ url: trigger.url, events });
		const live = zoom.simulator.startSession({ name: 'Demo' });
		zoom.simulator.lifecycle.record(live, 'start');
		zoom.simulator.lifecycle.end(live);
		const isDone = ({ state }: { state: string }) => state === 'delivered';
		await until(() => zoom.simulator.webhooks.log.list(isDone).length === 4);
		expect(
			trigger
				.items()
				.map(({ event }) => event)
				.sort(),
		).toEqual([...events].sort());
	});
});

describe('what is not a repeat', () => {
	it.each([
		['another event about the same files', { ...COMPLETED, event: 'session.recording_recovered' }],
		['another session', zoomEvent({ session_id: 'other==', recording_files: FILES })],
		['a file more', zoomEvent({ recording_files: [...FILES, { id: 'b', file_type: 'M4A' }] })],
	])('%s', async (_, body) => {
		const trigger = await startTrigger();
		await trigger.send(COMPLETED);
		await trigger.send(body);
		expect(trigger.executions).toHaveLength(2);
	});

	it('the same event at another trigger', async () => {
		for (const trigger of [await startTrigger(), await startTrigger()]) {
			await trigger.send(COMPLETED);
			expect(trigger.executions).toHaveLength(1);
		}
	});

	it('anything, when Ignore Duplicates is off, and while the user tries it out', async () => {
		const all = await startTrigger({ options: { ignoreDuplicates: false } });
		const tried = await startTrigger();
		for (let count = 0; count < 3; count += 1) {
			await all.send(COMPLETED);
			await tried.send(COMPLETED, { test: true });
		}
		expect([all.executions.length, tried.executions.length]).toEqual([3, 3]);
		await tried.send(COMPLETED);
		expect(tried.executions).toHaveLength(4);
	});
});

describe('an event whose execution could not be stored', () => {
	it('is answered with an error, and accepted when it comes again', async () => {
		let failures = 1;
		const onExecution = () => {
			if (failures-- > 0) throw new Error('The database is away');
		};
		const trigger = await startTrigger({}, { onExecution });
		const attempts = [await trigger.send(COMPLETED), await trigger.send(COMPLETED)];
		attempts.push(await trigger.send(COMPLETED));
		expect(statuses(attempts)).toEqual([500, 200, 200]);
		expect(trigger.executions).toHaveLength(1);
	});

	it.each(['same', 'new'] as const)(
		"is made up for by Zoom's own repeats, with the %s timestamp",
		async (retryTimestamp) => {
			zoom.simulator.settings.set({ retryTimestamp });
			let failures = 2;
			const onExecution = () => {
				if (failures-- > 0) throw new Error('The database is away');
			};
			const trigger = await startTrigger({}, { onExecution });
			zoom.simulator.webhooks.subscribe({ url: trigger.url, events: ['session.started'] });
			zoom.simulator.startSession({ name: 'Demo' });
			const { attempts } = await zoom.simulator.waitForDelivery(({ state }) => state !== 'pending');
			expect(statuses(attempts)).toEqual([500, 500, 200]);
			expect(trigger.executions).toHaveLength(1);
		},
	);
});

describe('after a restart of n8n', () => {
	it('repeats are recognized by the static data of the workflow', async () => {
		const before = await startTrigger();
		await before.send(COMPLETED);
		// A trigger with another node id knows nothing of what the process remembers of the first.
		const after = await startTrigger({}, { staticData: before.staticData() });
		expect((await after.send(COMPLETED)).status).toBe(200);
		expect(after.executions).toEqual([]);
		const empty = await startTrigger();
		await empty.send(COMPLETED);
		expect(empty.executions).toHaveLength(1);
	});

	it.each([
		['forgets what Zoom no longer repeats', 10, 86_400, 1],
		['stays small, whatever comes', 6000, 60, 2000],
	])('the static data %s', async (_, count, age, kept) => {
		const minute = Math.floor((Date.now() / 1000 - age) / 60).toString(36);
		const keys = Array.from({ length: count }, (__, at) => `k${at}`);
		const seen = { by: 'another', stored: `${minute}:${keys.join(',')}`, added: '' };
		const trigger = await startTrigger({}, { staticData: { 'node:Trigger': { seen, other: 1 } } });
		await trigger.send(COMPLETED);
		await trigger.send(COMPLETED);
		expect(trigger.executions).toHaveLength(1);
		const text = JSON.stringify(trigger.staticData());
		expect((text.match(/\bk\d+/g) ?? []).length).toBeLessThan(kept);
		expect(text).toContain('"other":1');
	});

	it.each([[null], ['text'], [{ a: 'b' }], [{ by: 1, stored: [], added: 'x:y' }], [[1]]])(
		'odd static data is no obstacle: %j',
		async (seen) => {
			const staticData = { 'node:Trigger': { seen } };
			const trigger = await startTrigger({}, { staticData });
			expect((await trigger.send(COMPLETED)).status).toBe(200);
			expect(trigger.executions).toHaveLength(1);
		},
	);

	it('holds no name, address or token of the event', async () => {
		const trigger = await startTrigger();
		await trigger.send({ ...COMPLETED, download_token: 'token' });
		const text = JSON.stringify(trigger.staticData());
		expect(text).toMatch(/[0-9a-z]{5}:[\w-]{12}"/);
		expect(text).not.toMatch(/Demo|kwPoX6bTS4uWBYwmEpzBvA|token/);
	});
});
