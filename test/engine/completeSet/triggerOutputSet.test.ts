import type { INodeParameters } from 'n8n-workflow';

import type { StoredSession } from '../../../tools/zoom-simulator';
import type { KindName } from '../../../tools/zoom-simulator/files/kinds';
import { addFiles, answersTo, settled, startReceiver, type Receiver } from '../fixtures/receiver';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const EVENT = {
	recording: 'session.recording_completed',
	transcript: 'session.recording_transcript_completed',
	summary: 'session.recording_summary_completed',
} as const;
const FAILED = 'session.recording_transcript_failed';
const FILE: Record<keyof typeof EVENT, KindName> = {
	recording: 'video',
	transcript: 'transcript',
	summary: 'summary',
};
type Kind = keyof typeof EVENT;

const receivers: Receiver[] = [];
afterEach(async () => {
	await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
});

async function receive(requiredFiles: Kind[], more: INodeParameters = {}): Promise<Receiver> {
	const receiver = await startReceiver(zoom, {
		// The events that announce the files of a set count without being chosen.
		events: ['session.started'],
		output: 'completeSet',
		requiredFiles,
		...more,
	});
	receivers.push(receiver);
	return receiver;
}

const emptySession = () => zoom.simulator.seed({ name: 'demo', files: [] });
const all: Kind[] = ['recording', 'transcript', 'summary'];

/** Zoom has made files of a kind, lists them, and says so. */
async function complete(receiver: Receiver, session: StoredSession, kind: Kind): Promise<string> {
	const files = addFiles(zoom, session, [FILE[kind]]);
	return answersTo(await receiver.tell(EVENT[kind], session, files)).join();
}

it.each<Kind[][]>([
	[['recording', 'transcript', 'summary']],
	[['recording', 'summary', 'transcript']],
	[['transcript', 'recording', 'summary']],
	[['transcript', 'summary', 'recording']],
	[['summary', 'recording', 'transcript']],
	[['summary', 'transcript', 'recording']],
])('returns the set once, when the last of %j has arrived', async (order) => {
	const receiver = await receive(all);
	const session = emptySession();
	const answers: string[] = [];
	for (const kind of order) answers.push(await complete(receiver, session, kind));
	expect(answers).toEqual(['200 set_incomplete', '200 set_incomplete', '200']);
	expect(receiver.started()).toEqual([
		[
			expect.objectContaining({
				event: EVENT[order[2] ?? 'recording'],
				session_id: session.id,
				session_name: 'demo',
				recording_count: expect.any(Number),
				recording_files: [expect.any(Object), expect.any(Object), expect.any(Object)],
				missing: [],
				dedupe_key: expect.stringMatching(/:set:recording\+transcript\+summary:[0-9a-f]{16}$/),
			}),
		],
	]);
	zoom.watch(receiver.started());
});

it('is not output again by what comes to the session later', async () => {
	const receiver = await receive(['recording', 'transcript'], { events: [EVENT.summary] });
	const session = emptySession();
	const answers: string[] = [];
	for (const kind of all) answers.push(await complete(receiver, session, kind));
	expect(answers).toEqual(['200 set_incomplete', '200', '200 repeat']);
});

it('is returned once for twins, and for the last two events at the same moment', async () => {
	zoom.simulator.settings.set({ twins: true });
	const receiver = await receive(all);
	const session = emptySession();
	await complete(receiver, session, 'recording');
	const { lifecycle, webhooks } = zoom.simulator;
	const [transcript, summary] = [
		addFiles(zoom, session, ['transcript']),
		addFiles(zoom, session, ['summary']),
	];
	lifecycle.tell({ event: EVENT.transcript, session, files: transcript });
	lifecycle.tell({ event: EVENT.summary, session, files: summary });
	await until(() => webhooks.log.list().length === 6);
	await settled(zoom);
	expect(receiver.started()).toHaveLength(1);
});

it('has Zoom repeat an event that is ahead of its list', async () => {
	const receiver = await receive(['recording', 'transcript']);
	const session = emptySession();
	const [recording] = addFiles(zoom, session, ['video']);
	if (!recording) throw new Error('There is no such file');
	zoom.simulator.faults.add({
		on: 'recordings.get',
		fault: { kind: 'errorBody', status: 404, code: 3301, message: 'No recording.' },
	});
	expect(answersTo(await receiver.tell(EVENT.recording, session, [recording]))).toEqual([
		'503 session_unavailable',
	]);
	// Zoom's repeat may come first, on a busy machine: it starts the workflow as well.
	expect(await complete(receiver, session, 'transcript')).toMatch(/^200( repeat)?$/);
	await settled(zoom);
	expect(receiver.started()).toHaveLength(1);
});

it('counts the files of the event as there when that makes the set complete', async () => {
	const receiver = await receive(['recording', 'transcript']);
	const session = emptySession();
	await complete(receiver, session, 'recording');
	const elsewhere = zoom.simulator.seed({ name: 'other', files: ['transcript'] });
	expect(answersTo(await receiver.tell(EVENT.transcript, session, elsewhere.files))).toEqual([
		'200',
	]);
	expect(receiver.started()).toHaveLength(1);
});

describe('when the transcript failed', () => {
	it('returns the recording, and names what is missing', async () => {
		const receiver = await receive(all);
		const session = emptySession();
		await complete(receiver, session, 'recording');
		await receiver.tell(FAILED, session);
		expect(receiver.started()).toEqual([
			[expect.objectContaining({ event: FAILED, missing: ['transcript', 'summary'] })],
		]);
	});

	it('has Zoom say so again when the recording arrives later', async () => {
		const receiver = await receive(['recording', 'transcript']);
		const session = emptySession();
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['503 session_unavailable']);
		await complete(receiver, session, 'recording');
		await settled(zoom);
		expect(receiver.started()).toEqual([[expect.objectContaining({ missing: ['transcript'] })]]);
	});

	it('does not matter to a set without one', async () => {
		const receiver = await receive(['recording']);
		expect(answersTo(await receiver.tell(FAILED, emptySession()))).toEqual([
			'200 event_not_chosen',
		]);
	});
});

it.each([
	['answers with an error', { kind: 'status', status: 500 } as const],
	['limits the calls', { kind: 'rateLimit', type: 'QPS' } as const],
	['breaks off', { kind: 'resetBeforeReply' } as const],
	['does not answer in time', { kind: 'stall' } as const],
	['does not finish its answer in time', { kind: 'slowDrip', bytes: 1, everyMs: 40 } as const],
])('has Zoom repeat the event when its API %s', async (_, fault) => {
	const receiver = await receive(['recording']);
	const session = emptySession();
	zoom.simulator.faults.add({ on: 'recordings.get', fault });
	expect(await complete(receiver, session, 'recording')).toBe('503 session_unavailable');
	await settled(zoom);
	expect(receiver.started()).toHaveLength(1);
	expect(receiver.trigger.failedExecutions).toEqual([]);
	expect(zoom.logs.filter(({ level }) => level === 'error')).toEqual([
		expect.objectContaining({
			message: expect.stringContaining('the files of the session are not known yet'),
			metadata: expect.objectContaining({ reason: 'session_unavailable' }),
		}),
	]);
});

it('says in the log that an event names no session', async () => {
	const receiver = await receive(['recording']);
	const nameless = { ...emptySession(), id: '' };
	expect(answersTo(await receiver.tell(EVENT.recording, nameless))).toEqual(['200 no_session_id']);
	expect(zoom.logs.filter(({ level }) => level === 'error')).toEqual([
		expect.objectContaining({
			message: expect.stringContaining('session.recording_completed names no session'),
			metadata: expect.objectContaining({ reason: 'no_session_id' }),
		}),
	]);
	expect(zoom.calls()).toEqual([]);
});

it('does not ask Zoom about sessions that the filters exclude', async () => {
	const receiver = await receive(['recording'], { filters: { sessionName: 'other' } });
	expect(await complete(receiver, emptySession(), 'recording')).toBe('200 filtered');
	expect(zoom.calls()).toEqual([]);
});
