import { createCipheriv, createHash } from 'node:crypto';

import type { StoredFile } from '../state/model';
import { mp4Head } from './mp4';

const chunkBytes = 64 * 1024;
const zeros = Buffer.alloc(chunkBytes);

/** A JPEG of one pixel. */
const jpeg = Buffer.from(
	'/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
	'base64',
);

/** The beginning of a file, which makes it what its type says. */
export function headOf(file: StoredFile): Buffer {
	if (file.text !== undefined) return Buffer.from(file.text);
	if (file.fileType === 'TB') return jpeg;
	const kind = file.fileType === 'MP4' ? 'video' : 'audio';
	return mp4Head(kind, Math.min(0xffffffff, file.end - file.start), file.size);
}

/**
 * The bytes of a file from `first` to `last`, both included. They are computed as they are
 * read, the same each time for one version of a file, and no two places of it look alike.
 */
export function* contentOf(file: StoredFile, first = 0, last = file.size - 1): Generator<Buffer> {
	const head = headOf(file);
	if (first < head.length) yield head.subarray(first, last + 1);
	let at = Math.max(first, head.length);
	const fill = file.text === undefined ? randomFill(file, at) : blankFill(file);
	while (at <= last) {
		const bytes = fill(Math.min(chunkBytes, last + 1 - at));
		yield bytes;
		at += bytes.length;
	}
}

/** White space, which text types and JSON allow at their end. */
function blankFill(file: StoredFile): (bytes: number) => Buffer {
	const blanks = Buffer.alloc(chunkBytes, file.extension === 'JSON' ? ' ' : '\n');
	return (bytes) => blanks.subarray(0, bytes);
}

/** AES in counter mode as a random number generator that can start anywhere. */
function randomFill(file: StoredFile, from: number): (bytes: number) => Buffer {
	const key = createHash('sha256').update(`${file.key} ${file.version}`).digest().subarray(0, 16);
	const counter = Buffer.alloc(16);
	counter.writeBigUInt64BE(BigInt(Math.floor(from / 16)), 8);
	const cipher = createCipheriv('aes-128-ctr', key, counter);
	cipher.update(zeros.subarray(0, from % 16));
	return (bytes) => cipher.update(zeros.subarray(0, bytes));
}

/** A strong ETag of a file's present content. */
export function etagOf(file: StoredFile): string {
	const id = createHash('sha256').update(`${file.key} ${file.version}`).digest('hex');
	return `"${id.slice(0, 32)}"`;
}

/** SHA-256 of a whole file in hex, to compare a download with. */
export function sha256Of(file: StoredFile): string {
	const hash = createHash('sha256');
	for (const bytes of contentOf(file)) hash.update(bytes);
	return hash.digest('hex');
}
