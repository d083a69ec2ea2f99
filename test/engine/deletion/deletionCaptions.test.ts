import type { Seed } from '../../../tools/zoom-simulator';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { storedFilesOf } from './archivedDeletion';

// Zoom gives ids to captions at some times only: with Only If Listed as Archived, a deletion is repeated minutes later.
const zoom = useZoom();
const seed = (files: Seed['files']) => zoom.simulator.seed({ name: 'Demo', files });

it('captions are gone although others of the same time, which stay, have their key now', async () => {
	const { id, files } = seed(['captions', 'captions']);
	const [first, second] = files;
	zoom.simulator.faults.add({
		...{ on: 'recordings.deleteFile', fault: { kind: 'resetBeforeReply' }, carriedOut: true },
	});
	const run = await zoom.run('delete', {
		...{ ...session(id), resource: 'file', fileId: first?.id ?? '' },
		...{ onlyIfArchived: true, requiredProof: 'download' },
		archivedFiles: storedFilesOf(zoom.simulator.session(id)),
	});
	expect(run.error).toBeUndefined();
	expect(jsonOf(run)).toEqual([expect.objectContaining({ deleted: true, id: first?.id })]);
	expect([first?.trashedAt, second?.trashedAt]).toEqual([expect.any(Number), undefined]);
});

it('captions that are listed without their id at the second try do not count as gone', async () => {
	const demo = seed(['video', 'captions']);
	const captions = zoom.simulator.file(demo, 'CC');
	const archivedFiles = storedFilesOf(demo);
	const fileId = captions.id ?? '';
	zoom.simulator.faults.add({
		...{ on: 'recordings.deleteFile', fault: { kind: 'status', status: 503 }, times: 1 },
	});
	const running = zoom.run('delete', {
		...{ ...session(demo.id), resource: 'file', fileId, archivedFiles },
		...{ onlyIfArchived: true, requiredProof: 'download' },
	});
	while (zoom.simulator.faults.list()[0]?.hits !== 1) {
		await new Promise((resolve) => setImmediate(resolve));
	}
	captions.id = undefined;
	expect((await running).error).toBeDefined();
	expect(captions.trashedAt).toBeUndefined();
});
