import type { StoredSession } from '../../../tools/zoom-simulator';
import { addFiles, answersTo, startReceiver, type Receiver } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const EVENT = {
	video: 'session.recording_completed',
	transcript: 'session.recording_transcript_completed',
	summary: 'session.recording_summary_completed',
} as const;
const BOTH = ['recording', 'transcript'];

let receiver: Receiver;
afterEach(async () => await receiver.close());

async function receive(requiredFiles: string[]): Promise<void> {
	receiver = await startReceiver(zoom, {
		events: Object.values(EVENT),
		output: 'completeSet',
		requiredFiles,
	});
}

const newSession = (): StoredSession =>
	zoom.simulator.seed({ name: 'demo', files: [], startedAt: new Date(Date.now() - 3_600_000) });

async function add(session: StoredSession, kind: keyof typeof EVENT): Promise<string> {
	const files = addFiles(zoom, session, [kind], session.startedAt ?? 0);
	return answersTo(await receiver.tell(EVENT[kind], session, files)).join();
}

const started = () => receiver.started().flat().length;

describe('a set that has started the workflow', () => {
	it.each<[string, string, (session: StoredSession) => void]>([
		[
			'all files were deleted',
			'200 set_incomplete',
			(session) => zoom.simulator.store.removeFiles(session, [...session.files]),
		],
		[
			'its transcript was deleted',
			'200 repeat',
			(session) =>
				zoom.simulator.store.removeFiles(
					session,
					session.files.filter(({ fileType }) => fileType === 'TRANSCRIPT'),
				),
		],
	])('does not start it again by a later event when %s: %s', async (_, answer, remove) => {
		await receive(BOTH);
		const session = newSession();
		await add(session, 'video');
		expect(await add(session, 'transcript')).toBe('200');
		expect(started()).toBe(1);
		remove(session);
		expect(await add(session, 'summary')).toBe(answer);
		expect(started()).toBe(1);
	});
});

it('the poll trigger returns a set again only when it has more than before', async () => {
	await receive(BOTH);
	const poller = await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: { output: 'completeSet', requiredFiles: BOTH },
		credentials: zoom.credentials(),
	});
	const session = newSession();
	addFiles(zoom, session, ['video'], session.startedAt ?? 0);
	await poller.activate();
	addFiles(zoom, session, ['transcript'], session.startedAt ?? 0);
	expect(await poller.poll()).toHaveLength(1);
	zoom.simulator.store.removeFiles(
		session,
		session.files.filter(({ fileType }) => fileType === 'TRANSCRIPT'),
	);
	expect(await poller.poll()).toEqual([]);
});
