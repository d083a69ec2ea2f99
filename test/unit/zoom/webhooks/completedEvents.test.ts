import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { completedEvents } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/completedEvents';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import { DEFAULT_EVENTS } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/events';
import {
	AUDIO,
	PARTICIPANT_AUDIO,
	SESSION_ID,
	TRANSCRIPT,
	VIDEO,
	webhook,
} from '../../fixtures/recorded';

const SUMMARY = { id: 'summary', file_type: 'SUMMARY', recording_type: 'summary' };
const PARTICIPANT_VIDEO = { id: 'participant', file_type: 'MP4' };
const [COMPLETED, TRANSCRIBED, SUMMARIZED] = DEFAULT_EVENTS;
const listed = (more: JsonObject = {}): JsonObject => ({
	session_id: SESSION_ID,
	session_name: 'Demo',
	duration: 12,
	total_size: 100,
	recording_count: 2,
	recording_files: [VIDEO, TRANSCRIPT, AUDIO, SUMMARY],
	...more,
});
const keyOf = (event: string, files: JsonObject) =>
	eventItem(event, webhook(files, { event }), false).dedupe_key;

it('what is listed is returned as the events that announced it, with their keys', () => {
	const events = completedEvents(listed(), DEFAULT_EVENTS);
	expect(events.map(({ event, recording_files }) => [event, recording_files])).toEqual([
		[COMPLETED, [VIDEO, AUDIO]],
		[TRANSCRIBED, [TRANSCRIPT]],
		[SUMMARIZED, [SUMMARY]],
	]);
	expect(events.map(({ dedupe_key }) => dedupe_key)).toEqual([
		// The event names participants' audio, which Zoom's list lacks.
		keyOf(COMPLETED, {
			recording_files: [VIDEO, AUDIO],
			participant_audio_files: [PARTICIPANT_AUDIO],
		}),
		keyOf(TRANSCRIBED, { recording_files: [TRANSCRIPT] }),
		keyOf(SUMMARIZED, { recording_files: [SUMMARY] }),
	]);
	expect(events[1]).toEqual({
		event: TRANSCRIBED,
		session_id: SESSION_ID,
		session_name: 'Demo',
		duration: 12,
		recording_files: [TRANSCRIPT],
		dedupe_key: expect.any(String),
	});
});

it('only requested events, and only if there is something to announce', () => {
	expect(completedEvents(listed(), [SUMMARIZED, 'session.started'])).toHaveLength(1);
	expect(completedEvents(listed({ recording_files: [VIDEO] }), DEFAULT_EVENTS)).toHaveLength(1);
	expect(completedEvents(listed({ recording_files: undefined }), DEFAULT_EVENTS)).toEqual([]);
});

it("participants' videos belong to the recording, also alone", () => {
	const videos = { participant_video_files: [PARTICIPANT_VIDEO] };
	const events = completedEvents(listed(videos), DEFAULT_EVENTS);
	expect(events.map((event) => 'participant_video_files' in event)).toEqual([true, false, false]);
	expect(completedEvents(listed({ ...videos, recording_files: [] }), DEFAULT_EVENTS)).toHaveLength(
		1,
	);
	const audio = completedEvents(listed({ participant_audio_files: [PARTICIPANT_AUDIO] }), [
		COMPLETED,
		TRANSCRIBED,
	]);
	expect(audio.map((event) => 'participant_audio_files' in event)).toEqual([true, false]);
	const none = { participant_video_files: [], recording_files: [] };
	expect(completedEvents(listed(none), DEFAULT_EVENTS)).toEqual([]);
});

it('what Zoom is still processing is left to its event', () => {
	const files = [{ ...VIDEO, status: 'processing' }, AUDIO, TRANSCRIPT];
	const events = completedEvents(listed({ recording_files: files }), DEFAULT_EVENTS);
	expect(events.map(({ event }) => event)).toEqual([TRANSCRIBED]);
});
