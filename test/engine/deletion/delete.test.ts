import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Fault, Seed } from '../../../tools/zoom-simulator';
import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const seed = (files: Seed['files'] = ['video', 'audio'], more: Partial<Seed> = {}) =>
	zoom.simulator.seed({ name: 'Demo', files, ...more });
const remove = async (id: string, parameters: INodeParameters = {}) =>
	await zoom.run('delete', { ...session(id), ...parameters });
const fail = (on: string, fault: Fault, carriedOut = false) =>
	zoom.simulator.faults.add({ on, fault, carriedOut });

describe('deleting the recordings of a session', () => {
	it('moves them to the trash, unless the node is set otherwise', async () => {
		const { id } = seed();
		const run = await remove(id);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([{ deleted: true, action: 'trash', session_id: id }]);
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
		expect(zoom.simulator.session(id).files).toHaveLength(2);
		expect(zoom.simulator.requests.list('recordings.delete')[0]?.query).toEqual({
			action: 'trash',
		});
	});

	it('deletes them for good when the node says so', async () => {
		const { id } = seed();
		expect(jsonOf(await remove(id, { deletion: 'delete' }))).toEqual([
			{ deleted: true, action: 'delete', session_id: id },
		]);
		expect(zoom.simulator.session(id).files).toEqual([]);
	});

	it.each(['begins/', '/begins', 'two//slashes', 'a+b=='])('finds the id %s', async (id) => {
		zoom.simulator.settings.set({ idEncoding: 'documented' });
		seed(['video'], { id });
		expect(jsonOf(await remove(id))).toEqual([expect.objectContaining({ session_id: id })]);
	});

	it.each<[string, string, RegExp]>([
		['deletion', '={{ "delete" }}', /^'Deletion': .* is not one of the choices/],
		[
			'deletion',
			"={{ $fromAI('deletion', 'How', 'string', 'delete') }}",
			/^'Deletion': .* is not one/,
		],
		['deletion', 'shred', /^'Deletion': "shred" is not one of the choices/],
		['onlyIfArchived', '={{ false }}', /^'Archived Files': this is not a list of files/],
	])('refuses %s %s, and deletes nothing', async (name, value, message) => {
		const { id } = seed();
		const { error } = await remove(id, { [name]: value });
		expect(error?.message).toMatch(message);
		expect(zoom.calls()).toEqual([]);
	});

	it.each(['3301', '3001'] as const)('says that there is nothing to delete (%s)', async (code) => {
		zoom.simulator.settings.set({ unknownSessionRecordings: code });
		const { error } = await remove('unknown');
		expect(error?.message).toBe('There is no recording for this session [item 0]');
		expect(zoom.calls()).toEqual(['DELETE recordings.delete']);
	});

	it.each<[number, number, string, RegExp]>([
		[400, 1010, 'User does not belong to this account: A.', /another Zoom account/],
		[400, 200, 'No permission.', /denied permission/],
		[401, 124, 'Invalid access token.', /did not accept the key/],
	])("explains Zoom's %i with code %i", async (status, code, words, message) => {
		const { id } = seed();
		fail('recordings.delete', { kind: 'errorBody', status, code, message: words });
		fail('recordings.delete', { kind: 'errorBody', status, code, message: words });
		const { error } = await remove(id);
		expect(error?.message).toMatch(message);
		expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
	});
});

describe('a deletion whose answer is lost', () => {
	it.each<[string, Fault]>([
		['a connection that breaks', { kind: 'resetBeforeReply' }],
		['a 502', { kind: 'htmlPage' }],
	])('is done when it was carried out before %s', async (_, fault) => {
		const { id } = seed();
		fail('recordings.delete', fault, true);
		expect(jsonOf(await remove(id))).toEqual([{ deleted: true, action: 'trash', session_id: id }]);
		expect(zoom.calls()).toEqual(['DELETE recordings.delete', 'DELETE recordings.delete']);
	});

	it('is sent again when it was not', async () => {
		const { id } = seed();
		fail('recordings.delete', { kind: 'resetBeforeReply' });
		expect((await remove(id)).error).toBeUndefined();
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
	});

	it('does not count as done after a rate limit, because Zoom has not acted then', async () => {
		fail('recordings.delete', { kind: 'rateLimit', type: 'QPS', waitMs: 1 });
		const { error } = await remove('unknown');
		expect(error?.message).toBe('There is no recording for this session [item 0]');
	});
});

describe('deleting one file', () => {
	const removeFile = async (id: string, fileId: string, parameters: INodeParameters = {}) =>
		await remove(id, { resource: 'file', fileId, ...parameters });

	it.each(['trash', 'delete'])('with %s leaves the others', async (deletion) => {
		const { id, files } = seed();
		const [video, audio] = files;
		expect(jsonOf(await removeFile(id, video?.id ?? '', { deletion }))).toEqual([
			{ deleted: true, action: deletion, session_id: id, id: video?.id },
		]);
		expect(audio?.trashedAt).toBeUndefined();
		expect(zoom.simulator.session(id).files).toHaveLength(deletion === 'trash' ? 2 : 1);
		expect(video?.trashedAt !== undefined).toBe(deletion === 'trash');
	});

	it.each(['', '  ', '.', '..'])(
		'refuses the id "%s", which would name all files',
		async (fileId) => {
			const { id } = seed();
			const { error } = await removeFile(id, `={{ "${fileId}" }}`);
			expect(error?.message).toMatch(/^'File': /);
			expect(zoom.calls()).toEqual([]);
		},
	);

	it('says that there is no such file', async () => {
		const { error } = await removeFile(seed().id, 'other');
		expect(error?.message).toBe('There is no such file in the recordings of this session [item 0]');
	});

	it('is done when it was carried out before the connection broke', async () => {
		const { id, files } = seed();
		fail('recordings.deleteFile', { kind: 'resetBeforeReply' }, true);
		const run = await removeFile(id, files[0]?.id ?? '');
		expect(jsonOf(run)).toEqual([expect.objectContaining({ deleted: true })]);
	});

	it('only when archived checks only that file', async () => {
		const { id, files } = seed();
		const [video, audio] = files;
		const archived = (list: IDataObject[]) => ({
			onlyIfArchived: true,
			archivedFiles: JSON.stringify(
				list.map((file) => ({ session_id: id, ...file, saved_as: 'a' })),
			),
			requiredProof: 'download',
		});
		const wrong = await removeFile(
			id,
			video?.id ?? '',
			archived([{ id: audio?.id, bytes: audio?.size }]),
		);
		expect(wrong.error?.message).toMatch(/^'Only If Listed as Archived': 1 of 1 files/);
		expect(video?.trashedAt).toBeUndefined();
		const right = await removeFile(
			id,
			video?.id ?? '',
			archived([{ id: video?.id, bytes: video?.size }]),
		);
		expect(right.error).toBeUndefined();
		expect(video?.trashedAt).toBeDefined();
		expect(audio?.trashedAt).toBeUndefined();
	});
});
