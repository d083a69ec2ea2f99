import type { FaultPlace, TargetFault } from '../../../../tools/upload-targets';
import { speedUpClock } from '../../fixtures/fastClock';
import { CHUNK, CHUNK_BYTES, CHUNKED, CHUNKS, DEFAULT_CHUNKS, SIZES } from '../chunked';
import { useUploads, type Protocol } from '../uploads';

const uploads = useUploads();
const { zoom, video, open, send, onContent, expectKept, expectError, asked, readings } = uploads;
const MIB = 1_048_576;

/** Of three chunks as they are without the option. */
const LARGE = {
	googleSession: 32 * MIB + 5,
	microsoftSession: 20 * MIB + 5,
	s3Parts: 10 * MIB + 5,
};

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

const PASSING: Array<[string, () => TargetFault]> = [
	['hangs up after the chunk', () => ({ kind: 'hangUp', afterBytes: 400_000 })],
	['loses its answer', () => ({ kind: 'loseAnswer' })],
	['answers 429 for a second', () => ({ kind: 'status', status: 429, retryAfter: '1' })],
	['answers 500', () => ({ kind: 'status', status: 500 })],
	['answers 503', () => ({ kind: 'status', status: 503 })],
	['answers 408', () => ({ kind: 'status', status: 408 })],
	['answers 429', () => ({ kind: 'status', status: 429 })],
	['answers 503 until a date', () => ({ kind: 'status', status: 503, retryAfter: inSeconds(1) })],
];

describe.each(CHUNKED)('a target by %s', (protocol) => {
	const on = CHUNK[protocol];
	const size = SIZES[protocol];
	const chunk = CHUNK_BYTES[protocol];

	it('that hangs up in a large chunk gets no more than that again', async () => {
		const large = LARGE[protocol];
		const recorded = await video(large);
		const opened = await open(protocol, large);
		uploads.targets.faults.add({ on, skip: 1, fault: { kind: 'hangUp', afterBytes: 3 * MIB } });
		await expectKept(await send(recorded, opened, DEFAULT_CHUNKS), recorded, opened);
		expect(asked(on)).toBe(CHUNKS + 1);
		expect(readings()).toBe(1);
	});

	it.each(protocol === 'googleSession' ? PASSING : PASSING.slice(0, 4))(
		'that %s gets no more than a chunk again',
		async (_, fault) => {
			const recorded = await video(size);
			const opened = await open(protocol, size);
			uploads.targets.faults.add({ on, skip: 1, fault: fault() });
			await expectKept(await send(recorded, opened), recorded, opened);
			expect(asked(on)).toBeLessThanOrEqual(CHUNKS + 1);
			expect(readings()).toBe(1);
		},
	);

	it('that falls silent is asked again', async () => {
		speedUpClock(100);
		const recorded = await video(size);
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip: 1, fault: { kind: 'silent' } });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(readings()).toBe(1);
	});

	it('that breaks off while Zoom does, too', async () => {
		const recorded = await video(size);
		const opened = await open(protocol, size);
		onContent({ kind: 'resetMidBody', bytes: size - chunk / 2 });
		uploads.targets.faults.add({ on, skip: 1, fault: { kind: 'hangUp', afterBytes: chunk / 4 } });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(CHUNKS + 1);
	});

	it('gets the rest of a file that is read again, since Zoom cannot resume it', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(size);
		const opened = await open(protocol, size);
		onContent({ kind: 'truncate', bytes: size - chunk / 2, contentLength: true });
		await expectKept(await send(recorded, opened), recorded, opened);
		// Once more to resume it, which was answered with the whole.
		expect(readings()).toBe(3);
	});

	it('gets no last chunk of a file that is not the right one', async () => {
		const recorded = await video(size);
		const opened = await open(protocol, size);
		onContent({ kind: 'status', status: 404 }, { skip: 1, times: 0 });
		onContent({ kind: 'resetMidBody', bytes: size - chunk / 8 });
		expectError(await send(recorded, opened), /Zoom no longer has the file/);
		expect(uploads.targets.files).toEqual([]);
		expect(asked(on)).toBeLessThan(CHUNKS);
	});

	it.each<[string, number, TargetFault, RegExp]>([
		['forgets the session', 1, { kind: 'forgetSession' }, /The upload session at .* is gone/],
		['rejects a chunk', 1, { kind: 'status', status: 403 }, /did not take the file \(HTTP 403\)/],
		[
			'asks for too long a wait',
			1,
			{ kind: 'status', status: 429, retryAfter: '3600' },
			/did not take the file \(HTTP 429\)/,
		],
		[
			'answers with a web page',
			1,
			{ kind: 'status', status: 200, body: '<!doctype html><title>Sign in</title>' },
			/did not take the file \(HTTP 200\)/,
		],
	])('that %s: an error in words', async (_, skip, fault, message) => {
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip, fault });
		expectError(await send(await video(size), opened), message);
		expect(uploads.targets.files).toEqual([]);
		expect(asked(on)).toBe(2);
	});
});

it('an answer to a part that has not arrived is not believed', async () => {
	const partSizeMiB = 30;
	const opened = await open('s3Parts', 5 * MIB);
	if (opened.target.to !== 's3Parts') throw new Error('Not in parts');
	uploads.targets.faults.add({ on: 's3.part', times: 0, fault: { kind: 'doneEarly' } });
	// More than the buffers of a connection hold.
	const run = await send(await video(partSizeMiB * MIB), {
		...opened,
		target: { ...opened.target, partSizeMiB },
	});
	expectError(run, /reported success before receiving the whole file|was interrupted/);
});

it.each<[Protocol, FaultPlace]>([
	['microsoftSession', 'microsoft.chunk'],
	['googleSession', 'google.chunk'],
	['slack', 'slack.upload'],
])('a rejection by %s that names the secret address shows nothing of it', async (protocol, on) => {
	const opened = await open(protocol, MIB);
	const { target } = opened;
	const { pathname, search } = 'url' in target ? target.url : new URL('http://none.example');
	const body = JSON.stringify({ message: `Route ${pathname}${search} does not take this` });
	uploads.targets.faults.add({ on, fault: { kind: 'status', status: 400, body } });
	// That nothing shows the address, `send` expects.
	expectError(await send(await video(MIB), opened), /\(HTTP 400\)/, /"Route … does not take this"/);
});
