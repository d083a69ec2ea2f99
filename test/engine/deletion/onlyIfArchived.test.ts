import type { StoredFile } from '../../../tools/zoom-simulator';
import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { jsonOf, session } from '../fixtures/zoom';
import { stored, useArchivedDeletion } from './archivedDeletion';

const { zoom, seed, remove, wasDeleted } = useArchivedDeletion();

it('deletes when every file is in the list with its size, and returns the proof', async () => {
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
			onlyIfArchived: true,
			archivedFiles: '={{ $json.files }}',
			storedFiles: '={{ $json.objects }}',
		},
		{
			items: [
				{
					json: {
						files: files.map((file) => ({ json: { session_id: id, ...stored(file) } })),
						objects: files.map(({ key, size }) => ({ json: { Key: `${key}.bin`, Size: size } })),
					},
				},
			],
		},
	);
	expect(run.error).toBeUndefined();
	expect(wasDeleted()).toBe(true);
});

it('counts a file that has arrived since as missing, and names it', async () => {
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

it('refuses another size, no size and an invalid hash, and names each', async () => {
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

// Zoom gives captions neither a size nor an id every time, and several of them one time.
it.each([true, false])(
	'does not accept other captions as proof, with sizes: %s',
	async (showSize) => {
		const captions = { kind: 'captions', size: 500, showSize } as const;
		const { id, files } = seed(['video', captions, captions]);
		const [, first, second] = files;
		if (first === undefined || second === undefined) throw new Error('two captions were seeded');
		const removeOne = async ({ id: fileId = '' }: StoredFile) =>
			await remove(id, [stored(first)], { resource: 'file', fileId, deletion: 'delete' });
		const notProven = /1 of 1 files at Zoom are not proven/;
		expect((await removeOne(second)).error?.message).toMatch(notProven);
		expect((await removeOne(first)).error).toBeUndefined();
		if (!showSize) expect((await removeOne(second)).error?.message).toMatch(notProven);
		expect(zoom.simulator.session(id).files).toContain(second);
	},
);

it.each<[string, unknown, RegExp]>([
	['an empty list', [], /^'Archived Files': the list is empty/],
	['no list', '', /^'Archived Files': this is not a list of files/],
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

it.each([
	[
		'recording',
		{},
		/^There is no recording for this session \[item 1\]$/,
		/set the node to Execute Once/,
	],
	['file', { fileId: '={{ $json.id }}' }, /^There is no such file in/, /by an earlier item/],
])('says that an earlier item has deleted the %s', async (resource, more, message, advice) => {
	const { id, files } = seed(['video']);
	const items = files.map((file) => ({ json: { session_id: id, ...stored(file) } }));
	const run = await zoom.run(
		'delete',
		{
			...{ resource, ...session('={{ $json.session_id }}'), ...more },
			...{ onlyIfArchived: true, requiredProof: 'download' },
			archivedFiles: '={{ $input.all() }}',
		},
		{ items: [...items, ...items] },
	);
	expect(run.error?.message).toMatch(message);
	expect(run.error?.description).toMatch(advice);
	expect(wasDeleted()).toBe(true);
});
