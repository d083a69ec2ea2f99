import { namesFile } from '../../../../nodes/ZoomVideoSdk/files/upload/namesFile';
import type { UploadTarget } from '../../../../nodes/ZoomVideoSdk/files/upload/uploadTarget';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';

const ID = 'b5487b74-17a2-440e-88e7-d822db00c3cf';
const VIDEO: JsonObject = {
	...{ id: ID, file_type: 'MP4', collection: 'recording_files' },
	dedupe_key: `Ab/+cd==:recording_files:${ID}`,
};
const KEY = `abcdrecordingfiles${ID.replaceAll('-', '')}`;
const CAPTIONS: JsonObject = {
	...{ file_type: 'CC', collection: 'recording_files' },
	dedupe_key: 'Ab/+cd==:recording_files:CC//2026-01-31T10:00:00.000Z/',
};
const AUDIO: JsonObject = {
	...{ id: ID, file_type: 'M4A', collection: 'participant_audio_files' },
	dedupe_key: `Ab/+cd==:participant_audio_files:${ID}`,
};

const put = (path: string): UploadTarget => ({
	...{ to: 'urlPut', url: new URL(`https://bucket.example${path}`) },
});
const post = (key: string): UploadTarget => ({
	...{ to: 'urlPost', url: new URL('https://bucket.example/'), fileName: 'a.mp4' },
	fields: [['key', key]],
});

it.each<[string, UploadTarget, JsonObject, boolean]>([
	['the ID', put(`/zoom/${ID}.mp4`), VIDEO, true],
	['the ID in capitals', put(`/zoom/${ID.toUpperCase()}`), VIDEO, true],
	// One archive of 100,000 files has two that share them, more likely than not.
	['its first eight characters', put('/weekly b5487b74.mp4'), VIDEO, false],
	['all of it but the last', put(`/${ID.slice(0, -1)}.mp4`), VIDEO, false],
	[
		'the key with other signs',
		put('/Ab__cd___recording_files_b5487b74_17a2_440e_88e7_d822db00c3cf'),
		VIDEO,
		true,
	],
	['the key, escaped', put(`/${encodeURIComponent(String(VIDEO.dedupe_key))}.mp4`), VIDEO, true],
	['the ID in the query', put(`/a.mp4?name=${ID}`), VIDEO, false],
	['the ID of another file', put('/0a487b74-17a2-440e-88e7-d822db00c3cf'), VIDEO, false],
	[
		'the start of an ID that is not random',
		put('/aabbccdd.mp4'),
		{ ...VIDEO, id: 'aabbccddee', dedupe_key: 's:recording_files:aabbccddee' },
		false,
	],
	['a short ID', put('/12.mp4'), { ...VIDEO, id: '12', dedupe_key: '' }, false],
	["a participant's file by its ID, which another list may have", put(`/${ID}.m4a`), AUDIO, false],
	[
		"a participant's file by its key",
		put(`/abcdparticipantaudiofiles${ID.replaceAll('-', '')}`),
		AUDIO,
		true,
	],
	[
		'captions without an ID by their key',
		put('/abcd_recording_files_CC_2026-01-31T10_00_00.000Z'),
		CAPTIONS,
		true,
	],
	[
		'captions with an ID by their key alone',
		put('/abcd_recording_files_CC_2026-01-31T10_00_00.000Z'),
		{ ...CAPTIONS, id: ID },
		false,
	],
	[
		'captions by key and ID',
		put(`/abcd_recording_files_CC_2026-01-31T10_00_00.000Z-${ID}`),
		{ ...CAPTIONS, id: ID },
		true,
	],
	['nothing that identifies a file', put('/'), { collection: 'recording_files' }, false],
	['the key of a form', post(`zoom/${KEY}.mp4`), VIDEO, true],
	['a name in a form', post('zoom/weekly.mp4'), VIDEO, false],
	[
		'a form without a key',
		{ to: 'urlPost', url: new URL('https://a.example/'), fields: [], fileName: 'a' },
		VIDEO,
		false,
	],
	[
		'a session, which takes one file',
		{ to: 'googleSession', url: new URL('https://a.example/'), chunkBytes: 1 },
		VIDEO,
		true,
	],
])('by %s', (_, target, file, isOwn) => {
	expect(namesFile(target, file)).toBe(isOwn);
});

describe('an object at Cloud Storage', () => {
	const session: UploadTarget = {
		...{ to: 'googleSession', url: new URL('https://a.example/'), chunkBytes: 1 },
	};

	it.each<[string, string, boolean]>([
		['with the ID of the file', `zoom/${ID}.mp4`, true],
		['as the next execution may have it, too', 'zoom/weekly.mp4', false],
	])('is known by its name %s, whatever the answer leaves out', (_, name, isOwn) => {
		const id = `archive/${name}/1795860300916`;
		for (const response of [
			{ bucket: 'archive', name },
			{ kind: 'storage#object', name },
			{ id, name },
			{ id },
		]) {
			expect(namesFile(session, VIDEO, response)).toBe(isOwn);
		}
	});

	it('is not known without its name', () => {
		expect(namesFile(session, VIDEO, { bucket: 'archive' })).toBe(false);
		expect(namesFile(session, VIDEO, { kind: 'storage#object' })).toBe(false);
		expect(namesFile(session, VIDEO, { id: 'archive/' })).toBe(false);
	});

	it('is not what Drive and OneDrive answer', () => {
		for (const id of ['1A-b_C', '01ABCDEF', 'ABC!123']) {
			expect(namesFile(session, VIDEO, { id, name: 'zoom/weekly.mp4' })).toBe(true);
		}
	});
});
