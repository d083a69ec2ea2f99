import type { Json, JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	FILE_COLLECTIONS,
	hasFileOfKind,
	kindOf,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/fileKinds';
import {
	isRequested,
	type RecordingsQuery,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/recordingsQuery';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';
import { newestFirst } from '../../../../nodes/ZoomVideoSdk/zoom/sessions/session';
import { AUDIO, PARTICIPANT_AUDIO, restSession, VIDEO } from '../../fixtures/recorded';

describe('a session object of the REST API', () => {
	it('keeps Zoom’s own fields and gets a key', () => {
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

	it('adds no list that Zoom left out: the account’s has no participants’ audio', () => {
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
	])('file_type “%s” is %s', (file_type, kind) => {
		expect(kindOf('recording_files', { file_type })).toBe(kind);
		expect(kindOf('participant_audio_files', { file_type })).toBe('participantAudio');
		expect(kindOf('participant_video_files', { file_type })).toBe('participantVideo');
	});

	it.each<[string, JsonObject, string[], boolean]>([
		['one of the kinds', restSession(), ['summary', 'video'], true],
		['none of them', restSession(), ['summary'], false],
		[
			'a participant’s M4A is no audio of the session',
			{ participant_audio_files: [AUDIO] },
			['audio'],
			false,
		],
		['a participant’s audio', { participant_audio_files: [AUDIO] }, ['participantAudio'], true],
		['no files', {}, ['video'], false],
		['odd files', { recording_files: [null, VIDEO] }, ['video'], true],
	])('a session has %s', (_, session, kinds, has) => {
		expect(hasFileOfKind(session, kinds)).toBe(has);
	});
});

describe('whether a listed session was asked for', () => {
	const all: RecordingsQuery = {
		range: undefined,
		trash: undefined,
		sessionName: undefined,
		fileKinds: [],
	};
	const days = { from: '2026-05-08', to: '2026-05-09' };
	const at = (start_time: string) => restSession({ start_time });

	it.each<[string, Partial<RecordingsQuery>, JsonObject, boolean]>([
		['everything', {}, restSession(), true],
		['part of the name, in any case', { sessionName: 'EEK' }, restSession(), true],
		[
			'the name, however its letters are written',
			{ sessionName: ' CAFÉ' },
			restSession({ session_name: 'Im Cafe\u0301' }),
			true,
		],
		[
			'the name, with an i of any kind',
			{ sessionName: 'ışık' },
			restSession({ session_name: 'IŞIK' }),
			true,
		],
		['another name', { sessionName: 'daily' }, restSession(), false],
		['a name, where the session has none', { sessionName: 'weekly' }, {}, false],
		['a kind it has', { fileKinds: ['audio'] }, restSession(), true],
		['a kind it lacks', { fileKinds: ['summary'] }, restSession(), false],
		['the last day', { range: days }, at('2026-05-09T23:59:59Z'), true],
		[
			'the day that was asked of Zoom in excess',
			{ range: days },
			at('2026-05-10T00:00:00Z'),
			false,
		],
		[
			'a first day that Zoom reads in its own way',
			{ range: days },
			at('2026-05-07T23:00:00Z'),
			true,
		],
		['days, where the session has no time', { range: days }, {}, true],
		[
			'days in the trash, where Zoom knows none',
			{ range: days, trash: 'session_recordings' },
			at('2026-05-07T23:00:00Z'),
			false,
		],
		[
			'the last day in the trash',
			{ range: days, trash: 'recording_file' },
			at('2026-05-09T23:00:00Z'),
			true,
		],
		['all of the trash', { trash: 'recording_file' }, at('2020-01-01T00:00:00Z'), true],
	])('%s', (_, query, session, asked) => {
		expect(isRequested(session, { ...all, ...query })).toBe(asked);
	});

	it('the latest comes first, sessions without a time last', () => {
		const starts = ['2026-05-08T00:00:00Z', '2026-05-10T00:00:00Z', '2026-05-09T00:00:00Z'];
		const sorted = [{}, ...starts.map(at)].sort(newestFirst).map((session) => session.start_time);
		expect(sorted).toEqual([starts[1], starts[2], starts[0], undefined]);
	});
});
