import { CHUNK, CHUNK_BYTES, CHUNKED, DEFAULT_CHUNKS, type Chunked } from '../chunked';
import { useUploads } from '../uploads';

const uploads = useUploads();
const { video, open, send, expectKept, expectError, asked } = uploads;
const MIB = 1_048_576;
const SIZE = 21 * MIB + 5;

const CHUNK_PLACES = new Set<string>(Object.values(CHUNK));
const chunkLengths = () =>
	uploads.targets.requests
		.filter(({ on }) => CHUNK_PLACES.has(on))
		.map(({ headers }) => Number(headers['content-length']));

it.each<[Chunked, number, number]>([
	['googleSession', 16 * MIB, 2],
	['microsoftSession', 10 * MIB, 3],
	['s3Parts', 5 * MIB, 5],
])('%s in chunks of %i bytes unless another size is set', async (protocol, bytes, count) => {
	const recorded = await video(SIZE);
	const opened = await open(protocol, SIZE);
	await send(recorded, opened, DEFAULT_CHUNKS);
	expect(chunkLengths()).toEqual([...Array(count - 1).fill(bytes), SIZE - (count - 1) * bytes]);
});

it.each(CHUNKED)('%s only in whole chunks', async (protocol) => {
	const bytes = CHUNK_BYTES[protocol];
	const recorded = await video(2 * bytes);
	const opened = await open(protocol, 2 * bytes);
	await expectKept(await send(recorded, opened), recorded, opened);
	expect(chunkLengths()).toEqual([bytes, bytes]);
});

it.each([
	['googleSession', 64.5],
	['microsoftSession', 60],
	['microsoftSession', 0],
] as const)('%s not in chunks of %f MiB', async (protocol, chunkSizeMiB) => {
	const run = await send(await video(MIB), await open(protocol, MIB), { chunkSizeMiB });
	expectError(run, /^'Chunk Size \(MiB\)': \d+(\.5)? is not allowed/, /Give a number above 0/);
	expect(asked(CHUNK[protocol])).toBe(0);
});
