import type { Fault, Settings } from '../../../tools/zoom-simulator';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { listSearch } from '../harness';

const zoom = useZoom();
const DAY = 86_400_000;
const seed = (trashedDaysAgo = 0, name = 'Demo') =>
	zoom.simulator.seed({ name, trashedAt: new Date(Date.now() - trashedDaysAgo * DAY) });
const recover = async (id: string) => await zoom.run('recover', session(id));
const fail = (on: string, fault: Fault, carriedOut = false) =>
	zoom.simulator.faults.add({ on, fault, carriedOut });

/** A session of which one file is in the trash. */
function seedFile() {
	const stored = zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio'] });
	const [file] = stored.files;
	if (file === undefined) throw new Error('The session has no file');
	zoom.simulator.lifecycle.trashFiles(stored, [file]);
	return { id: stored.id, fileId: file.id ?? '', file };
}
const recoverFile = async (id: string, fileId: string) =>
	await zoom.run('recover', { resource: 'file', ...session(id), fileId });

describe('recovering the recordings of a session', () => {
	it('brings them back from the trash', async () => {
		const { id } = seed();
		const run = await recover(id);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([{ recovered: true, session_id: id }]);
		expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
		const [call] = zoom.simulator.requests.list('recordings.recover');
		expect(JSON.parse(call?.body ?? '')).toEqual({ action: 'recover' });
	});

	it('after thirty days says that the trash is emptied', async () => {
		const { error } = await recover(seed(31).id);
		expect(error?.message).toBe('The trash holds no recordings of this session [item 0]');
		expect(error?.description).toMatch(/after 30 days.*code 3301/);
	});

	it.each<[Settings['recover'], RegExp, RegExp]>([
		['noPermission200', /denied permission/, /HTTP 200, code 200/],
		['storageFull', /cloud storage of the Zoom account is full/, /code 3309/],
		['foreignUser', /another Zoom account/, /code 1010/],
	])('explains %s', async (refusal, message, description) => {
		zoom.simulator.settings.set({ recover: refusal });
		const { id } = seed();
		const { error } = await recover(id);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
	});

	it('is done when it was carried out before the connection broke', async () => {
		const { id } = seed();
		fail('recordings.recover', { kind: 'resetBeforeReply' }, true);
		expect(jsonOf(await recover(id))).toEqual([{ recovered: true, session_id: id }]);
	});

	it('does not count as done when nothing is there after a broken connection', async () => {
		fail('recordings.recover', { kind: 'resetBeforeReply' });
		expect((await recover('unknown')).error?.message).toMatch(/no recording for this session/);
	});
});

describe('recovering one file', () => {
	it('brings it back from the trash', async () => {
		const { id, fileId, file } = seedFile();
		expect(jsonOf(await recoverFile(id, fileId))).toEqual([
			{ recovered: true, session_id: id, id: fileId },
		]);
		expect(file.trashedAt).toBeUndefined();
	});

	it('says that it is not in the trash', async () => {
		const { id } = seedFile();
		const { error } = await recoverFile(id, 'other');
		expect(error?.message).toBe('The trash holds no such file of this session [item 0]');
		expect((await recoverFile(id, '={{ "" }}')).error?.message).toMatch(/^'File': the ID is empty/);
	});

	it('is done when it was carried out before the connection broke', async () => {
		const { id, fileId } = seedFile();
		fail('recordings.recoverFile', { kind: 'resetBeforeReply' }, true);
		expect(jsonOf(await recoverFile(id, fileId))).toEqual([
			expect.objectContaining({ recovered: true }),
		]);
		fail('recordings.recoverFile', { kind: 'resetBeforeReply' }, true);
		expect((await recoverFile(id, 'other')).error?.message).toMatch(/holds no such file/);
	});
});

describe('the lists of the editor', () => {
	it('show what is in the trash, as a whole and in parts', async () => {
		const whole = seed(1, 'Whole').id;
		const { id: parts } = seedFile();
		const node = { type: 'zoomVideoSdkRecording', credentials: zoom.credentials() };
		const values = async (method: string) =>
			(await listSearch(node, method)).results.map(({ value }) => value);
		expect(await values('searchTrashedSessions')).toEqual([whole]);
		expect(await values('searchSessionsOfTrashedFiles')).toEqual([parts]);
	});
});
