import { readArchivedFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import { assertArchived } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/assertArchived';
import { readableFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/sessionListing';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';

const START = '2026-11-01T10:00:00Z';
const VIDEO: JsonObject = { id: 'a', file_type: 'MP4', file_size: 7, recording_start: START };
/** Where Download has put a file. */
const AT = { saved_as: 'a.mp4' };
const SENT = { uploaded: true, status: 200, etag: '"f00"', target_hash: 'ab'.repeat(16) };

/** What the refusal says; `none` when there is none. */
function ofVideo(entry: JsonObject, video = VIDEO): string {
	try {
		const files = readableFiles({ session_id: 's', recording_files: [video] }, () => true, false);
		assertArchived(files, readArchivedFiles([{ session_id: 's', ...entry }]), false);
		return 'none';
	} catch (error) {
		return error instanceof InputError ? (error.description ?? '') : String(error);
	}
}

describe('a file and an entry', () => {
	it.each<[string, JsonObject, RegExp]>([
		['another id', { id: 'b', bytes: 7 }, /not in the list/],
		['another id, whatever the times', { ...VIDEO, id: 'b' }, /not in the list/],
		['another session', { id: 'a', bytes: 7, session_id: 'other' }, /not in the list/],
		['no session', { id: 'a', bytes: 7, ...AT, session_id: undefined }, /without "session_id"/],
		['an empty session', { id: 'a', bytes: 7, ...AT, session_id: '' }, /not in the list/],
		[
			'another list',
			{ id: 'a', bytes: 7, collection: 'participant_audio_files' },
			/not in the list/,
		],
		['another type', { id: 'a', bytes: 7, file_type: 'M4A' }, /not in the list/],
		['fewer bytes', { id: 'a', bytes: 6, ...AT }, /6 bytes in the list, 7 at Zoom/],
		[
			'fewer bytes than announced',
			{ id: 'a', bytes: 6, file_size: 7, ...AT },
			/6 bytes in the list/,
		],
		['no size', { id: 'a', ...AT }, /without "bytes"/],
		['a size that Zoom announced', { id: 'a', file_size: 7, ...AT }, /without "bytes"/],
		['a size of something', { id: 'a', size: 7, ...AT }, /without "bytes"/],
		['a size that is none', { id: 'a', bytes: 7.5, ...AT }, /not a size/],
		['a negative size', { id: 'a', bytes: -7, ...AT }, /not a size/],
		['no size in its place', { id: 'a', bytes: null, ...AT }, /not a size/],
		['no place', { id: 'a', bytes: 7 }, /without "saved_as" or "uploaded"/],
		['an empty place', { id: 'a', bytes: 7, saved_as: ' ' }, /without "saved_as"/],
		['a place that is no text', { id: 'a', bytes: 7, saved_as: true }, /without "saved_as"/],
		[
			'a hash that is none',
			{ id: 'a', bytes: 7, sha256: 'f00', ...AT },
			/"sha256" that is not one/,
		],
		[
			'other times',
			{ file_type: 'MP4', recording_start: '2026-11-02', bytes: 7, ...AT },
			/not in the list/,
		],
		['no times', { file_type: 'MP4', bytes: 7, ...AT }, /not in the list/],
		["Zoom's own words", { ...VIDEO, download_url: 'https://zoom.us/a' }, /without "bytes"/],
		['a skipped file', { ...VIDEO, bytes: 7, ...AT, skipped: 'external_storage' }, /as skipped/],
		['an error in its place', { error: 'Zoom could not handle the request' }, /not in the list/],
		['an error beside it', { ...VIDEO, bytes: 7, ...AT, error: 'Broken' }, /with an error/],
		['no upload', { ...VIDEO, bytes: 7, ...SENT, uploaded: false }, /as not uploaded/],
		['no upload, yet a name', { ...VIDEO, bytes: 7, ...AT, uploaded: false }, /not uploaded/],
		['an upload in words', { ...VIDEO, bytes: 7, ...SENT, uploaded: 'true' }, /as "true" instead/],
		['an upload of MySQL', { ...VIDEO, bytes: 7, ...SENT, uploaded: 1 }, /as 1 instead of true/],
		['an upload without an answer', { ...VIDEO, bytes: 7, uploaded: true }, /"status" \(missing\)/],
		[
			"an upload with Zoom's status",
			{ ...VIDEO, bytes: 7, ...SENT, status: 'completed' },
			/"status" \("completed"\)/,
		],
		['a refused upload', { ...VIDEO, bytes: 7, ...SENT, status: 403 }, /its "status" \(403\) does/],
		['an upload to be stored', { ...VIDEO, bytes: 7, ...SENT, status: 202 }, /"status" \(202\)/],
		['an upload of a part', { ...VIDEO, bytes: 7, ...SENT, status: 206 }, /"status" \(206\)/],
		['a status as text', { ...VIDEO, bytes: 7, ...SENT, status: '200' }, /"status" \("200"\)/],
		[
			'a file that was not finished when it was stored',
			{ ...VIDEO, bytes: 7, ...AT, status: 'processing' },
			/stored with the status "processing", which is not Zoom's "completed"/,
		],
		[
			'a file that was not finished when it was uploaded',
			{ ...VIDEO, bytes: 7, ...SENT, zoom_status: 'processing' },
			/stored with the status "processing", which is not Zoom's "completed"/,
		],
		[
			'an upload that does not say whereto',
			{ ...VIDEO, bytes: 7, ...SENT, target_hash: undefined },
			/uploaded without a "target_hash": before its question mark, Upload URL must/,
		],
		[
			'an upload with an address in the place of its hash',
			{ ...VIDEO, bytes: 7, ...SENT, target_hash: 'https://bucket.example/a.mp4' },
			/without a "target_hash"/,
		],
	])('disagree by %s', (_, entry, reason) => {
		expect(ofVideo(entry)).toMatch(reason);
	});
});

/** What a node after Recording: Get leaves of Zoom's own words: never a proof, whatever is missing. */
describe("Zoom's own list", () => {
	const ofZoom: JsonObject = {
		...VIDEO,
		status: 'completed',
		recording_end: '2026-11-01T11:00:00Z',
		recording_type: 'gallery_view',
		file_extension: 'MP4',
		download_url: 'https://zoom.us/a',
		session_id: 's',
		session_name: 'Weekly',
		collection: 'recording_files',
		dedupe_key: 's:recording_files:a',
	};
	const names = Object.keys(ofZoom);

	it.each<[string, string[]]>([
		['as it is', []],
		['as a tool answers it', ['download_url', 'dedupe_key']],
		...names.map((name): [string, string[]] => [`without ${name}`, [name]]),
	])('%s proves nothing', (_, left) => {
		const entry = Object.fromEntries(
			Object.entries(ofZoom).filter(([name]) => !left.includes(name)),
		);
		expect(ofVideo(entry)).not.toBe('none');
	});

	it('proves nothing with its size called bytes', () => {
		expect(ofVideo({ ...ofZoom, bytes: ofZoom.file_size })).toMatch(/without "saved_as"/);
	});
});

describe('a size at Zoom', () => {
	const entry = { ...VIDEO, bytes: 7, ...AT };

	it.each(['7 bytes', -7, 7.5, true, {}, []])(
		'that cannot be read proves nothing: %j',
		(file_size) => {
			expect(ofVideo(entry, { ...VIDEO, file_size })).toMatch(
				/Zoom gives a size that cannot be read/,
			);
		},
	);

	it.each([7, '7', null, '', undefined])('can be read, or is not there: %j', (file_size) => {
		expect(ofVideo(entry, { ...VIDEO, file_size })).toBe('none');
	});
});

describe('a file that Zoom is still processing', () => {
	it.each(['processing', 'PROCESSING', 'ongoing'])('is never proven (%s)', (status) => {
		const entry = { ...VIDEO, bytes: 7, ...AT };
		expect(ofVideo(entry, { ...VIDEO, status })).toMatch(/Zoom is still processing it/);
		expect(ofVideo({ id: 'b' }, { ...VIDEO, status })).toMatch(/Zoom is still processing it/);
	});

	it.each(['completed', 'Completed', '', null])('is not one whose status is %s', (status) => {
		expect(ofVideo({ ...VIDEO, bytes: 7, ...AT }, { ...VIDEO, status })).toBe('none');
	});
});
