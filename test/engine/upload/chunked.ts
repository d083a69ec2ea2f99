import type { FaultPlace } from '../../../tools/upload-targets';
import type { Protocol } from './openTarget';

/** By which a file goes in chunks. */
export type Chunked = Extract<Protocol, 'googleSession' | 'microsoftSession' | 's3Parts'>;

export const CHUNKED: readonly Chunked[] = ['googleSession', 'microsoftSession', 's3Parts'];

export const CHUNK: Readonly<Record<Chunked, FaultPlace>> = {
	googleSession: 'google.chunk',
	microsoftSession: 'microsoft.chunk',
	s3Parts: 's3.part',
};

/** Two units of the target, so that a chunk can be taken half; those of S3 cannot be smaller. */
export const CHUNK_BYTES: Readonly<Record<Chunked, number>> = {
	googleSession: 2 * 262_144,
	microsoftSession: 2 * 327_680,
	s3Parts: 5_242_880,
};

/** Of a file in three chunks. */
export const SIZES: Readonly<Record<Chunked, number>> = {
	googleSession: 2 * CHUNK_BYTES.googleSession + 5,
	microsoftSession: 2 * CHUNK_BYTES.microsoftSession + 5,
	s3Parts: 2 * CHUNK_BYTES.s3Parts + 5,
};
export const CHUNKS = 3;

/** The chunks that a session has without the option, larger than the buffers of a connection. */
export const DEFAULT_CHUNKS = { chunkSizeMiB: undefined };
