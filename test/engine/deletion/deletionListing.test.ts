import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { jsonOf, session } from '../fixtures/zoom';
import { stored, useArchivedDeletion } from './archivedDeletion';

// With Only If Listed as Archived: what Zoom's list of the files says of them.
const { zoom, seed, remove, wasDeleted } = useArchivedDeletion();

it('never deletes a file that Zoom is still processing', async () => {
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

it("deletes nothing when Zoom's list cannot be read as a whole", async () => {
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
])("deletes nothing when Zoom's list has %s", async (_, fields) => {
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

/** Puts other fields into Zoom's next answer with the files of a session. */
async function answerWith(id: string, fields: IDataObject): Promise<void> {
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
}

it('an answer without the session ID belongs to the requested session', async () => {
	const { id, files } = seed();
	await answerWith(id, { session_id: undefined });
	expect((await remove(id, files.map(stored))).error).toBeUndefined();
	expect(wasDeleted()).toBe(true);
});

describe('files in an unknown list', () => {
	it.each<[string, IDataObject]>([
		['participant_chat_files', { participant_chat_files: [{ id: 'c', file_type: 'CHAT' }] }],
		['clips', { clips: [{ id: 'c', download_url: 'https://zoom.us/c' }] }],
	])('stop the deletion of a session, and %s is named', async (name, fields) => {
		const { id, files } = seed(['video', 'audio']);
		await answerWith(id, fields);
		const { error } = await remove(id, files.map(stored));
		expect(error?.message).toMatch(
			`the session has files in a list that is not known (${name}), so nothing was deleted`,
		);
		expect(wasDeleted()).toBe(false);
	});

	it('do not stop the deletion of another file', async () => {
		const { id, files } = seed(['video', 'audio']);
		const [video] = files;
		await answerWith(id, { participant_chat_files: [{ id: 'c', file_type: 'CHAT' }] });
		const { error } = await remove(id, files.map(stored), {
			...{ resource: 'file', fileId: String(video?.id) },
		});
		expect(error).toBeUndefined();
		expect(wasDeleted()).toBe(true);
	});
});
