import type { IDataObject } from 'n8n-workflow';

import type { Delivery, StoredFile, StoredSession } from '../../../tools/zoom-simulator';
import type { KindName } from '../../../tools/zoom-simulator/files/kinds';
import { addFiles, answersTo, startReceiver, type Receiver } from '../fixtures/receiver';
import type { Zoom } from '../fixtures/zoom';
import { startPoller, type TriggerSetup } from '../harness';

/** The event by which Zoom tells of each kind of file. */
export const EVENT = {
	video: 'session.recording_completed',
	transcript: 'session.recording_transcript_completed',
	summary: 'session.recording_summary_completed',
} as const;
export const FAILED = 'session.recording_transcript_failed';
export const HOUR = 3_600_000;

type Set = 'recording' | 'transcript' | 'summary';
export type Kind = keyof typeof EVENT;

export const BOTH: Set[] = ['recording', 'transcript'];
export const ALL: Set[] = [...BOTH, 'summary'];

/** What the sets hold: the number of their files, and what they miss. */
export const setsOf = (receiver: Receiver) =>
	receiver
		.started()
		.flat()
		.map((set) => [Object(set['recording_files']).length, set['missing']]);
export const keysOf = (receiver: Receiver) =>
	receiver
		.started()
		.flat()
		.map(({ dedupe_key }) => dedupe_key);
export const missingOf = (found: IDataObject[]) => found.map((set) => set['missing']);

/** Lets the tests of a file receive and poll for sets of sessions whose parts they make. */
export function useSets(zoom: Zoom) {
	const receivers: Receiver[] = [];
	afterEach(async () => {
		await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
	});

	/** Lets Zoom list files of a part: each lasts a minute, and begins ten minutes after the one before. */
	const list = (
		session: StoredSession,
		part: number,
		kinds: KindName[],
		skewMs = 0,
	): StoredFile[] =>
		addFiles(zoom, session, kinds, (session.startedAt ?? 0) + (part - 1) * 600_000 + skewMs);

	async function receive(
		requiredFiles: Set[] = BOTH,
		more: object = {},
		setup: Partial<TriggerSetup> = {},
	): Promise<Receiver> {
		const receiver = await startReceiver(
			zoom,
			{ events: Object.values(EVENT), output: 'completeSet', requiredFiles, ...more },
			setup,
		);
		receivers.push(receiver);
		return receiver;
	}

	return {
		list,
		receive,
		/** Another process of n8n, which knows what the first one saved. */
		async restart(receiver: Receiver, requiredFiles: Set[] = BOTH): Promise<Receiver> {
			const staticData = receiver.trigger.staticData();
			receivers.splice(receivers.indexOf(receiver), 1);
			await receiver.close();
			// Another tolerance has a memory of its own, as another process has.
			const options = { timestampToleranceMinutes: 121 };
			return await receive(requiredFiles, { options }, { staticData });
		},
		emptySession: (startedAt = new Date(Date.now() - HOUR)) =>
			zoom.simulator.seed({ name: 'demo', files: [], startedAt }),
		remove: (session: StoredSession, kinds?: string[]) =>
			zoom.simulator.store.removeFiles(
				session,
				session.files.filter(({ fileType }) => kinds === undefined || kinds.includes(fileType)),
			),
		/** Zoom has made a file of a part, lists it, and says so. */
		async complete(
			receiver: Receiver,
			session: StoredSession,
			part: number,
			kind: Kind,
			skewMs = 0,
		): Promise<string> {
			const files = list(session, part, [kind], skewMs);
			return answersTo(await receiver.tell(EVENT[kind], session, files)).join();
		},
		/** Zoom sends an event again, with the same bytes. @returns the answer */
		async resend(
			receiver: Receiver,
			[delivery]: Delivery[],
			changes: IDataObject = {},
		): Promise<string> {
			const body: IDataObject = JSON.parse(delivery?.body ?? '{}');
			const { status, reply } = await zoom.simulator.webhooks.post({
				url: receiver.trigger.url,
				body: JSON.stringify({ ...body, ...changes }),
				secretToken: zoom.simulator.keys.webhookSecretToken,
				timestamp: String(Math.floor(Date.now() / 1000)),
				timeoutMs: 30_000,
			});
			const { reason, error } = JSON.parse(reply || '{}');
			return [status, reason ?? error].filter(Boolean).join(' ');
		},
		async pollSets(requiredFiles: Set[] = BOTH) {
			const poller = await startPoller({
				type: 'zoomVideoSdkRecordingPollTrigger',
				parameters: { output: 'completeSet', requiredFiles },
				credentials: zoom.credentials(),
			});
			await poller.activate();
			return async () => (await poller.poll()).map(({ json }) => json);
		},
	};
}
