import type { INodeParameters } from 'n8n-workflow';

import type { Fault, Seed, StoredSession } from '../../../tools/zoom-simulator';
import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { stored, storedFilesOf } from './archivedDeletion';

// With Only If Listed as Archived: a deletion may be repeated minutes after the files were read.
const zoom = useZoom();
const seed = (files: Seed['files'] = ['video', 'audio']) =>
	zoom.simulator.seed({ name: 'Demo', files });
/** Deletes for good, and lets a transcript come while the first try is answered with a fault. */
async function removeWhileOneComes(
	demo: StoredSession,
	parameters: INodeParameters,
	on: string,
	fault: Fault,
	carriedOut = false,
) {
	const archivedFiles = storedFilesOf(demo);
	const [{ start, end } = { start: 0, end: 0 }] = demo.files;
	zoom.simulator.faults.add({ on, fault, carriedOut });
	const running = zoom.run('delete', {
		...session(demo.id),
		deletion: 'delete',
		onlyIfArchived: true,
		archivedFiles,
		requiredProof: 'download',
		...parameters,
	});
	const before = demo.files.length;
	const isAnswered = () =>
		zoom.simulator.faults.list()[0]?.hits === 1 && carriedOut === demo.files.length < before;
	while (!isAnswered()) {
		await new Promise((resolve) => setImmediate(resolve));
	}
	demo.files.push(makeFile({ kind: 'transcript' }, demo, { start, end }));
	return await running;
}

const FAULTS: Array<[string, Fault]> = [
	['a failure of Zoom', { kind: 'status', status: 503 }],
	['a rate limit', { kind: 'rateLimit', type: 'QPS', waitMs: 1 }],
	['a broken connection', { kind: 'resetBeforeReply' }],
];

it.each(FAULTS)(
	'a file that arrives before the repeat after %s is not deleted',
	async (_, fault) => {
		const demo = seed();
		const run = await removeWhileOneComes(demo, {}, 'recordings.delete', fault);
		expect(run.error?.message).toMatch(/1 of 3 files at Zoom are not proven to be archived/);
		expect(demo.files).toHaveLength(3);
		expect(zoom.calls().filter((call) => call.startsWith('DELETE'))).toHaveLength(1);
	},
);

it('a deletion whose answer was lost is done, and what has arrived since stays', async () => {
	const demo = seed();
	const fault: Fault = { kind: 'resetBeforeReply' };
	const run = await removeWhileOneComes(demo, {}, 'recordings.delete', fault, true);
	expect(run.error).toBeUndefined();
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({
			deleted: true,
			archived_files: [{}, {}].map(() => expect.anything()),
		}),
	]);
	expect(demo.files.map(({ fileType }) => fileType)).toEqual(['TRANSCRIPT']);
});

it('a file whose deletion was not carried out is deleted by the repeat', async () => {
	const demo = seed();
	const [video] = demo.files;
	const parameters = { resource: 'file', fileId: String(video?.id) };
	const fault: Fault = { kind: 'status', status: 503 };
	const run = await removeWhileOneComes(demo, parameters, 'recordings.deleteFile', fault);
	expect(run.error).toBeUndefined();
	expect(demo.files.map(({ fileType }) => fileType)).toEqual(['M4A', 'TRANSCRIPT']);
});

it('a file whose deletion was carried out is not deleted again', async () => {
	const demo = seed();
	const [video] = demo.files;
	const parameters = { resource: 'file', fileId: String(video?.id) };
	const fault: Fault = { kind: 'status', status: 503 };
	const run = await removeWhileOneComes(demo, parameters, 'recordings.deleteFile', fault, true);
	expect(jsonOf(run)).toEqual([expect.objectContaining({ deleted: true, id: video?.id })]);
	expect(demo.files.map(({ fileType }) => fileType)).toEqual(['M4A', 'TRANSCRIPT']);
});

it('a permanent failure is the error', async () => {
	const demo = seed(['video']);
	const fault: Fault = { kind: 'status', status: 400 };
	const run = await removeWhileOneComes(demo, {}, 'recordings.delete', fault);
	expect(run.error?.message).toMatch(/Zoom refused the request/);
	expect(demo.files).toHaveLength(2);
});

describe('a deletion that was carried out in part', () => {
	/** Answers the first deletion with a failure, after these files have gone. */
	async function removeInPart(demo: StoredSession, gone: number, after: () => void = () => {}) {
		const archivedFiles = storedFilesOf(demo);
		zoom.simulator.faults.add({ on: 'recordings.delete', fault: { kind: 'status', status: 502 } });
		const running = zoom.run('delete', {
			...session(demo.id),
			deletion: 'delete',
			onlyIfArchived: true,
			archivedFiles,
			requiredProof: 'download',
		});
		while (zoom.simulator.faults.list()[0]?.hits !== 1) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		demo.files.splice(0, gone);
		after();
		return await running;
	}

	it('returns the proofs of all its files', async () => {
		const demo = seed(['video', 'audio', 'chat']);
		const ids = demo.files.map(({ id }) => expect.objectContaining({ id }));
		const run = await removeInPart(demo, 1);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([expect.objectContaining({ deleted: true, archived_files: ids })]);
		expect(demo.files).toEqual([]);
	});

	it('does not say that nothing was deleted when an unproven file arrives', async () => {
		const demo = seed(['video', 'audio']);
		const [{ start, end } = { start: 0, end: 0 }] = demo.files;
		const run = await removeInPart(demo, 1, () => {
			demo.files.push(makeFile({ kind: 'transcript' }, demo, { start, end }));
		});
		expect(run.error?.message).toBe(
			"'Only If Listed as Archived': 1 of 2 files at Zoom are not proven to be archived, and an earlier try may have deleted files [item 0]",
		);
		expect(demo.files).toHaveLength(2);
	});

	it("does not say that nothing was deleted when Zoom's list cannot be read then", async () => {
		const demo = seed(['video', 'audio']);
		const run = await removeInPart(demo, 1, () => {
			zoom.simulator.faults.add({
				on: 'recordings.get',
				fault: {
					kind: 'status',
					status: 200,
					contentType: 'application/json',
					body: JSON.stringify({ session_id: demo.id, recording_files: [null] }),
				},
			});
		});
		expect(run.error?.message).toMatch(
			/list of the files could not be read, and an earlier try may have deleted files/,
		);
	});
});

it('a file that disappears before a repeat after a rate limit is not in the proofs', async () => {
	const demo = seed(['video', 'audio']);
	zoom.simulator.faults.add({
		on: 'recordings.delete',
		fault: { kind: 'rateLimit', type: 'QPS', waitMs: 1 },
	});
	const archivedFiles = storedFilesOf(demo);
	const running = zoom.run('delete', {
		...session(demo.id),
		onlyIfArchived: true,
		archivedFiles,
		requiredProof: 'download',
	});
	while (zoom.simulator.faults.list()[0]?.hits !== 1) {
		await new Promise((resolve) => setImmediate(resolve));
	}
	demo.files.shift();
	expect(jsonOf(await running)).toEqual([
		expect.objectContaining({ archived_files: [expect.anything()] }),
	]);
});

// Before the try whose answer is lost, or after it.
it.each([0, 1])('a file whose ID Zoom leaves out once is not taken for gone (%i)', async (skip) => {
	const demo = seed(['video']);
	const { faults } = zoom.simulator;
	faults.add({ on: 'recordings.get', fault: { kind: 'withoutFields', fields: ['id'] }, skip });
	faults.add({ on: 'recordings.delete', fault: { kind: 'resetBeforeReply' } });
	const [file] = demo.files.map((each) => ({
		...stored(each),
		recording_type: each.recordingType,
	}));
	const run = await zoom.run('delete', {
		...{ ...session(demo.id), onlyIfArchived: true, requiredProof: 'download' },
		archivedFiles: JSON.stringify([{ ...file, session_id: demo.id }]),
	});
	expect(jsonOf(run)).toMatchObject([{ deleted: true }]);
	expect(demo.trashedAt).toBeDefined();
});
