import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { fileMark, isSameMark } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/fileMark';

const VIDEO = { id: 'v', file_type: 'MP4', dedupe_key: 'k', download_url: 'https://zoom.us/rec/1' };
const CAPTION = { id: 'c', file_type: 'CC', dedupe_key: 'k', file_size: 70 };

describe('a file is known again', () => {
	it.each<[string, JsonObject, JsonObject, boolean]>([
		['at another address', VIDEO, { ...VIDEO, download_url: 'https://zoom.us/rec/2' }, true],
		['with another size', VIDEO, { ...VIDEO, file_size: 71 }, true],
		['not with another key', VIDEO, { ...VIDEO, dedupe_key: 'l' }, false],
		[
			'not with a key that a Merge has made the same for another part',
			{ ...VIDEO, recording_start: '2026-11-01T10:00:00Z' },
			{ ...VIDEO, recording_start: '2026-11-01T10:30:00Z' },
			false,
		],
		['by its address without a key', { download_url: 'a' }, { download_url: 'a' }, true],
		['not at another address without a key', { download_url: 'a' }, { download_url: 'b' }, false],
		['as captions', CAPTION, CAPTION, true],
		['as captions that have no ID this time', CAPTION, { ...CAPTION, id: undefined }, true],
		['as captions without ID and size', CAPTION, { file_type: 'CC', dedupe_key: 'k' }, true],
		['as captions of one ID whose size has changed', CAPTION, { ...CAPTION, file_size: 71 }, true],
		['not as captions of another ID', CAPTION, { ...CAPTION, id: 'd' }, false],
		['not as captions of another key', CAPTION, { ...CAPTION, dedupe_key: 'l' }, false],
		[
			'not as captions without an ID of another size',
			CAPTION,
			{ ...CAPTION, id: undefined, file_size: 71 },
			false,
		],
	])('%s', (_, one, other, isSame) => {
		expect(isSameMark(fileMark(one), fileMark(other))).toBe(isSame);
		expect(isSameMark(fileMark(other), fileMark(one))).toBe(isSame);
	});
});
