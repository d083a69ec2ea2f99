import type { Json, JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	FILE_COLLECTIONS,
	hasFileOfKind,
	kindOf,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/fileKinds';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';
import { AUDIO, PARTICIPANT_AUDIO, restSession, VIDEO } from '../../fixtures/recorded';

describe('a session object of the REST API', () => {
	it("keeps Zoom's own fields and gets a key", () => {
		const session = restSession({ participant_audio_files: [PARTICIPANT_AUDIO] });
		expect(sessionRecordings(session)).toEqual({
			...session,
			dedupe_key: expect.stringMatching(/:[0-9a-f]{32}$/),
		});
	});

	it('does not change what it is given', () => {
		const session = restSession({ recording_files: [null, VIDEO] });
		const before = structuredClone(session);
		sessionRecordings(session, true);
		expect(session).toEqual(before);
	});

	it.each<[string, JsonObject, string]>([
		['text', { session_id: 's' }, 's'],
		['a number', { session_id: 1234567890 }, '1234567890'],
		['in id, as lists of sessions have it', { id: 's' }, 's'],
		['nowhere', {}, ''],
	])('session id: %s', (_, source, session_id) => {
		expect(sessionRecordings(source)).toMatchObject({ session_id, dedupe_key: session_id });
	});

	it.each(['download_token', 'download_access_token'])('%s only where asked for', (field) => {
		const session = restSession({ [field]: 'XXX' });
		expect(sessionRecordings(session)).not.toHaveProperty(field);
		expect(sessionRecordings(session, true)).toHaveProperty(field, 'XXX');
	});

	it.each(FILE_COLLECTIONS)('keeps of %s what is readable', (collection) => {
		const odd: Json[] = [null, 'x', 7, [], AUDIO];
		expect(sessionRecordings(restSession({ [collection]: odd }))[collection]).toEqual([AUDIO]);
		expect(sessionRecordings(restSession({ [collection]: 'x' }))[collection]).toEqual([]);
	});

	it("adds no list that Zoom left out: the account's has no participants' audio", () => {
		expect(sessionRecordings(restSession())).not.toHaveProperty('participant_audio_files');
	});
});

describe('kinds of files', () => {
	it.each([
		['MP4', 'video'],
		['M4A', 'audio'],
		['TRANSCRIPT', 'transcript'],
		['SUMMARY', 'summary'],
		['CHAT', 'chat'],
		['CHAT_MESSAGE', 'chat'],
		['CC', 'captions'],
		['TIMELINE', 'timeline'],
		['TB', 'thumbnail'],
		['CSV', 'poll'],
		['mp4', 'video'],
		['HOLOGRAM', 'other'],
		['constructor', 'other'],
		['', 'other'],
	])('file_type "%s" is %s', (file_type, kind) => {
		expect(kindOf('recording_files', { file_type })).toBe(kind);
		expect(kindOf('participant_audio_files', { file_type })).toBe('participantAudio');
		expect(kindOf('participant_video_files', { file_type })).toBe('participantVideo');
	});

	it.each<[string, JsonObject, string[], boolean]>([
		['one of the kinds', restSession(), ['summary', 'video'], true],
		['none of them', restSession(), ['summary'], false],
		[
			"a participant's M4A is no audio of the session",
			{ participant_audio_files: [AUDIO] },
			['audio'],
			false,
		],
		["a participant's audio", { participant_audio_files: [AUDIO] }, ['participantAudio'], true],
		['no files', {}, ['video'], false],
		['odd files', { recording_files: [null, VIDEO] }, ['video'], true],
	])('a session has %s', (_, session, kinds, has) => {
		expect(hasFileOfKind(session, kinds)).toBe(has);
	});
});
