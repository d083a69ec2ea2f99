import {
	COMPLETED_EVENTS,
	DEFAULT_EVENTS,
	RECOVERED,
	SESSION_EVENTS,
	TRANSCRIPT_FAILED,
} from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/events';

describe('the events of the trigger', () => {
	const names = SESSION_EVENTS.map(({ name }) => name);

	it("are Zoom's, each once", () => {
		expect([...names].sort()).toEqual([
			'session.ended',
			'session.recording_completed',
			'session.recording_deleted',
			'session.recording_paused',
			'session.recording_recovered',
			'session.recording_resumed',
			'session.recording_started',
			'session.recording_stopped',
			'session.recording_summary_completed',
			'session.recording_transcript_completed',
			'session.recording_transcript_failed',
			'session.recording_trashed',
			'session.started',
			'session.user_joined',
			'session.user_left',
		]);
	});

	it('include those that sets wait for', () => {
		const awaited = [TRANSCRIPT_FAILED, RECOVERED, ...Object.values(COMPLETED_EVENTS)];
		expect(awaited.filter((name) => !names.some((each) => each === name))).toEqual([]);
	});

	it('begin with recording, transcript and summary', () => {
		expect(DEFAULT_EVENTS).toEqual([
			'session.recording_completed',
			'session.recording_transcript_completed',
			'session.recording_summary_completed',
		]);
	});

	it('are labelled apart from each other', () => {
		expect(new Set(SESSION_EVENTS.map(({ label }) => label)).size).toBe(names.length);
	});
});
