import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { addFiles, startReceiver } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { startPoller, type Poller } from '../harness';

const zoom = useZoom();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ago = (time: number) => new Date(Date.now() - time);
const poller = async (parameters: INodeParameters = {}): Promise<Poller> =>
	await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters,
		credentials: zoom.credentials(),
	});
const names = (items: INodeExecutionData[]) => items.map(({ json }) => json['session_name']);
const types = (items: INodeExecutionData[]) => items.map(({ json }) => json['file_type']);

describe('the first poll', () => {
	it('returns nothing old; what is added afterwards is returned once, the oldest first', async () => {
		zoom.simulator.seed({ name: 'old' });
		const { activate, poll } = await poller();
		expect(await activate()).toEqual([]);
		expect(await poll()).toEqual([]);
		zoom.simulator.seed({ name: 'second', startedAt: ago(HOUR) });
		zoom.simulator.seed({ name: 'first', startedAt: ago(2 * HOUR) });
		expect(names(await poll())).toEqual(['first', 'second']);
		expect(await poll()).toEqual([]);
	});

	it('returns what is there on request, as far as it looks back', async () => {
		zoom.simulator.seed({ name: 'too old', startedAt: ago(9 * DAY) });
		zoom.simulator.seed({ name: 'old', startedAt: ago(5 * DAY) });
		const { activate } = await poller({ options: { includeExistingRecordings: true } });
		expect(names(await activate())).toEqual(['old']);
	});

	it('says what is wrong with a filter, and is refused', async () => {
		const { activate } = await poller({
			filters: { sessionName: '(', sessionNameMatch: 'pattern' },
		});
		await expect(activate()).rejects.toThrow(/regular expressions are not supported/);
		expect(zoom.calls()).toEqual([]);
	});

	it('compares names with wildcards', async () => {
		for (const name of ['weekly-1', 'weekly-22', 'my weekly-1']) {
			zoom.simulator.seed({ name, startedAt: ago(HOUR) });
		}
		const { activate } = await poller({
			filters: { sessionName: 'Weekly-?', sessionNameMatch: 'wildcard' },
			options: { includeExistingRecordings: true },
		});
		expect(names(await activate())).toEqual(['weekly-1']);
	});
});

describe('a transcript that comes days later', () => {
	const late = async (output: string) => {
		const session = zoom.simulator.seed({ name: 'demo', startedAt: ago(5 * DAY) });
		const { activate, poll } = await poller({ output });
		await activate();
		addFiles(zoom, session, ['transcript']);
		return [await poll(), await poll()];
	};

	it('returns the session again', async () => {
		const [items = [], again] = await late('event');
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				session_name: 'demo',
				recording_files: [expect.any(Object), expect.any(Object), expect.any(Object)],
				dedupe_key: expect.any(String),
			}),
		]);
		expect(again).toEqual([]);
	});

	it('is returned alone as a file', async () => {
		const [items = [], again] = await late('file');
		expect(types(items)).toEqual(['TRANSCRIPT']);
		expect(again).toEqual([]);
	});
});

it('gives files the keys that the webhook trigger gives them', async () => {
	const events = ['session.recording_completed'];
	const receiver = await startReceiver(zoom, { events, output: 'file' });
	const { activate, poll } = await poller({ output: 'file' });
	await activate();
	const kinds = ['video', 'timeline', { kind: 'captions' as const, id: null }] as const;
	const session = zoom.simulator.seed({ name: 'both', files: [...kinds] });
	await receiver.tell('session.recording_completed', session, session.files);
	const polled = (await poll()).map(({ json }) => json['dedupe_key']);
	expect(receiver.started()[0]?.map(({ dedupe_key }) => dedupe_key)).toEqual(polled);
	expect(new Set(polled).size).toBe(3);
	await receiver.close();
});

it('applies the filters', async () => {
	const filters = { sessionName: 'demo', fileKinds: ['audio'] };
	const { activate, poll } = await poller({ output: 'file', filters });
	await activate();
	zoom.simulator.seed({ name: 'demo' });
	zoom.simulator.seed({ name: 'other' });
	const items = await poll();
	expect(names(items)).toEqual(['demo']);
	expect(types(items)).toEqual(['M4A']);
});

describe('complete sets', () => {
	const parameters = { output: 'completeSet', requiredFiles: ['recording', 'transcript'] };

	it('are returned when they are complete, and not again for what is added later', async () => {
		const { activate, poll } = await poller(parameters);
		await activate();
		const session = zoom.simulator.seed({ name: 'demo' });
		expect(await poll()).toEqual([]);
		addFiles(zoom, session, ['transcript']);
		expect((await poll()).map(({ json }) => json)).toEqual([
			expect.objectContaining({
				missing: [],
				dedupe_key: expect.stringMatching(/:set:recording\+transcript:[0-9a-f]{16}$/),
			}),
		]);
		addFiles(zoom, session, ['summary']);
		expect(await poll()).toEqual([]);
	});

	it('that were complete before the first poll are old, whatever is added', async () => {
		const session = zoom.simulator.seed({ name: 'old', files: ['video', 'transcript'] });
		const { activate, poll } = await poller(parameters);
		await activate();
		addFiles(zoom, session, ['summary']);
		expect(await poll()).toEqual([]);
	});

	it('that were overdue at the first poll are old, also when a file is added that no set wants', async () => {
		const session = zoom.simulator.seed({ name: 'old', startedAt: ago(25 * HOUR) });
		const { activate, poll } = await poller(parameters);
		await activate();
		addFiles(zoom, session, ['summary']);
		expect(await poll()).toEqual([]);
		addFiles(zoom, session, ['transcript']);
		expect(names(await poll())).toEqual(['old']);
	});

	it('are returned with what is missing, a day after the recording', async () => {
		const { activate, poll } = await poller(parameters);
		await activate();
		zoom.simulator.seed({ name: 'waiting', startedAt: ago(23 * HOUR) });
		zoom.simulator.seed({ name: 'given up', startedAt: ago(25 * HOUR) });
		const items = await poll();
		expect(names(items)).toEqual(['given up']);
		expect(items[0]?.json['missing']).toEqual(['transcript']);
	});
});

describe('a fetch by hand', () => {
	it('returns the newest, and changes nothing', async () => {
		zoom.simulator.seed({ name: 'older', startedAt: ago(20 * DAY) });
		zoom.simulator.seed({ name: 'newest', startedAt: ago(12 * DAY) });
		const { fetchOnce, staticData } = await poller();
		expect(names(await fetchOnce())).toEqual(['newest']);
		expect(names(await fetchOnce())).toEqual(['newest']);
		expect(staticData()).toEqual({});
	});

	it.each([
		['file', 2],
		['completeSet', 1],
	])('returns it as %s', async (output, count) => {
		zoom.simulator.seed({ name: 'demo' });
		expect(await (await poller({ output })).fetchOnce()).toHaveLength(count);
	});

	it('says that there is none', async () => {
		await expect((await poller()).fetchOnce()).rejects.toThrow(/no recording of the last 30 days/);
	});
});

it.each(['event', 'file'])(
	'a file is new once Zoom has finished it, with Output %s',
	async (output) => {
		const { activate, poll } = await poller({ output });
		await activate();
		const list = (status: string) => {
			const recording_files = [{ id: 'v', file_type: 'MP4', status }];
			const start_time = new Date(Date.now() - 3_600_000).toISOString();
			const sessions = [{ session_id: 's', session_name: 'demo', start_time, recording_files }];
			const body = JSON.stringify({ sessions, next_page_token: '' });
			const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
			zoom.simulator.faults.clear();
			zoom.simulator.faults.add({ on: 'recordings.list', times: 0, fault });
		};
		list('processing');
		expect(await poll()).toEqual([]);
		list('completed');
		expect(names(await poll())).toEqual(['demo']);
		expect(await poll()).toEqual([]);
	},
);
