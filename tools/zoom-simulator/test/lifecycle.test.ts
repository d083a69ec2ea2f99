import type { Simulator } from '../simulator';
import { startSimulator } from '..';
import { startReceiver, type Receiver } from './receiver';

const quick = {
	recordingEventDelayMs: 1,
	processingDelayMs: 20,
	transcriptDelayMs: 40,
	summaryDelayMs: 60,
};

describe('the lifecycle of a session', () => {
	let zoom: Simulator;
	let receiver: Receiver;
	beforeAll(async () => {
		zoom = await startSimulator({ settings: quick });
		receiver = await startReceiver();
		zoom.webhooks.subscribe({ url: receiver.url });
	});
	afterEach(() => {
		zoom.reset();
		receiver.received.length = 0;
	});
	afterAll(async () => {
		await zoom.close();
		await receiver.close();
	});

	const delivered = async (event: string) =>
		await zoom.waitForDelivery((one) => one.event === event && one.state === 'delivered');
	const events = () => receiver.received.map(({ json }) => json.event);
	const received = (event: string) => {
		const found = receiver.received.find(({ json }) => json.event === event);
		if (found === undefined) throw new Error(`${event} was not received`);
		return found.json;
	};

	it('tells every step and brings the files', async () => {
		const session = zoom.startSession({ name: 'Demo', sessionKey: 'k', timezone: 'Europe/Berlin' });
		zoom.lifecycle.record(session, 'start');
		await delivered('session.recording_started');
		zoom.lifecycle.record(session, 'pause');
		await delivered('session.recording_paused');
		zoom.lifecycle.record(session, 'resume');
		await delivered('session.recording_resumed');
		zoom.lifecycle.end(session);
		await delivered('session.recording_summary_completed');

		expect(events()).toEqual(
			expect.arrayContaining([
				'session.started',
				'session.recording_started',
				'session.recording_paused',
				'session.recording_resumed',
				'session.recording_stopped',
				'session.ended',
				'session.recording_completed',
				'session.recording_transcript_completed',
				'session.recording_summary_completed',
			]),
		);
		expect(events()).toHaveLength(9);

		const common = { session_id: session.id, session_name: 'Demo', session_key: 'k' };
		const started = received('session.recording_started');
		expect(started).not.toHaveProperty('download_token');
		expect(started.payload).toMatchObject({
			account_id: zoom.keys.accountId,
			object: { ...common, timezone: 'Europe/Berlin', recording_file: { recording_end: '' } },
		});
		const completed = received('session.recording_completed');
		expect(completed.download_token).toMatch(/^ey/);
		expect(String(completed.event_ts)).toMatch(/^\d{13}$/);
		const types = (list: unknown) => JSON.stringify(list).match(/(?<="file_type":")\w+/g);
		expect(types(completed.payload.object?.['recording_files'])).toEqual([
			'MP4',
			'M4A',
			'CHAT',
			'TIMELINE',
			'CC',
		]);
		expect(completed.payload.object?.['participant_audio_files']).toEqual(
			Array(3).fill(expect.objectContaining({ recording_type: 'audio_only_each_participant' })),
		);
		expect(completed.payload.object).not.toHaveProperty('participant_video_files');
		expect(completed.payload.object?.['recording_files']).toContainEqual(
			expect.objectContaining({ file_type: 'MP4', clip_id: '' }),
		);
		for (const event of ['session.started', 'session.ended']) {
			const { object } = received(event).payload;
			expect(object).toMatchObject({ ...common, id: session.id });
			expect(object).not.toHaveProperty('timezone');
		}
		const transcript = received('session.recording_transcript_completed');
		expect(types(transcript.payload.object?.['recording_files'])).toEqual(['TRANSCRIPT']);
		const summary = received('session.recording_summary_completed');
		expect(types(summary.payload.object?.['recording_files'])).toEqual(['SUMMARY']);
		expect(summary.download_token).not.toBe(completed.download_token);
	});

	it('tells who joins and leaves, and ends when all have left', async () => {
		const session = zoom.startSession({ name: 'D', hostPresent: false, participants: ['Grace'] });
		expect(zoom.lifecycle.allows(session, 'start')).toBe(true);
		zoom.lifecycle.join(session, 'Ada', true);
		expect(session.hostPresent).toBe(true);
		await delivered('session.user_joined');
		const ada = { name: 'Ada', user_key: 'user-2', participant_uuid: expect.any(String) };
		expect(received('session.user_joined').payload.object).toMatchObject({
			...{ session_id: session.id, user: { ...ada, join_time: expect.any(String) } },
		});
		zoom.lifecycle.leave(session, 'Ada');
		expect(() => zoom.lifecycle.leave(session, 'Ada')).toThrow('Ada is not in the session');
		await delivered('session.user_left');
		expect(received('session.user_left').payload.object).toMatchObject({
			user: { ...ada, leave_time: expect.any(String), leave_reason: 'Ada left the session.' },
		});
		expect(session.endedAt).toBeUndefined();
		zoom.lifecycle.leave(session, 'Grace');
		expect(session.endedAt).toBeDefined();
		await delivered('session.ended');
	});

	it('tells the transcript before the recording where the delays say so', async () => {
		zoom.settings.set({ processingDelayMs: 200, transcriptDelayMs: 1, transcriptOption: '1' });
		await recordAndEnd();
		await delivered('session.recording_completed');
		const at = (event: string) => events().indexOf(event);
		expect(at('session.recording_transcript_completed')).toBeGreaterThan(-1);
		expect(at('session.recording_transcript_completed')).toBeLessThan(
			at('session.recording_completed'),
		);
		expect(at('session.recording_summary_completed')).toBe(-1);
	});

	it('tells that a transcript failed', async () => {
		zoom.settings.set({ transcriptFails: true, processingDelayMs: 200 });
		await recordAndEnd();
		await delivered('session.recording_completed');
		expect(received('session.recording_transcript_failed')).not.toHaveProperty('download_token');
		expect(events()).not.toContain('session.recording_summary_completed');
	});

	it('gives captions and timeline without id, size and status where a setting says so', async () => {
		zoom.settings.set({ fileIds: 'notForCaptionsAndTimeline', transcriptOption: '0' });
		const session = await recordAndEnd();
		await delivered('session.recording_completed');
		const { payload } = received('session.recording_completed');
		const list = payload.object?.['recording_files'];
		const files: unknown[] = Array.isArray(list) ? list : [];
		expect(session.files.filter(({ id }) => id === undefined)).toHaveLength(2);
		for (const file of files.slice(-2)) {
			expect(file).not.toHaveProperty('id');
			expect(file).not.toHaveProperty('file_size');
			expect(file).not.toHaveProperty('recording_type');
		}
	});

	it('starts recording by itself where the session was created so', async () => {
		zoom.startSession({ name: 'Auto', autoRecording: 'cloud' });
		await delivered('session.recording_started');
	});

	it('tells trash, recovery and deletion with who did it', async () => {
		const session = zoom.seed({ name: 'Old' });
		zoom.lifecycle.trashSession(session);
		await delivered('session.recording_trashed');
		zoom.lifecycle.recover(session);
		await delivered('session.recording_recovered');
		zoom.lifecycle.deleteFiles(session, session.files);
		await delivered('session.recording_deleted');
		expect(received('session.recording_trashed').payload).toMatchObject({
			operator: 'operator@example.com',
			object: { session_id: session.id },
		});
		expect(received('session.recording_deleted').payload.object).not.toHaveProperty(
			'recording_files',
		);
	});

	it('sends the id as a number where a setting says so, in events of recordings', async () => {
		zoom.settings.set({ eventSessionId: 'number' });
		const session = await recordAndEnd();
		const idIn = (event: string) => received(event).payload.object?.['session_id'];
		expect(idIn('session.started')).toBe(session.id);
		expect(idIn('session.recording_started')).toBe(session.number);
	});

	async function recordAndEnd() {
		const session = zoom.startSession({ name: 'Short' });
		zoom.lifecycle.record(session, 'start');
		await delivered('session.recording_started');
		zoom.lifecycle.end(session);
		return session;
	}
});
