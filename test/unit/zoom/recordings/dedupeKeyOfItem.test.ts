import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { fileKeyIn, idInKey } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';

describe('the key that an item has as a file', () => {
	const key = 's:recording_files:a';
	const own = { session_id: 's', collection: 'recording_files', dedupe_key: key };

	it.each<[string, JsonObject, string | undefined]>([
		['is its own', own, key],
		['is its own without the list', { ...own, collection: undefined }, key],
		['is its own without the session', { ...own, session_id: undefined }, key],
		['may be counted', { ...own, dedupe_key: `${key}#2` }, `${key}#2`],
		['is not that of its session', { ...own, dedupe_key: 's:0123456789abcdef' }, undefined],
		['is not one of another session', { ...own, session_id: 't' }, undefined],
		['is not one of another list', { ...own, collection: 'participant_audio_files' }, undefined],
		['is not there', { session_id: 's', collection: 'recording_files' }, undefined],
	])('%s', (_, item, expected) => {
		expect(fileKeyIn(item)).toBe(expected);
	});
});

describe('the ID in the key of a file', () => {
	it.each<[string, string | undefined]>([
		['s:recording_files:b5487b74-17a2', 'b5487b74-17a2'],
		['s:recording_files:b5487b74-17a2#2', 'b5487b74-17a2'],
		['a:recording_files:b:recording_files:c', 'c'],
		['s:recording_files:MP4/gallery_view/1/', undefined],
		['s:recording_files:', undefined],
	])('%s is %s', (key, id) => {
		expect(idInKey(key, 'recording_files')).toBe(id);
	});
});
