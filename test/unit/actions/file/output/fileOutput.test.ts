import {
	fileOutput,
	fileOutputFields,
} from '../../../../../nodes/ZoomVideoSdk/actions/file/output/fileOutput';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';

const file: JsonObject = {
	id: 'v',
	clip_id: '',
	status: 'completed',
	file_type: 'MP4',
	session_name: 'Demo',
	collection: 'recording_files',
};

it('raw: the fields of the file, then what the operation says', () => {
	const output = fileOutput(file, { text: 'Hello', status: 201 }, false);
	expect(output).toStrictEqual({ ...file, status: 201, text: 'Hello' });
	expect(Object.keys(output)).toEqual([...Object.keys(file), 'text']);
});

it('raw: without the failure of an earlier try, which this one made good', () => {
	const failed = { ...file, error: 'Zoom is away', skipped: 'processing', hint: 'Run it again' };
	expect(fileOutput(failed, { bytes: 1 }, false)).toStrictEqual({ ...file, bytes: 1 });
	expect(fileOutput(failed, { text: 'Hello' }, false)).toMatchObject(failed);
});

it('simplified: what the operation says first, even where the file has a field of that name', () => {
	const output = fileOutput(file, { text: 'Hello', status: 201 }, true);
	expect(Object.entries(output)).toEqual([
		['text', 'Hello'],
		['status', 201],
		['session_name', 'Demo'],
		['file_type', 'MP4'],
		['collection', 'recording_files'],
		['id', 'v'],
	]);
});

it("simplified: without what earlier steps said of the file, and with Zoom's own status", () => {
	const downloaded = {
		...file,
		saved_as: 'a.mp4',
		bytes: 1,
		upload_url: 'https://bucket.example/',
	};
	const uploaded = { ...downloaded, uploaded: true, status: 201, zoom_status: 'completed' };
	const expected = fileOutput(file, { text: 'Hello' }, true);
	expect(expected).toMatchObject({ status: 'completed' });
	expect(fileOutput(uploaded, { text: 'Hello' }, true)).toStrictEqual(expected);
});

it('names each field that there can be once, the own ones first, and no token of the session', () => {
	const fields = fileOutputFields('etag', 'status');
	expect(fields.slice(0, 5)).toEqual(['etag', 'status', 'skipped', 'hint', 'session_name']);
	expect(fields.filter((field) => field === 'status')).toHaveLength(1);
	expect(fields).toEqual(expect.arrayContaining(['id', 'download_url', 'dedupe_key']));
	expect(fields.filter((field) => /token$/.test(field))).toEqual([]);
});
