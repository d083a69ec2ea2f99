import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';

import type { Seed, StoredFile } from '../../tools/zoom-simulator';
import { makeFile } from '../../tools/zoom-simulator/files/makeFile';
import { jsonOf, session, useZoom } from './fixtures/zoom';

const zoom = useZoom();
const KINDS: Seed['files'] = ['video', 'audio', 'participantAudio', 'chat', 'captions', 'timeline'];
const seed = (files = KINDS) => zoom.simulator.seed({ name: 'Demo', files });

/** What File: Download puts out for a file that it has stored. */
const stored = (file: StoredFile): IDataObject => ({
	...(file.id !== undefined && { id: file.id }),
	collection: file.collection,
	file_type: file.fileType,
	recording_start: new Date(file.start).toISOString().replace(/\.\d+/, ''),
	file_size: file.size,
	bytes: file.size,
	saved_as: `${file.key}.bin`,
});
const textOf = (list: unknown) => (typeof list === 'string' ? list : JSON.stringify(list));
const remove = async (id: string, archivedFiles: unknown, parameters: INodeParameters = {}) =>
	await zoom.run('delete', {
		...session(id),
		onlyWhenArchived: true,
		archivedFiles: textOf(archivedFiles),
		requiredProof: 'download',
		...parameters,
	});
const wasDeleted = () => zoom.calls().some((call) => call.startsWith('DELETE'));

it('deletes when every file is in the list with its size, and puts out the proof', async () => {
	const { id, files } = seed();
	const sha256 = 'a'.repeat(64);
	const run = await remove(
		id,
		files.map((file) => ({ ...stored(file), sha256 })),
	);
	expect(run.error).toBeUndefined();
	expect(jsonOf(run)).toEqual([
		{
			deleted: true,
			action: 'trash',
			session_id: id,
			archived_files: expect.arrayContaining(
				files.map((file) => ({
					id: file.id,
					collection: file.collection,
					file_type: file.fileType,
					bytes: file.size,
					saved_as: `${file.key}.bin`,
					sha256,
				})),
			),
		},
	]);
	expect(zoom.calls()).toEqual(['GET recordings.get', 'DELETE recordings.delete']);
});

it('takes the items of an earlier node as an expression gives them', async () => {
	const { id, files } = seed();
	const run = await zoom.run(
		'delete',
		{
			...session(id),
			onlyWhenArchived: true,
			archivedFiles: '={{ $json.files }}',
			storedFiles: '={{ $json.objects }}',
		},
		{
			items: [
				{
					json: {
						files: files.map((file) => ({ json: stored(file) })),
						objects: files.map(({ key, size }) => ({ json: { Key: `${key}.bin`, Size: size } })),
					},
				},
			],
		},
	);
	expect(run.error).toBeUndefined();
	expect(wasDeleted()).toBe(true);
});

it('counts a file that has come since as missing, and names it', async () => {
	const demo = seed();
	const { id, files } = demo;
	const list = files.map(stored);
	const [{ start, end } = { start: 0, end: 0 }] = files;
	files.push(makeFile({ kind: 'transcript' }, demo, { start, end }));
	const { error } = await remove(id, list);
	expect(error?.message).toMatch(/1 of 7 files at Zoom are not proven to be archived/);
	expect(error?.description).toMatch(/TRANSCRIPT audio_transcript \([\w-]+\): not in the list/);
	expect(wasDeleted()).toBe(false);
});

it('refuses another size, no size and a hash that is none, and names each', async () => {
	const { id, files } = seed(['video', 'audio', 'chat']);
	const [video, audio, chat] = files.map(stored);
	const { error } = await remove(id, [
		{ ...video, bytes: 1 },
		{ id: audio?.id },
		{ ...chat, sha256: 'abc' },
	]);
	expect(error?.message).toMatch(/3 of 3 files/);
	expect(error?.description).toMatch(/1 bytes in the list, \d+ at Zoom/);
	expect(error?.description).toMatch(/listed without "bytes"/);
	expect(error?.description).toMatch(/listed with a "sha256" that is not one/);
	expect(wasDeleted()).toBe(false);
});

it('matches files that Zoom gives no id by type and times', async () => {
	const { id, files } = zoom.simulator.seed({
		name: 'Demo',
		files: ['video', { kind: 'captions', id: null, showSize: false, recordingType: null }],
	});
	const [video, captions] = files.map(stored);
	const late = { ...captions, recording_start: '2020-01-01T00:00:00Z' };
	expect((await remove(id, [video, late])).error?.description).toMatch(/CC \(without ID\)/);
	expect(wasDeleted()).toBe(false);
	expect((await remove(id, [video, captions])).error).toBeUndefined();
	expect(wasDeleted()).toBe(true);
});

it.each<[string, unknown, RegExp]>([
	['an empty list', [], /^Archived Files: the list is empty/],
	['no list', '', /^Archived Files: this is not a list of files/],
	['text that is no JSON', 'video.mp4', /this is not a list of files/],
	['numbers', [1], /entry 1 is not a file/],
	[
		'what Zoom itself lists',
		{ session_id: 'x', recording_files: [] },
		/entry 1 is a session, which says what Zoom has/,
	],
])('refuses %s before it asks Zoom', async (_, list, message) => {
	const { error } = await remove(seed().id, list);
	expect(error?.message).toMatch(message);
	expect(zoom.calls()).toEqual([]);
});

describe('as proof of the storage', () => {
	const objectOf = ({ key, size }: StoredFile): IDataObject => ({ name: `${key}.bin`, size });

	it('wants each file there under its name, unless the node is set to less', async () => {
		const { id, files } = seed();
		const list = files.map(stored);
		const none = await remove(id, list, { requiredProof: 'storage' });
		expect(none.error?.message).toMatch(/^Stored Files: this is not a list of files/);
		const storedFiles = textOf([
			...files.slice(2).map(objectOf),
			{ name: `${files[1]?.key}.bin`, size: 1 },
		]);
		const some = await remove(id, list, { requiredProof: 'storage', storedFiles });
		expect(some.error?.message).toMatch(/2 of 6 files/);
		expect(some.error?.description).toMatch(/nothing called ".*\.bin" in Stored Files/);
		expect(some.error?.description).toMatch(/1 bytes in the storage, \d+ in Archived Files/);
		expect(wasDeleted()).toBe(false);
		const all = await remove(id, list, {
			requiredProof: 'storage',
			storedFiles: textOf(files.map(objectOf)),
		});
		expect(all.error).toBeUndefined();
		expect(wasDeleted()).toBe(true);
	});

	it('takes what Download passed on for none', async () => {
		const { id, files } = seed();
		const list = files.map(stored);
		const parameters = { requiredProof: 'storage', storedFiles: textOf(list) };
		const { error } = await remove(id, list, parameters);
		expect(error?.message).toMatch(/^Stored Files: entry 1 is an item of a Zoom node/);
		expect(zoom.calls()).toEqual([]);
	});

	it('takes the answer that Transfer got, without a list', async () => {
		const { id, files } = seed();
		const list = files.map((file) => ({ ...stored(file), transferred: true, status: 200 }));
		const { error } = await remove(id, list, { requiredProof: 'storage' });
		expect(error).toBeUndefined();
		expect(wasDeleted()).toBe(true);
	});

	it.each(['={{ "download" }}', 'none', ''])('cannot be set to %s', async (requiredProof) => {
		const { id, files } = seed();
		const { error } = await remove(id, files.map(stored), { requiredProof });
		expect(error?.message).toMatch(/^(Required Proof: .* is not one|Stored Files: this is not)/);
		expect(zoom.calls()).toEqual([]);
	});
});

describe('Zoom’s own list', () => {
	it.each<[string, string]>([
		['as the files of Get', '={{ $json.recording_files }}'],
		[
			'as an Edit Fields node leaves it',
			'={{ $json.recording_files.map(({ id, file_type, file_size }) => ({ id, file_type, file_size, size: file_size })) }}',
		],
		[
			'as a tool answers it',
			'={{ $json.recording_files.map((file) => ({ ...file, download_url: undefined })) }}',
		],
	])('proves nothing %s', async (_, archivedFiles) => {
		const { id } = seed(['video', 'audio']);
		const [json = {}] = jsonOf(await zoom.run('get', session(id)));
		for (const requiredProof of ['download', 'storage']) {
			const run = await zoom.run(
				'delete',
				{
					...session(id),
					deletion: 'delete',
					onlyWhenArchived: true,
					archivedFiles,
					requiredProof,
					storedFiles: '[{"name":"a","size":1}]',
				},
				{ items: [{ json }] },
			);
			expect(run.error?.message).toMatch(/2 of 2 files at Zoom are not proven/);
			expect(run.error?.description).toMatch(/without "bytes".*Give the items of File: Download/);
		}
		expect(wasDeleted()).toBe(false);
	});
});

it('never deletes a file that Zoom still processes', async () => {
	const { id, files } = seed(['video', 'audio']);
	const [answer = {}] = jsonOf(await zoom.run('get', session(id)));
	const listed = z.array(z.record(z.unknown())).parse(answer['recording_files']);
	const [video, ...others] = listed;
	const recording_files = [{ ...video, status: 'processing' }, ...others];
	zoom.simulator.faults.add({
		on: 'recordings.get',
		fault: {
			kind: 'status',
			status: 200,
			contentType: 'application/json',
			body: JSON.stringify({ ...answer, recording_files }),
		},
	});
	const { error } = await remove(id, files.map(stored));
	expect(error?.description).toMatch(/^MP4 .*: Zoom is still processing it\. Store/);
	expect(wasDeleted()).toBe(false);
});

it.each(['archivedFiles', 'storedFiles'])('takes no %s that a model makes up', async (name) => {
	const { id, files } = seed(['video']);
	const made = "={{ $fromAI('files', 'The files', 'json') }}";
	const { error } = await remove(id, files.map(stored), { requiredProof: 'storage', [name]: made });
	expect(error?.message).toMatch(/: an AI agent cannot prove that files are archived/);
	expect(zoom.calls()).toEqual([]);
});

it('deletes nothing when Zoom’s list cannot be read as a whole', async () => {
	const { id, files } = seed();
	zoom.simulator.faults.add({
		on: 'recordings.get',
		fault: {
			kind: 'status',
			status: 200,
			contentType: 'application/json',
			body: JSON.stringify({ session_id: id, recording_files: [null] }),
		},
	});
	const { error } = await remove(id, files.map(stored));
	expect(error?.message).toMatch(/list of the files could not be read/);
	expect(wasDeleted()).toBe(false);
});

it('deletes nothing when Zoom cannot be asked', async () => {
	const { id, files } = seed();
	zoom.simulator.faults.add({ on: 'recordings.get', fault: { kind: 'malformedJson' } });
	expect((await remove(id, files.map(stored))).error).toBeDefined();
	expect(wasDeleted()).toBe(false);
});

it.each<[string, IDataObject]>([
	['fewer files than it counts', { recording_count: 3 }],
	['a further page', { next_page_token: 'more' }],
])('deletes nothing when Zoom’s list has %s', async (_, fields) => {
	const { id, files } = seed(['video', 'audio']);
	const [answer = {}] = jsonOf(await zoom.run('get', session(id)));
	zoom.simulator.faults.add({
		on: 'recordings.get',
		fault: {
			kind: 'status',
			status: 200,
			contentType: 'application/json',
			body: JSON.stringify({ ...answer, ...fields }),
		},
	});
	const { error } = await remove(id, files.map(stored));
	expect(error?.message).toMatch(/list of the files could not be read/);
	expect(wasDeleted()).toBe(false);
});
