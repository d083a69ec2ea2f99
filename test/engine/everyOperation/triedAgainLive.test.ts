import { shortenPauses } from '../fixtures/fastClock';
import { until } from '../fixtures/until';
import { session, useZoom } from '../fixtures/zoom';

// With Retry On Fail, n8n runs the node again with all its items: also with those that are done.
const zoom = useZoom({ settings: { retryScale: 0.00001, recordingEventDelayMs: 0 } });
beforeEach(() => shortenPauses(20));
afterEach(() => jest.restoreAllMocks());

describe('a change of the recording whose answer was lost', () => {
	const run = async (operation: string, id: string, more = {}) =>
		await zoom.run(operation, session(id), more);

	it.each<[operation: string, before: string[], after: string]>([
		['start', [], 'recording'],
		['stop', ['start'], 'idle'],
		['pause', ['start'], 'paused'],
		['resume', ['start', 'pause'], 'recording'],
	])('by %s is done, when n8n tries it again', async (operation, before, after) => {
		const { id } = zoom.simulator.startSession({ name: 'Demo' });
		for (const each of before) await run(each, id);
		const fault = { kind: 'resetBeforeReply' } as const;
		zoom.simulator.faults.add({ on: 'sessions.events', carriedOut: true, fault });
		const { error, items } = await run(operation, id, { retryOnFail: true });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ session_id: id, accepted: true });
		expect(zoom.simulator.session(id).recorder).toBe(after);
	});

	it.each(['pause', 'resume'])(
		'by %s is not taken for done where nothing is recorded',
		async (operation) => {
			const { id } = zoom.simulator.startSession({ name: 'Demo' });
			const fault = { kind: 'resetBeforeReply' } as const;
			zoom.simulator.faults.add({ on: 'sessions.events', fault });
			const { error } = await run(operation, id, { retryOnFail: true });
			expect(error?.message).toBe(`Zoom did not ${operation} the recording [item 0]`);
		},
	);
});

describe('a live session that is named', () => {
	it.each([
		['session', 'end', 'sessions.end'],
		['recording', 'stop', 'sessions.events'],
	])(
		'%s: %s means the same session at the next try, not a newer one',
		async (resource, operation, on) => {
			const begin = (name: string) => {
				const { id } = zoom.simulator.startSession({ name });
				zoom.simulator.session(id).recorder = 'recording';
				return id;
			};
			const first = begin('Weekly');
			begin('Other');
			// Once it is done for the first item, the next session of this name begins; the second item fails once.
			let newer = '';
			const fault = { kind: 'errorBody', status: 400, code: 300, message: 'Not now.' } as const;
			zoom.simulator.faults.add({ on, skip: 1, times: 1, fault });
			const run = zoom.run(
				operation,
				{ resource, ...session('={{ $json.name }}', 'name') },
				{ items: ['Weekly', 'Other'].map((name) => ({ json: { name } })), retryOnFail: true },
			);
			await until(() => zoom.simulator.requests.list(on).length === 2);
			newer = begin('weekly');
			const { error, items } = await run;
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ session_id: first });
			expect(zoom.simulator.session(newer)).toMatchObject({
				endedAt: undefined,
				recorder: 'recording',
			});
		},
	);
});
