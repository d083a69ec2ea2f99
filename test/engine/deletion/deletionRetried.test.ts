import { shortenPauses } from '../fixtures/fastClock';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { storedFilesOf } from './archivedDeletion';

// With Retry On Fail, n8n runs the node again with all its items: also with those that it has deleted.
const zoom = useZoom({ settings: { retryScale: 0.00001 } });
beforeEach(() => shortenPauses(20));
afterEach(() => jest.restoreAllMocks());

/** Deletes two, of which Zoom fails at the second for so many calls. */
async function deleteTwo(
	resource: string,
	failures: number,
	second?: { session_id: string; id: string },
	proven = false,
) {
	const sessions = ['one', 'two'].map((name) =>
		zoom.simulator.seed({ name, files: ['video', 'audio'] }),
	);
	const operation = resource === 'file' ? 'recordings.deleteFile' : 'recordings.delete';
	const fault = { kind: 'status', status: 503 } as const;
	if (failures > 0) zoom.simulator.faults.add({ on: operation, skip: 1, times: failures, fault });
	const archived = sessions.flatMap(({ id, files }) =>
		files.map((file) => ({
			...{ session_id: id, collection: file.collection, id: file.id, file_type: file.fileType },
			...{ saved_as: `${file.id}.bin`, bytes: file.size },
		})),
	);
	const run = await zoom.run(
		'delete',
		{
			...{ resource, ...session('={{ $json.session_id }}') },
			...(resource === 'file' && { fileId: '={{ $json.id }}' }),
			...(proven && { onlyIfArchived: true, requiredProof: 'download' }),
			...(proven && { archivedFiles: JSON.stringify(archived) }),
		},
		{
			items: sessions
				.map(({ id, files }) => ({ session_id: id, id: files[0]?.id ?? '' }))
				.map((json, place) => ({ json: place === 1 ? (second ?? json) : json })),
			retryOnFail: true,
		},
	);
	return { run, ids: sessions.map(({ id }) => id) };
}

describe.each(['recording', 'file'])('a %s', (resource) => {
	it.each([false, true])(
		'that is deleted does not keep n8n from trying another one again (proven: %s)',
		async (proven) => {
			const { run, ids } = await deleteTwo(resource, 5, undefined, proven);
			expect(run.error).toBeUndefined();
			expect(jsonOf(run).map(({ deleted, session_id }) => [deleted, session_id])).toEqual(
				ids.map((id) => [true, id]),
			);
			const proofs = jsonOf(run).map(({ archived_files }) => archived_files);
			expect(proofs.every((each) => (each !== undefined) === proven)).toBe(true);
		},
	);

	it('does not hide which other one cannot be deleted', async () => {
		const { run } = await deleteTwo(resource, 0, { session_id: 'none', id: 'none' });
		expect(run.error?.message).toMatch(/^There is no (?:recording|such file)/);
		expect(run.error).toMatchObject({ context: { itemIndex: 1 } });
	});
});

describe('a proven deletion whose answer was lost, when Zoom then fails for as long as the node asks', () => {
	/** Loses the answer of the deletion, after so many files have gone, and what is asked after it. */
	async function removeUnanswered(gone: number, more: { file?: number } = {}) {
		const demo = zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio', 'chat'] });
		const { files } = demo;
		const all = files.map(({ id }) => id);
		const archivedFiles = storedFilesOf(demo);
		const ofFile = more.file !== undefined;
		zoom.simulator.faults.add({
			on: ofFile ? 'recordings.deleteFile' : 'recordings.delete',
			fault: { kind: 'resetBeforeReply' },
			carriedOut: ofFile,
		});
		const fault = { kind: 'status', status: 503 } as const;
		zoom.simulator.faults.add({ on: 'recordings.get', skip: 1, times: 5, fault });
		const running = zoom.run(
			'delete',
			{
				...{ ...session(demo.id), deletion: 'delete' },
				...{ onlyIfArchived: true, archivedFiles, requiredProof: 'download' },
				...(ofFile && { resource: 'file', fileId: all[more.file ?? 0] }),
			},
			{ retryOnFail: true },
		);
		while (zoom.simulator.faults.list()[0]?.hits !== 1) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		files.splice(0, gone);
		return { run: await running, all, demo };
	}
	const deletions = () => zoom.calls().filter((call) => call.startsWith('DELETE')).length;

	it('is done at the next try of the node, with the proofs of all its files', async () => {
		const { run, all } = await removeUnanswered(3);
		expect(run.error).toBeUndefined();
		const proofs = all.map((id) => expect.objectContaining({ id }));
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ deleted: true, archived_files: proofs }),
		]);
		expect(deletions()).toBe(1);
	});

	it('is completed at the next try of the node, with the proofs of what had gone', async () => {
		const { run, all, demo } = await removeUnanswered(2);
		expect(run.error).toBeUndefined();
		const proofs = all.map((id) => expect.objectContaining({ id }));
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ deleted: true, archived_files: proofs }),
		]);
		expect(deletions()).toBe(2);
		expect(demo.files).toEqual([]);
	});

	it('is done at the next try of the node for one file, and the others stay', async () => {
		const { run, all, demo } = await removeUnanswered(0, { file: 1 });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({
				...{ deleted: true, id: all[1] },
				archived_files: [expect.objectContaining({ id: all[1] })],
			}),
		]);
		expect(deletions()).toBe(1);
		expect(demo.files.map(({ id }) => id)).toEqual([all[0], all[2]]);
	});
});
