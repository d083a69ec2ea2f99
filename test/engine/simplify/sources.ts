import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Seed, StoredSession } from '../../../tools/zoom-simulator';
import { NOBODY } from '../fixtures/missedDeliveries';
import { addFiles, startReceiver } from '../fixtures/receiver';
import { until } from '../fixtures/until';
import { session as named, useZoom, type Zoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

const COMPLETED = 'session.recording_completed';

const participant = { userId: '16778240', userKey: 'ada', size: 900 };

/** One of each kind, and what is odd at Zoom: without an id, a size or an address, twice the same. */
const FILES: Seed['files'] = [
	{ kind: 'video', size: 5_000 },
	{ kind: 'galleryVideo', size: 6_000 },
	{ kind: 'audio', size: 4_000 },
	{ kind: 'captions', id: null },
	{ kind: 'captions', id: null, text: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAda: Hello.\n' },
	{ kind: 'timeline', id: null, showSize: false },
	{ kind: 'chat', fileType: 'CHAT_MESSAGE', recordingType: 'chat_message' },
	'transcript',
	'summary',
	{ kind: 'participantAudio', ...participant, fileName: 'Audio only - Ada' },
	{ kind: 'participantVideo', ...participant, fileName: 'Video - Ada' },
];

/** One that Zoom has saved elsewhere. */
const EXTERNAL = { kind: 'video', size: 3_000, externalUrl: 'https://storage.example/a' } as const;

/** The same items, raw and simplified. */
export interface Both {
	raw: INodeExecutionData[];
	simplified: INodeExecutionData[];
}

type Source = (session: StoredSession) => Promise<Both>;

/** An account with all that items for the operations on files can come from. */
export interface Sources {
	zoom: Zoom;
	/** Seeds a session that was recorded in two parts, with a file that is not at Zoom unless told otherwise. */
	seed(external?: boolean): StoredSession;
	sources: Readonly<Record<string, Source>>;
}

const asItems = (list: ReadonlyArray<Record<string, unknown>>): INodeExecutionData[] =>
	list.map((json) => {
		const plain: IDataObject = JSON.parse(JSON.stringify(json));
		return { json: plain };
	});

export function useSources(): Sources {
	const zoom = useZoom({
		settings: { retryScale: 0.000_01, rateLimits: {}, downloadRedirects: 0 },
	});

	const ran =
		(operation: string, parameters: (session: StoredSession) => INodeParameters): Source =>
		async (session) => {
			const run = async (simplify: boolean) => {
				const { items, error } = await zoom.run(operation, { ...parameters(session), simplify });
				expect(error).toBeUndefined();
				return asItems(items.map(({ json }) => json));
			};
			return { raw: await run(false), simplified: await run(true) };
		};

	const webhook =
		(output: string): Source =>
		async (session) => {
			const settings = { events: [COMPLETED], output, requiredFiles: ['recording'] };
			const raw = await startReceiver(zoom, { ...settings, simplify: false });
			const simplified = await startReceiver(zoom, { ...settings, simplify: true });
			zoom.simulator.lifecycle.tell({ event: COMPLETED, session, files: session.files });
			await until(() => [raw, simplified].every(({ started }) => started().length > 0));
			await Promise.all([raw.close(), simplified.close()]);
			return {
				raw: asItems(raw.started().flat()),
				simplified: asItems(simplified.started().flat()),
			};
		};

	const polled =
		(output: string): Source =>
		async () => {
			const fetchNewest = async (simplify: boolean) => {
				const { fetchOnce } = await startPoller({
					type: 'zoomVideoSdkRecordingPollTrigger',
					parameters: { output, requiredFiles: ['recording'], simplify },
					credentials: zoom.credentials(),
				});
				return asItems((await fetchOnce()).map(({ json }) => json));
			};
			return { raw: await fetchNewest(false), simplified: await fetchNewest(true) };
		};

	const missed: Source = async (session) => {
		const { webhooks, lifecycle } = zoom.simulator;
		const { id } = webhooks.subscribe({ url: NOBODY });
		lifecycle.tell({ event: COMPLETED, session, files: session.files });
		await until(() => webhooks.log.list().some(({ state }) => state === 'failed'));
		webhooks.unsubscribe(id);
		const parameters = { resource: 'account', output: 'missedEvents' };
		return await ran('getWebhookLogs', () => parameters)(session);
	};

	return {
		zoom,
		seed(external = true) {
			const startedAt = new Date(Date.now() - 3_600_000);
			const texts = { name: 'Demo', sessionKey: 'k', timezone: 'UTC' };
			const session = zoom.simulator.seed({ ...texts, startedAt, files: FILES });
			addFiles(
				zoom,
				session,
				[{ kind: 'video', size: 4_500 }, 'transcript', ...(external ? [EXTERNAL] : [])],
				startedAt.getTime() + 600_000,
			);
			return session;
		},
		sources: {
			Get: ran('get', ({ id }) => named(id)),
			'Get Many: Session': ran('getAll', () => ({})),
			'Get Many: File': ran('getAll', () => ({ output: 'file' })),
			'Trigger: Event': webhook('event'),
			'Trigger: File': webhook('file'),
			'Trigger: Complete Set': webhook('completeSet'),
			'Poll Trigger: Session': polled('event'),
			'Poll Trigger: File': polled('file'),
			'Poll Trigger: Complete Set': polled('completeSet'),
			'Missed Events': missed,
		},
	};
}
