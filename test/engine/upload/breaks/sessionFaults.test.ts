import type { FaultPlace, TargetFault } from '../../../../tools/upload-targets';
import { CHUNK, CHUNK_BYTES, CHUNKS, SIZES, type Chunked } from '../chunked';
import { useUploads } from '../uploads';

const uploads = useUploads();
const { video, open, send, expectKept, expectError, asked, readings } = uploads;

const SESSIONS: Array<Exclude<Chunked, 's3Parts'>> = ['googleSession', 'microsoftSession'];

const STATUS: Readonly<Record<(typeof SESSIONS)[number], FaultPlace>> = {
	googleSession: 'google.status',
	microsoftSession: 'microsoft.status',
};
const ASKED_AGAIN: TargetFault[] = [
	{ kind: 'status', status: 503 },
	{ kind: 'status', status: 429, retryAfter: '1' },
	{ kind: 'loseAnswer' },
];

describe.each(SESSIONS)('a session by %s', (protocol) => {
	const on = CHUNK[protocol];
	const size = SIZES[protocol];
	const half = CHUNK_BYTES[protocol] / 2;

	it('that takes less than was sent gets the rest', async () => {
		const recorded = await video(size);
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip: 1, fault: { kind: 'takeLess', bytes: half } });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(4);
	});

	it('that repeatedly keeps nothing of what is sent is given up', async () => {
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip: 1, times: 0, fault: { kind: 'takeLess', bytes: 0 } });
		expectError(await send(await video(size), opened), /takes the file no further than \d+ bytes/);
		expect(uploads.targets.files).toEqual([]);
		expect(readings()).toBe(1);
	});

	it('whose answer about what it has is 503, 429 or a lost one is asked again', async () => {
		const recorded = await video(size);
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip: 1, fault: { kind: 'hangUp', afterBytes: half / 2 } });
		for (const fault of ASKED_AGAIN)
			uploads.targets.faults.add({ on: STATUS[protocol], skip: 1, fault });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(STATUS[protocol])).toBe(2 + ASKED_AGAIN.length);
		expect(asked(on)).toBe(CHUNKS + 1);
	});

	it('that is gone when it is asked after a break: an error in words', async () => {
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip: 1, fault: { kind: 'hangUp', afterBytes: half / 2 } });
		uploads.targets.faults.add({ on: STATUS[protocol], skip: 1, fault: { kind: 'forgetSession' } });
		expectError(await send(await video(size), opened), /The upload session at .* is gone/);
		expect(uploads.targets.files).toEqual([]);
	});

	it.each<[string, number, TargetFault, RegExp]>([
		[
			'says too early that it is done',
			0,
			{ kind: 'doneEarly' },
			/reported success before receiving the whole file/,
		],
		[
			'says before the last chunk that it is done',
			1,
			{ kind: 'doneEarly' },
			/reported success before receiving the whole file/,
		],
		[
			'has another size',
			2,
			{ kind: 'otherSize', size: 1_234 },
			/does not have the file that was sent: it has 1234 bytes instead of \d+/,
		],
		[
			'lost what it had',
			1,
			{ kind: 'forgetBytes', bytes: half },
			/does not have all the bytes that were sent/,
		],
	])('that %s: an error in words', async (_, skip, fault, message) => {
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, skip, fault });
		expectError(await send(await video(size), opened), message);
		expect(readings()).toBe(1);
	});
});
