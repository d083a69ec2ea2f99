import type { IDataObject } from 'n8n-workflow';

import type { StoredFile, StoredSession } from '../../tools/zoom-simulator';
import type { KindName } from '../../tools/zoom-simulator/files/kinds';
import { addFiles, answersTo, settled, startReceiver, type Receiver } from './fixtures/receiver';
import { useZoom } from './fixtures/zoom';
import { startPoller } from './harness';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const EVENT = {
	video: 'session.recording_completed',
	transcript: 'session.recording_transcript_completed',
	summary: 'session.recording_summary_completed',
} as const;
const FAILED = 'session.recording_transcript_failed';
const HOUR = 3_600_000;

type Kind = keyof typeof EVENT;
type Set = 'recording' | 'transcript' | 'summary';
const BOTH: Set[] = ['recording', 'transcript'];
const ALL: Set[] = [...BOTH, 'summary'];

const receivers: Receiver[] = [];
afterEach(async () => {
	await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
});

async function receive(setKinds: Set[]): Promise<Receiver> {
	const receiver = await startReceiver(zoom, {
		events: Object.values(EVENT),
		output: 'completeSet',
		setKinds,
	});
	receivers.push(receiver);
	return receiver;
}

const emptySession = (startedAt = new Date(Date.now() - HOUR)) =>
	zoom.simulator.seed({ name: 'demo', files: [], startedAt });

/** Lets Zoom list files of a part: each lasts a minute, and begins ten minutes after the one before. */
const list = (session: StoredSession, part: 1 | 2, kinds: KindName[], skewMs = 0): StoredFile[] =>
	addFiles(zoom, session, kinds, (session.startedAt ?? 0) + (part - 1) * 600_000 + skewMs);

/** Zoom has made a file of a part, lists it, and says so. */
async function complete(
	receiver: Receiver,
	session: StoredSession,
	part: 1 | 2,
	kind: Kind,
	skewMs = 0,
): Promise<string> {
	const files = list(session, part, [kind], skewMs);
	return answersTo(await receiver.tell(EVENT[kind], session, files)).join();
}

/** What the sets hold: the number of their files, and what they miss. */
const setsOf = (receiver: Receiver) =>
	receiver
		.started()
		.flat()
		.map((set) => [Object(set['recording_files']).length, set['missing']]);
const keysOf = (receiver: Receiver) =>
	receiver
		.started()
		.flat()
		.map(({ dedupe_key }) => dedupe_key);

async function pollSets(setKinds: Set[]) {
	const poller = await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: { output: 'completeSet', setKinds },
		credentials: zoom.credentials(),
	});
	await poller.activate();
	const sets = async () => (await poller.poll()).map(({ json }) => json);
	return { sets };
}

describe('a session recorded in two parts', () => {
	it.each<[string, Array<[1 | 2, Kind]>, string[]]>([
		[
			'one after the other',
			[
				[1, 'video'],
				[1, 'transcript'],
				[2, 'video'],
				[2, 'transcript'],
			],
			['200 set_incomplete', '200', '200 set_incomplete', '200'],
		],
		[
			'the recordings first',
			[
				[1, 'video'],
				[2, 'video'],
				[2, 'transcript'],
				[1, 'transcript'],
			],
			['200 set_incomplete', '200 set_incomplete', '200 set_incomplete', '200'],
		],
		[
			'the transcripts first',
			[
				[2, 'transcript'],
				[1, 'transcript'],
				[1, 'video'],
				[2, 'video'],
			],
			['200 set_incomplete', '200 set_incomplete', '200 set_incomplete', '200'],
		],
	])('is put out with all its files in the end: %s', async (_, order, expected) => {
		const receiver = await receive(BOTH);
		const session = emptySession();
		const answers: string[] = [];
		for (const [part, kind] of order) answers.push(await complete(receiver, session, part, kind));
		expect(answers).toEqual(expected);
		expect(setsOf(receiver).at(-1)).toEqual([4, []]);
	});

	it('has the same key in whatever order its files came, and from the poll trigger', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		const { sets } = await pollSets(ALL);
		await complete(receiver, session, 2, 'transcript');
		await complete(receiver, session, 2, 'summary');
		await complete(receiver, session, 1, 'video');
		await complete(receiver, session, 1, 'transcript');
		await complete(receiver, session, 2, 'video');
		const [webhook] = keysOf(receiver);
		const [polled] = await sets();
		expect(polled).toMatchObject({ missing: [], dedupe_key: webhook });
		expect(webhook).toMatch(/:set:recording\+transcript\+summary:[0-9a-f]{16}$/);
		expect(keysOf(receiver)).toHaveLength(1);
	});

	it('gives its first part a key, and the whole another', async () => {
		const receiver = await receive(BOTH);
		const session = emptySession();
		for (const part of [1, 2] as const) {
			await complete(receiver, session, part, 'video');
			await complete(receiver, session, part, 'transcript');
		}
		const [first, whole] = keysOf(receiver);
		expect(first).toMatch(/:set:recording\+transcript:[0-9a-f]{16}$/);
		expect(whole).toMatch(/:set:recording\+transcript:[0-9a-f]{16}$/);
		expect(whole).not.toBe(first);
	});

	it('finds the transcript of each part by its time, seconds off', async () => {
		const receiver = await receive(BOTH);
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 2, 'transcript', -3_000)).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'transcript', 4_000)).toBe('200');
	});

	it('counts transcripts that all have the times of the first part', async () => {
		const receiver = await receive(BOTH);
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
	});

	it('is put out with one summary for the session, and again when there is one for each', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		list(session, 2, ['video', 'transcript']);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200');
		expect(await complete(receiver, session, 2, 'summary')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[5, []],
			[6, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
	});

	it('has Zoom repeat the transcript of a part that Zoom does not list yet', async () => {
		const receiver = await receive(BOTH);
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		const elsewhere = zoom.simulator.seed({ name: 'other', files: [] });
		const files = list(elsewhere, 2, ['transcript']);
		expect(answersTo(await receiver.tell(EVENT.transcript, session, files))).toEqual([
			'503 session_unavailable',
		]);
		list(session, 2, ['video', 'transcript']);
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([[5, []]]);
	});
});

describe('a transcript that failed in one of two parts', () => {
	it('is waited for no more once the other part is complete', async () => {
		const receiver = await receive(BOTH);
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video', 'transcript']);
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(setsOf(receiver)).toEqual([[3, ['transcript']]]);
	});

	it.each(['names its part', 'names no part'])(
		'does not end the set for the other part, when the event %s',
		async (naming) => {
			const receiver = await receive(BOTH);
			const session = emptySession();
			const first = list(session, 1, ['video']);
			list(session, 2, ['video']);
			const told = naming === 'names its part' ? first : undefined;
			expect(answersTo(await receiver.tell(FAILED, session, told))).toEqual([
				'503 session_unavailable',
			]);
			expect(await complete(receiver, session, 2, 'transcript')).toBe('200 set_incomplete');
			await settled(zoom);
			expect(setsOf(receiver)).toEqual([[3, ['transcript']]]);
		},
	);
});

const missingOf = (found: IDataObject[]) => found.map((set) => set['missing']);

describe('the poll trigger', () => {
	it('puts a session out again as a whole when a second part is complete', async () => {
		const { sets } = await pollSets(BOTH);
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		expect(missingOf(await sets())).toEqual([[]]);
		list(session, 2, ['video']);
		expect(await sets()).toEqual([]);
		list(session, 2, ['transcript']);
		const [whole] = await sets();
		expect(whole?.['recording_files']).toHaveLength(4);
		expect(whole?.['missing']).toEqual([]);
		expect(await sets()).toEqual([]);
	});

	it('gives a second part up, and puts it out when its transcript comes after all', async () => {
		const { sets } = await pollSets(BOTH);
		const session = emptySession(new Date(Date.now() - 30 * HOUR));
		list(session, 1, ['video', 'transcript']);
		list(session, 2, ['video']);
		expect(missingOf(await sets())).toEqual([['transcript']]);
		list(session, 2, ['transcript']);
		expect(missingOf(await sets())).toEqual([[]]);
	});
});
