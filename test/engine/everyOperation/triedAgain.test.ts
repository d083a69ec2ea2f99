import type { INodeParameters } from 'n8n-workflow';

import { shortenPauses } from '../fixtures/fastClock';
import { jsonOf, session, useZoom } from '../fixtures/zoom';

// With Retry On Fail, n8n runs the node again with all its items: also with those that are done.
const zoom = useZoom({ settings: { retryScale: 0.00001, recordingEventDelayMs: 0 } });
beforeEach(() => shortenPauses(20));
afterEach(() => jest.restoreAllMocks());

type Made = Record<'id' | 'file', string>;

/** A session in the state that an operation needs. */
interface Case {
	resource: string;
	operation: string;
	call: string;
	make(name: string): Made;
	/** How often Zoom must fail for the node to fail, where calls are repeated. */
	failures?: number;
}

const live = (name: string, recorder: 'idle' | 'recording' | 'paused' = 'idle'): Made => {
	const { id } = zoom.simulator.startSession({ name });
	zoom.simulator.session(id).recorder = recorder;
	return { id, file: '' };
};
const trashed = (name: string): Made => ({
	id: zoom.simulator.seed({ name, trashedAt: new Date() }).id,
	file: '',
});
const trashedFile = (name: string): Made => {
	const stored = zoom.simulator.seed({ name, files: ['video', 'audio'] });
	zoom.simulator.lifecycle.trashFiles(stored, stored.files.slice(0, 1));
	return { id: stored.id, file: stored.files[0]?.id ?? '' };
};
const planned = (name: string): Made => ({
	id: zoom.simulator.seed({ name, state: 'scheduled' }).id,
	file: '',
});
const repeated = 5;

const cases: Case[] = [
	{ resource: 'recording', operation: 'start', call: 'sessions.events', make: live },
	{
		...{ resource: 'recording', operation: 'pause', call: 'sessions.events' },
		make: (name) => live(name, 'recording'),
	},
	{
		...{ resource: 'recording', operation: 'resume', call: 'sessions.events' },
		make: (name) => live(name, 'paused'),
	},
	{
		...{ resource: 'recording', operation: 'stop', call: 'sessions.events' },
		make: (name) => live(name, 'recording'),
	},
	{
		...{ resource: 'recording', operation: 'recover', call: 'recordings.recover' },
		...{ make: trashed, failures: repeated },
	},
	{
		...{ resource: 'file', operation: 'recover', call: 'recordings.recoverFile' },
		...{ make: trashedFile, failures: repeated },
	},
	{
		...{ resource: 'session', operation: 'end', call: 'sessions.end' },
		...{ make: live, failures: repeated },
	},
	{
		...{ resource: 'session', operation: 'delete', call: 'sessions.delete' },
		...{ make: planned, failures: repeated },
	},
];

/** Runs an operation for sessions, with Zoom failing at the second one at first. */
async function runForTwo(
	{ resource, operation, call, make, failures = 1 }: Case,
	more: { onError?: 'continueRegularOutput'; skip?: number } = {},
) {
	const made = ['one', 'two'].map((name) => make(name));
	const { skip = 1, ...setup } = more;
	const fault = { kind: 'status', status: 503 } as const;
	zoom.simulator.faults.add({ on: call, skip, times: failures, fault });
	const parameters: INodeParameters = {
		...{ resource, ...session('={{ $json.id }}') },
		...(resource === 'file' && { fileId: '={{ $json.file }}' }),
	};
	const items = made.map((json) => ({ json: { ...json } }));
	const run = await zoom.run(operation, parameters, { items, retryOnFail: true, ...setup });
	return { run, ids: made.map(({ id }) => id), calls: zoom.simulator.requests.list(call).length };
}

describe.each(cases)('$resource: $operation', (operation) => {
	const { failures = 1 } = operation;

	it('is not done again for an item that was done when another one failed', async () => {
		const { run, ids, calls } = await runForTwo(operation);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run).map(({ session_id }) => session_id)).toEqual(ids);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(calls).toBe(2 + failures);
	});

	it('is not done again when the first item fails and the node continues', async () => {
		const { run, ids, calls } = await runForTwo(operation, {
			...{ onError: 'continueRegularOutput', skip: 0 },
		});
		expect(jsonOf(run).map(({ session_id }) => session_id)).toEqual(ids);
		expect(calls).toBe(2 + failures);
	});
});
