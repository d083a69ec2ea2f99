import type { IDataObject } from 'n8n-workflow';

import type { StoredFile, StoredSession } from '../../tools/zoom-simulator';
import type { KindName } from '../../tools/zoom-simulator/files/kinds';
import { addFiles, answersTo, settled, startReceiver, type Receiver } from './fixtures/receiver';
import { until } from './fixtures/until';
import { useZoom } from './fixtures/zoom';
import { startPoller, type TriggerSetup } from './harness';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const EVENT = {
	video: 'session.recording_completed',
	transcript: 'session.recording_transcript_completed',
	summary: 'session.recording_summary_completed',
} as const;
const FAILED = 'session.recording_transcript_failed';
const HOUR = 3_600_000;
const BOTH = ['recording', 'transcript'];

type Kind = keyof typeof EVENT;

const receivers: Receiver[] = [];
afterEach(async () => {
	await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
});

async function receive(
	more: object = {},
	staticData?: IDataObject,
	setup: Partial<TriggerSetup> = {},
): Promise<Receiver> {
	const receiver = await startReceiver(
		zoom,
		{ events: Object.values(EVENT), output: 'completeSet', setKinds: BOTH, ...more },
		{ ...(staticData && { staticData }), ...setup },
	);
	receivers.push(receiver);
	return receiver;
}

const emptySession = (startedAt = new Date(Date.now() - HOUR)) =>
	zoom.simulator.seed({ name: 'demo', files: [], startedAt });
const list = (session: StoredSession, part: number, kinds: KindName[]): StoredFile[] =>
	addFiles(zoom, session, kinds, (session.startedAt ?? 0) + (part - 1) * 600_000);

async function complete(receiver: Receiver, session: StoredSession, part: number, kind: Kind) {
	const files = list(session, part, [kind]);
	return answersTo(await receiver.tell(EVENT[kind], session, files)).join();
}
const remove = (session: StoredSession, files = session.files) =>
	zoom.simulator.store.removeFiles(session, [...files]);
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

async function pollSets(setKinds = BOTH) {
	const poller = await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: { output: 'completeSet', setKinds },
		credentials: zoom.credentials(),
	});
	await poller.activate();
	return async () =>
		(await poller.poll()).map(({ json }) => [
			Object(json['recording_files']).length,
			json['missing'],
			json['dedupe_key'],
		]);
}

describe('a part whose files are deleted before the next one is there', () => {
	it('is no reason to drop the next one', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		remove(session);
		expect(await complete(receiver, session, 2, 'video')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[2, []],
			[2, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
	});

	it('is no reason either when only its media are deleted', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		remove(
			session,
			session.files.filter(({ fileType }) => fileType === 'MP4'),
		);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	});

	it('does not let the rest start again', async () => {
		const receiver = await receive();
		const session = emptySession();
		for (const part of [1, 2]) {
			await complete(receiver, session, part, 'video');
			await complete(receiver, session, part, 'transcript');
		}
		remove(session, session.files.slice(0, 2));
		expect(await complete(receiver, session, 2, 'summary')).toBe('200 repeat');
		expect(receiver.started()).toHaveLength(2);
	});

	it('is no reason for the poll trigger either', async () => {
		const sets = await pollSets();
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		const [first] = await sets();
		remove(session);
		list(session, 2, ['video', 'transcript']);
		const [second] = await sets();
		expect(second?.[1]).toEqual([]);
		expect(second?.[2]).not.toBe(first?.[2]);
		expect(await sets()).toEqual([]);
	});
});

it('a transcript that two of another part stood for is put out after all', async () => {
	const receiver = await receive();
	const session = emptySession();
	list(session, 1, ['video', 'transcript']);
	list(session, 2, ['video']);
	expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
	expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	expect(setsOf(receiver)).toEqual([
		[4, []],
		[5, []],
	]);
	expect(new Set(keysOf(receiver)).size).toBe(2);
	expect(await complete(receiver, session, 2, 'summary')).toBe('200 repeat');
});

describe('a set that was put out without a transcript', () => {
	it.each(['at once', 'after a restart'])('lets the next part be put out: %s', async (when) => {
		let receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		if (when === 'after a restart') {
			const staticData = receiver.trigger.staticData();
			await receivers.pop()?.close();
			receiver = await receive({ options: { timestampTolerance: 121 } }, staticData);
		}
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver).at(-1)).toEqual([3, ['transcript']]);
		await complete(receiver, session, 3, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(setsOf(receiver).at(-1)).toEqual([4, ['transcript']]);
	});

	it('has Zoom repeat the next part while it is still being stored', async () => {
		let isBeingStored = false;
		let store = () => {};
		const stored = new Promise<void>((resolve) => (store = resolve));
		const receiver = await receive({}, undefined, {
			async onExecution() {
				isBeingStored = true;
				await stored;
			},
		});
		const session = emptySession();
		list(session, 1, ['video']);
		const { lifecycle, webhooks } = zoom.simulator;
		lifecycle.tell({ event: FAILED, session });
		await until(() => isBeingStored);
		list(session, 2, ['video']);
		const files = list(session, 2, ['transcript']);
		lifecycle.tell({ event: EVENT.transcript, session, files });
		const second = () => webhooks.log.list().slice(1);
		await until(() => second().some(({ attempts }) => attempts.length > 0));
		expect(answersTo(second())).toEqual(['503 session_unavailable']);
		store();
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[3, ['transcript']],
		]);
	});

	it('does so although repeats are not dropped', async () => {
		const receiver = await receive({ options: { dropRepeats: false } });
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	});

	it('is put out again when the transcript comes after all', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		await receiver.tell(FAILED, session);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[2, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
	});

	it('is put out again by the poll trigger, too', async () => {
		const sets = await pollSets();
		const session = emptySession(new Date(Date.now() - 30 * HOUR));
		list(session, 1, ['video']);
		const [first] = await sets();
		list(session, 1, ['transcript']);
		const [second] = await sets();
		expect([first?.[1], second?.[1]]).toEqual([['transcript'], []]);
		expect(await sets()).toEqual([]);
	});
});
