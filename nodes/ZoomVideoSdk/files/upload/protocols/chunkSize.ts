import { readDecimal } from '../../../shared/parameters/parameters';

const MIB = 1_048_576;

/** Above this size of a chunk, no second one is held in memory. */
const MAX_READ_AHEAD_BYTES = 32 * MIB;

/** Which chunk sizes a target accepts. */
interface ChunkSizes {
	/** Each chunk but the last must be a multiple of it. */
	unitBytes: number;
	defaultBytes: number;
	maxMegabytes: number;
}

/** By the values of the parameter `uploadTo`. */
export const CHUNK_SIZES = {
	// n8n's client opens a connection for each chunk: with 8 MiB, a file took a sixth longer.
	googleSession: { unitBytes: 262_144, defaultBytes: 16 * MIB, maxMegabytes: 64 },
	// A fragment of 60 MiB is refused.
	microsoftSession: { unitBytes: 327_680, defaultBytes: 10 * MIB, maxMegabytes: 59 },
} as const satisfies Record<string, ChunkSizes>;

/**
 * Reads the chosen size in MiB: as many whole units of the target as fit into it, and at least one.
 *
 * @throws InputError
 */
export function readChunkBytes(megabytes: unknown, sizes: ChunkSizes): number {
	const { unitBytes, defaultBytes, maxMegabytes } = sizes;
	const limits = { above: 0, max: maxMegabytes };
	const wished = readDecimal(megabytes, 'Chunk Size (MiB)', limits);
	if (wished === undefined) return defaultBytes;
	return Math.max(1, Math.floor((wished * MIB) / unitBytes)) * unitBytes;
}

/** Whether the next chunk is read while one is sent. */
export function isReadAhead(chunkBytes: number): boolean {
	return chunkBytes <= MAX_READ_AHEAD_BYTES;
}
