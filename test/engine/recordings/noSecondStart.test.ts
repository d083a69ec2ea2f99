import { startSimulator, type Fault } from '../../../tools/zoom-simulator';
import { credentialsFor, session, useZoom } from '../fixtures/zoom';
import { runNode } from '../harness';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const seed = () => zoom.simulator.seed({ name: 'Demo', state: 'live' }).id;
const start = async (id: string) => await zoom.run('start', session(id));
const STARTED = { accepted: true, method: 'recording.start' };

describe('a start that may have been carried out is not sent again', () => {
	it.each<[string, Fault, RegExp]>([
		['500', { kind: 'status', status: 500 }, /could not handle the request/],
		['502', { kind: 'htmlPage' }, /could not handle the request/],
		['a reset before the reply', { kind: 'resetBeforeReply' }, /connection to .* broke/],
	])('after %s', async (_, fault, message) => {
		const id = seed();
		zoom.simulator.faults.add({ on: 'sessions.events', fault, carriedOut: true, times: 0 });
		const { error } = await start(id);
		expect(error?.message).toMatch(message);
		expect(zoom.calls()).toEqual(['PATCH sessions.events']);
		expect(zoom.simulator.session(id).recorder).toBe('recording');
	});
});

it('after a rate limit it is sent again, because Zoom has not carried it out', async () => {
	const id = seed();
	const fault = { kind: 'rateLimit', type: 'QPS', waitMs: 0 } as const;
	zoom.simulator.faults.add({ on: 'sessions.events', fault });
	const { items } = await start(id);
	expect(items[0]?.json).toMatchObject(STARTED);
	expect(zoom.calls()).toHaveLength(2);
});

it('after a refused connection it is sent again', async () => {
	const gone = await startSimulator();
	await gone.close();
	const port = Number(new URL(gone.baseUrl).port);
	const running = runNode({
		type: 'zoomVideoSdkRecording',
		parameters: { resource: 'recording', operation: 'start', ...session('abc==') },
		credentials: credentialsFor(gone),
	});
	const back = await startSimulator({ port });
	back.seed({ name: 'Demo', state: 'live', id: 'abc==' });
	const { items, error } = await running;
	const { recorder } = back.session('abc==');
	await back.close();
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject(STARTED);
	expect(recorder).toBe('recording');
});

it.each<[string, Fault]>([
	['a page of HTML, as a proxy answers', { kind: 'htmlPage', status: 200 }],
	['an error under 200', { kind: 'errorBody', code: 200, message: 'No permission.' }],
	['a redirect', { kind: 'redirect', to: 'otherOrigin' }],
])("%s is not taken for Zoom's 202", async (_, fault) => {
	const id = seed();
	zoom.simulator.faults.add({ on: 'sessions.events', fault });
	const { status, items, error } = await start(id);
	expect([status, items]).toEqual(['error', []]);
	expect(error?.description).toMatch(/\w/);
	expect(zoom.simulator.session(id).recorder).toBe('idle');
});
