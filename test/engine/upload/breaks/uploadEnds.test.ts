import { speedUpClock } from '../../fixtures/fastClock';
import { CHUNK, CHUNK_BYTES, CHUNKED, DEFAULT_CHUNKS, SIZES, type Chunked } from '../chunked';
import { useUploads } from '../uploads';

const uploads = useUploads();
const { video, open, send, expectKept, expectError, asked } = uploads;
const MIB = 1_048_576;

describe('the answer to the last chunk is lost', () => {
	it.each<Chunked>(['googleSession', 's3Parts'])('by %s: it is asked for', async (protocol) => {
		const size = SIZES[protocol];
		const recorded = await video(size);
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on: CHUNK[protocol], skip: 2, fault: { kind: 'loseAnswer' } });
		await expectKept(await send(recorded, opened), recorded, opened);
	});

	it('by microsoftSession: that the file may be there is said', async () => {
		const size = SIZES.microsoftSession;
		const opened = await open('microsoftSession', size);
		uploads.targets.faults.add({ on: 'microsoft.chunk', skip: 2, fault: { kind: 'loseAnswer' } });
		expectError(
			await send(await video(size), opened),
			/is gone/,
			/check whether the file is there/,
		);
	});
});

describe('Microsoft has all bytes, and assembles the file later', () => {
	it('while it is asked for minutes', async () => {
		const size = SIZES.microsoftSession;
		const recorded = await video(size);
		const opened = await open('microsoftSession', size);
		const fault = { kind: 'finishLate', asks: 15 } as const;
		uploads.targets.faults.add({ on: 'microsoft.chunk', skip: 2, fault });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked('microsoft.chunk')).toBe(3);
		expect(asked('microsoft.status')).toBe(17);
	});

	it('but not within the time that it has: the advice is for its sessions', async () => {
		speedUpClock(300);
		const size = CHUNK_BYTES.microsoftSession;
		const opened = await open('microsoftSession', size);
		const fault = { kind: 'finishLate', asks: Infinity } as const;
		uploads.targets.faults.add({ on: 'microsoft.chunk', fault });
		const run = await send(await video(size), opened);
		expectError(run, /has the whole file, but does not confirm it/, /deferCommit/);
		expect(asked('microsoft.chunk')).toBe(1);
	});
});

it('a target that always answers 503 is given up', async () => {
	const size = SIZES.googleSession;
	const opened = await open('googleSession', size);
	uploads.targets.faults.add({
		on: 'google.chunk',
		times: 0,
		fault: { kind: 'status', status: 503 },
	});
	expectError(
		await send(await video(size), opened),
		/did not take the file \(HTTP 503\)/,
		/^It was busy.*Run it again later/,
	);
	expect(asked('google.chunk')).toBe(7);
});

it.each([...CHUNKED, 'urlPost' as const])('Stop ends an upload by %s', async (protocol) => {
	const on = protocol === 'urlPost' ? 'post.upload' : CHUNK[protocol];
	const size = 11 * MIB;
	const opened = await open(protocol, size);
	const recorded = await video(size);
	uploads.targets.faults.add({ on, fault: { kind: 'silent' } });
	const stop = new AbortController();
	const running = send(recorded, opened, DEFAULT_CHUNKS, stop.signal);
	while (asked(on) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
	stop.abort();
	expect((await running).status).toBe('canceled');
	expect(uploads.targets.files).toEqual([]);
});
