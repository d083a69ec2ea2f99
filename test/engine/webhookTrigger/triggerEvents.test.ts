import { ALL_EVENTS, useTriggers, zoomEvent } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { jsonOf, session, useZoom } from '../fixtures/zoom';

const quick = {
	recordingEventDelayMs: 0,
	processingDelayMs: 20,
	transcriptDelayMs: 40,
	summaryDelayMs: 60,
};
const zoom = useZoom({ settings: quick });
const startTrigger = useTriggers(zoom);
const delivered = async (event: string) =>
	await zoom.simulator.waitForDelivery((one) => one.event === event && one.state !== 'pending');
const isPending = ({ state }: { state: string }) => state === 'pending';
/** Events overtake one another on their way: the last to be sent is not always the last to arrive. */
const allDelivered = async () =>
	await until(() => zoom.simulator.webhooks.log.list(isPending).length === 0);

/** A session from its start to its recordings' end, as Zoom tells it. */
async function liveThrough(name = 'Demo') {
	const { simulator } = zoom;
	const { lifecycle } = simulator;
	const live = simulator.startSession({ name, sessionKey: 'k', timezone: 'Europe/Berlin' });
	lifecycle.join(live, 'Margaret Hamilton');
	lifecycle.leave(live, 'Margaret Hamilton');
	for (const step of ['start', 'pause', 'resume', 'stop'] as const) lifecycle.record(live, step);
	lifecycle.end(live);
	await delivered('session.recording_summary_completed');
	lifecycle.trashSession(live);
	lifecycle.recover(live);
	lifecycle.deleteFiles(live, live.files);
	await delivered('session.recording_deleted');
	await allDelivered();
	return live;
}

it('starts the workflow with each of the fifteen events, once', async () => {
	const trigger = await startTrigger();
	zoom.simulator.webhooks.subscribe({ url: trigger.url });
	await liveThrough();
	zoom.simulator.settings.set({ transcriptFails: true });
	const failing = zoom.simulator.startSession({ name: 'Failing' });
	zoom.simulator.lifecycle.record(failing, 'start');
	zoom.simulator.lifecycle.end(failing);
	await delivered('session.recording_transcript_failed');

	const ofFirst = trigger.items().filter(({ session_name }) => session_name === 'Demo');
	const failed = trigger.items().filter(({ event }) => String(event).endsWith('_failed'));
	const events = [...ofFirst, ...failed].map(({ event }) => event);
	expect([...events].sort()).toEqual([...ALL_EVENTS].sort());
});

it("outputs one item an event, with the session's recordings in the one shape", async () => {
	const trigger = await startTrigger({ events: ['session.recording_completed'], simplify: false });
	zoom.simulator.webhooks.subscribe({ url: trigger.url });
	const live = zoom.simulator.startSession({
		name: 'Demo',
		sessionKey: 'k',
		timezone: 'UTC',
		transcriptOption: 0,
	});
	zoom.simulator.lifecycle.record(live, 'start');
	zoom.simulator.lifecycle.end(live);
	const { eventTs } = await delivered('session.recording_completed');
	const [stored] = jsonOf(await zoom.run('get', session(live.id)));
	// The same files, at addresses of the event's own, with what only events say of them.
	const told = (files: unknown, more: object) =>
		(Array.isArray(files) ? files : []).map((file: object) => ({
			...file,
			...more,
			download_url: expect.stringContaining('/rec/webhook_download/'),
		}));

	expect(trigger.items()).toEqual([
		{
			event: 'session.recording_completed',
			event_ts: eventTs,
			account_id: zoom.simulator.keys.accountId,
			session_id: live.id,
			session_name: 'Demo',
			session_key: 'k',
			start_time: stored?.['start_time'],
			timezone: 'UTC',
			recording_files: told(stored?.['recording_files'], { clip_id: '' }),
			participant_audio_files: told(stored?.['participant_audio_files'], {
				recording_type: 'audio_only_each_participant',
			}),
			dedupe_key: stored?.['dedupe_key'],
		},
	]);
});

it('keeps what only some events have', async () => {
	const trigger = await startTrigger({ simplify: false });
	zoom.simulator.webhooks.subscribe({ url: trigger.url });
	await liveThrough();
	const item = (event: string) => trigger.items().find((json) => json['event'] === event);
	expect(item('session.recording_trashed')).toMatchObject({
		operator: 'operator@example.com',
		operator_id: expect.any(String),
	});
	expect(item('session.recording_paused')).toMatchObject({
		recording_file: { recording_start: expect.any(String), recording_end: expect.any(String) },
	});
	expect(item('session.ended')).toMatchObject({ end_time: expect.any(String) });
	expect(item('session.started')).not.toHaveProperty('operator');
	for (const json of trigger.items()) expect(json['dedupe_key']).toMatch(/./);
});

it('reports each of two people who join at the same moment, with the user unchanged', async () => {
	const trigger = await startTrigger({ events: ['session.user_joined'] });
	const joined = (participant_uuid: string) => ({
		...zoomEvent({ user: { id: '1', name: 'Ada', participant_uuid } }, 'session.user_joined'),
		event_ts: 7,
	});
	for (const body of [joined('A'), joined('B'), joined('A')]) await trigger.send(body);
	expect(trigger.items().map(({ user }) => user)).toEqual(
		['A', 'B'].map((participant_uuid) => ({ id: '1', name: 'Ada', participant_uuid })),
	);
});

it('accepts an event that was not chosen, and starts nothing', async () => {
	const trigger = await startTrigger({ events: ['session.ended'] });
	for (const event of ['session.started', 'session.alert', 'session.ended_not']) {
		const { status } = await trigger.send(zoomEvent({}, event));
		expect(status).toBe(200);
	}
	expect(trigger.executions).toEqual([]);
	expect(trigger.failedExecutions).toEqual([]);
});

it('chooses recording, transcript and summary completed by default', async () => {
	const trigger = await startTrigger('defaults');
	zoom.simulator.webhooks.subscribe({ url: trigger.url });
	await liveThrough();
	const events = trigger.items().map(({ event }) => event);
	expect(events.sort()).toEqual([
		'session.recording_completed',
		'session.recording_summary_completed',
		'session.recording_transcript_completed',
	]);
});

describe('odd events', () => {
	it('are kept as far as they can be read, and an odd file affects no other', async () => {
		const trigger = await startTrigger();
		const good = { id: 'a', file_type: 'MP4', file_size: 1 };
		const without = { file_type: 'CC', download_url: 'https://zoom.us/rec/download/x' };
		const outside = { id: 'b', file_type: 'M4A', external_storage_url: 's3://bucket/x' };
		const files = [good, null, 'file', 7, without, {}, [good], outside];
		await trigger.send(zoomEvent({ recording_files: files, participant_audio_files: 'none' }));
		expect(trigger.items()).toEqual([
			expect.objectContaining({
				session_name: 'Demo',
				recording_files: [good, without, {}, outside],
				participant_audio_files: [],
			}),
		]);
	});

	it.each([
		['no object', { event: 'session.ended', event_ts: 1, payload: {} }],
		['no payload', { event: 'session.ended' }],
		['a payload that is none', { event: 'session.ended', payload: [1] }],
	])('start the workflow also with %s', async (_, body) => {
		const trigger = await startTrigger();
		expect((await trigger.send(body)).status).toBe(200);
		expect(trigger.items()).toEqual([expect.objectContaining({ event: 'session.ended' })]);
	});

	it('have their session_id as a string, to the last digit', async () => {
		const trigger = await startTrigger();
		const long =
			'{"event":"session.ended","payload":{"object":{"session_id":12345678901234567890}}}';
		await trigger.send(long);
		await trigger.send(zoomEvent({ session_id: 1_234_567_890 }));
		const ids = trigger.items().map(({ session_id }) => session_id);
		expect(ids).toEqual(['12345678901234567890', '1234567890']);
	});
});

describe('the download token', () => {
	const sent = 'eyJhbGciOiJIUzUxMiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
	const body = { ...zoomEvent({ recording_files: [{ id: 'a' }] }), download_token: sent };

	it('is left out by default, wherever it is', async () => {
		const trigger = await startTrigger();
		await trigger.send({
			...body,
			payload: { object: { session_id: 'a', download_token: sent } },
		});
		const [item] = trigger.items();
		expect(item).toMatchObject({ session_id: 'a' });
		expect(item).not.toHaveProperty('download_token');
	});

	it('is returned on request', async () => {
		const options = { includeDownloadToken: true };
		const trigger = await startTrigger({ options }, { tokens: 'allowed' });
		await trigger.send(body);
		expect(trigger.items()).toEqual([expect.objectContaining({ download_token: sent })]);
	});
});
