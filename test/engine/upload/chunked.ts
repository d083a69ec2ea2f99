import type { FaultPlace } from '../../../tools/upload-targets';
import type { Protocol } from './openTarget';

const MIB = 1_048_576;

/** By which a file goes in chunks. */
export type Chunked = Extract<Protocol, 'googleSession' | 'microsoftSession' | 's3Parts'>;

export const CHUNKED: readonly Chunked[] = ['googleSession', 'microsoftSession', 's3Parts'];

export const CHUNK: Readonly<Record<Chunked, FaultPlace>> = {
	googleSession: 'google.chunk',
	microsoftSession: 'microsoft.chunk',
	s3Parts: 's3.part',
};

/** Of a file in three chunks. */
export const SIZES: Readonly<Record<Chunked, number>> = {
	googleSession: 16 * MIB + 5,
	microsoftSession: 20 * MIB + 5,
	s3Parts: 10 * MIB + 5,
};
export const CHUNKS = 3;
