import { jsonOf, session } from '../../fixtures/zoom';
import { CHUNK_BYTES, DEFAULT_CHUNKS, SIZES } from '../chunked';
import { useUploads, type OpenedTarget } from '../uploads';

// A session keeps what an earlier execution has sent to it: of this file, or of another of the same size.
const uploads = useUploads();
const { zoom, video, open, send, expectKept } = uploads;
const MIB = 1_048_576;
const SIZE = SIZES.microsoftSession;
const ONE_CHUNK = CHUNK_BYTES.microsoftSession;

/** Two chunks and more: what breaks off is lost as far as it was not read. */
const LARGE = 21 * MIB + 5;

const deletion = (id: string, archived: unknown) => ({
	...{ resource: 'recording', ...session(id), onlyIfArchived: true },
	archivedFiles: JSON.stringify(archived),
});

/** A session of Microsoft, which gives no MD5, with the first chunk of a file. */
async function begun(recorded: Awaited<ReturnType<typeof video>>): Promise<OpenedTarget> {
	const opened = await open('microsoftSession', SIZE);
	const fault = { kind: 'status', status: 403 } as const;
	uploads.targets.faults.add({ on: 'microsoft.chunk', skip: 1, fault });
	expect((await send(recorded, opened)).error?.message).toMatch(/HTTP 403/);
	return opened;
}

it('a file whose beginning may be of another one proves nothing, and says so', async () => {
	const opened = await begun(await video(SIZE));
	const recorded = await video(SIZE);
	const { id } = recorded.session;
	const sent = jsonOf(await send(recorded, opened));
	expect(sent).toEqual([
		expect.objectContaining({ uploaded: true, unverified_bytes: CHUNK_BYTES.microsoftSession }),
	]);
	expect(sent[0]).not.toHaveProperty('target_hash');
	const { error } = await zoom.run('delete', deletion(id, sent));
	expect(error?.description).toMatch(/"unverified_bytes".*may belong to another file.*new session/);
	expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
	// Uploaded again, to a new session, it is proven.
	uploads.targets.reset();
	const again = { ...recorded, item: { json: sent[0] ?? {} } };
	const fresh = jsonOf(await send(again, await open('microsoftSession', SIZE)));
	expect(fresh[0]).not.toHaveProperty('unverified_bytes');
	expect((await zoom.run('delete', deletion(id, fresh))).error).toBeUndefined();
});

it('a file whose beginning the MD5 of the whole confirms is proven', async () => {
	const recorded = await video(SIZE);
	const opened = await open('googleSession', SIZE);
	const fault = { kind: 'status', status: 403 } as const;
	uploads.targets.faults.add({ on: 'google.chunk', skip: 1, fault });
	await send(recorded, opened);
	const run = await send(recorded, opened);
	await expectKept(run, recorded, opened);
	expect(jsonOf(run)).toEqual([expect.objectContaining({ target_hash: expect.any(String) })]);
	expect(jsonOf(run)[0]).not.toHaveProperty('unverified_bytes');
});

it('a session that has all bytes of an earlier try, and is still assembling the file, is waited for', async () => {
	const recorded = await video(ONE_CHUNK);
	const opened = await open('microsoftSession', ONE_CHUNK);
	const { faults } = uploads.targets;
	faults.add({ on: 'microsoft.chunk', fault: { kind: 'finishLate', asks: 3 } });
	faults.add({ on: 'microsoft.status', skip: 1, fault: { kind: 'status', status: 403 } });
	expect((await send(recorded, opened)).error?.message).toMatch(/HTTP 403/);
	const run = await send(recorded, opened);
	await expectKept(run, recorded, opened);
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ unverified_bytes: ONE_CHUNK, status: 201 }),
	]);
	expect(uploads.asked('microsoft.chunk')).toBe(1);
});

it('that Microsoft breaks off within one execution changes nothing', async () => {
	const recorded = await video(SIZE);
	const opened = await open('microsoftSession', SIZE);
	uploads.targets.faults.add({ on: 'microsoft.chunk', skip: 1, fault: { kind: 'loseAnswer' } });
	const run = await send(recorded, opened);
	await expectKept(run, recorded, opened);
	expect(jsonOf(run)).toEqual([expect.objectContaining({ target_hash: expect.any(String) })]);
});

describe.each(['microsoftSession', 'googleSession'] as const)(
	'when Zoom breaks off and the file is read again, by %s',
	(protocol) => {
		it('it is continued if it is the same', async () => {
			zoom.simulator.settings.set({ fileRanges: false });
			const recorded = await video(SIZE);
			const opened = await open(protocol, SIZE);
			const bytes = SIZE - CHUNK_BYTES[protocol] / 8;
			uploads.onContent({ kind: 'truncate', bytes, contentLength: true });
			await expectKept(await send(recorded, opened), recorded, opened);
		});

		it('it is not mixed with a changed version', async () => {
			const recorded = await video(LARGE);
			const opened = await open(protocol, LARGE);
			uploads.onContent({ kind: 'resetMidBody', bytes: LARGE - MIB });
			const running = send(recorded, opened, DEFAULT_CHUNKS);
			while (zoom.simulator.faults.list()[0]?.hits !== 1) {
				await new Promise((resolve) => setImmediate(resolve));
			}
			zoom.simulator.replaceContent(recorded.first);
			uploads.expectError(
				await running,
				/^The file changed at Zoom while it was being sent to/,
				/Open a new session/,
			);
			expect(uploads.targets.files).toEqual([]);
		});
	},
);
