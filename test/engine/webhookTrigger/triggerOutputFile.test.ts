import { addFiles, answersTo, settled, startReceiver, type Receiver } from '../fixtures/receiver';
import { until } from '../fixtures/until';
import { jsonOf, session as sessionId, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { retryScale: 0.0001 } });
const COMPLETED = 'session.recording_completed';
const TRANSCRIPT = 'session.recording_transcript_completed';
const EVENTS = [COMPLETED, TRANSCRIPT, 'session.started'];

const receivers: Receiver[] = [];
afterEach(async () => {
	await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
});

async function receive(
	options: object = {},
	more: Parameters<typeof startReceiver>[2] = {},
): Promise<Receiver> {
	const parameters = { events: EVENTS, output: 'file', options: { ...options } };
	const receiver = await startReceiver(zoom, parameters, more);
	receivers.push(receiver);
	return receiver;
}

const typesOf = (items: Array<Record<string, unknown>> | undefined) =>
	items?.map(({ file_type }) => file_type);

it('returns one item per file, in the shape and with the key of Get', async () => {
	const { tell, started } = await receive();
	const session = zoom.simulator.seed({
		name: 'demo',
		files: ['video', 'timeline', 'participantAudio', 'participantVideo'],
	});
	expect(answersTo(await tell(COMPLETED, session, session.files))).toEqual(['200']);
	const [items = []] = started();
	expect(items).toHaveLength(4);
	expect(items[0]).toEqual({
		id: expect.any(String),
		status: 'completed',
		recording_start: expect.any(String),
		recording_end: expect.any(String),
		recording_type: 'shared_screen_with_speaker_view',
		file_type: 'MP4',
		file_extension: 'MP4',
		file_size: expect.any(Number),
		download_url: expect.any(String),
		session_id: session.id,
		session_name: 'demo',
		session_key: '',
		start_time: expect.any(String),
		timezone: '',
		collection: 'recording_files',
		dedupe_key: expect.stringMatching(/:recording_files:/),
	});
	zoom.watch(items);

	const again = await receive();
	await again.tell(COMPLETED, session, session.files);
	const [get] = jsonOf(await zoom.run('get', sessionId(session.id)));
	const ids = ['recording_files', 'participant_audio_files', 'participant_video_files'].flatMap(
		(list) => [get?.[list] ?? []].flat().map((file) => Object(file).id),
	);
	expect(items.map(({ id }) => id)).toEqual(ids);
	expect(again.started()[0]?.map(({ dedupe_key }) => dedupe_key)).toEqual(
		items.map(({ dedupe_key }) => dedupe_key),
	);
});

it.each([
	['at the same moment', 0],
	['one after the other', 20],
])('counts twins %s as one, although addresses and token differ', async (_, twinDelayMs) => {
	zoom.simulator.settings.set({ twins: true, twinDelayMs });
	const { tell, started } = await receive();
	const session = zoom.simulator.seed({ name: 'twins' });
	const deliveries = await tell(COMPLETED, session, session.files);
	expect(new Set(deliveries.map(({ body }) => body)).size).toBe(2);
	expect(answersTo(deliveries).sort()).toEqual(['200', '200 repeat']);
	expect(started()).toHaveLength(1);
});

it('accepts what could not be stored when Zoom sends it again', async () => {
	let failures = 2;
	const onExecution = () => {
		failures -= 1;
		if (failures >= 0) throw new Error('The database is away');
	};
	const { tell, started } = await receive({}, { onExecution });
	const session = zoom.simulator.seed({ name: 'stored late' });
	expect(answersTo(await tell(COMPLETED, session, session.files))).toEqual(['500']);
	await settled(zoom);
	expect(started().map(typesOf)).toEqual([['MP4', 'M4A']]);
});

it('returns only the files that are new', async () => {
	const { tell, started } = await receive();
	const session = zoom.simulator.seed({ name: 'parts', files: ['video', 'timeline'] });
	await tell(COMPLETED, session, session.files);
	const [timeline] = session.files.slice(1);
	const [transcript] = addFiles(zoom, session, ['transcript']);
	if (!timeline || !transcript) throw new Error('There are no such files');
	await tell(TRANSCRIPT, session, [timeline, transcript]);
	expect(started().map(typesOf)).toEqual([['MP4', 'TIMELINE'], ['TRANSCRIPT']]);
	expect(answersTo(await tell(TRANSCRIPT, session, [timeline]))).toEqual(['200 repeat']);
});

it('distinguishes files without an id, and recognizes them', async () => {
	const { tell, started } = await receive();
	const session = zoom.simulator.seed({ name: 'bare', files: [] });
	const bare = [
		{ kind: 'captions' as const, id: null, showSize: false, recordingType: null },
		{ kind: 'timeline' as const, id: null, showSize: false, recordingType: null },
	];
	addFiles(zoom, session, bare);
	addFiles(zoom, session, bare, (session.startedAt ?? 0) + 120_000);
	await tell(COMPLETED, session, session.files);
	expect(started().map(typesOf)).toEqual([['CC', 'TIMELINE', 'CC', 'TIMELINE']]);
	expect(answersTo(await tell(COMPLETED, session, session.files))).toEqual(['200 repeat']);
});

it('returns the event itself when it names no files', async () => {
	const { tell, started } = await receive();
	const session = zoom.simulator.seed({ name: 'begun', state: 'live' });
	await tell('session.started', session);
	expect(started()).toEqual([[expect.objectContaining({ event: 'session.started' })]]);
});

it('adds the download token to each file only on request', async () => {
	const { tell, started } = await receive({ includeDownloadToken: true });
	const session = zoom.simulator.seed({ name: 'token' });
	await tell(COMPLETED, session, session.files);
	expect(started()[0]?.map(({ download_token }) => typeof download_token)).toEqual([
		'string',
		'string',
	]);
});

it('returns everything again when repeats are not to be ignored, and in test runs', async () => {
	const { tell, started } = await receive({ ignoreDuplicates: false });
	const session = zoom.simulator.seed({ name: 'again' });
	const [delivery] = await tell(COMPLETED, session, session.files);
	await tell(COMPLETED, session, session.files);
	expect(started()).toHaveLength(2);

	const trying = await receive();
	const { webhooks, keys } = zoom.simulator;
	for (let time = 0; time < 2; time += 1) {
		await webhooks.post({
			url: trying.trigger.testUrl,
			body: delivery?.body ?? '',
			secretToken: keys.webhookSecretToken,
		});
	}
	expect(trying.started()).toHaveLength(2);
});

it('keeps its store bounded in number and in age', async () => {
	const minute = (ago: number) => Math.floor(Date.now() / 60_000 - ago).toString(36);
	const keys = (count: number, prefix: string) =>
		Array.from({ length: count }, (_, n) => `${prefix}${n}`).join(',');
	const stored = `${minute(8 * 1440)}:${keys(10, 'old')};${minute(5)}:${keys(6_000, 'key')}`;
	const seen = { by: 'before', stored, added: '' };
	const { tell, trigger } = await receive({}, { staticData: { 'node:Trigger': { seen } } });
	const session = zoom.simulator.seed({ name: 'full' });
	await tell(COMPLETED, session, session.files);
	const kept = () => {
		const node = Object(trigger.staticData()['node:Trigger']);
		return String(Object(node.seen).stored).split(/[:;,]/);
	};
	// 5,000 keys in all, and before them the two minutes in which they came.
	await until(() => kept().length === 5_002);
	const before = kept().filter((text) => text.startsWith('key'));
	expect(before).toHaveLength(5_000 - session.files.length);
	expect(before[0]).toBe(`key${6_000 - before.length}`);
	expect(before.at(-1)).toBe('key5999');
	expect(kept().filter((text) => text.startsWith('old'))).toEqual([]);
});
