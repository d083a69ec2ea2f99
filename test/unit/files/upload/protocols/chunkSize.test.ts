import {
	CHUNK_SIZES,
	isReadAhead,
	readChunkBytes,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/protocols/chunkSize';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';

const MIB = 1_048_576;
type Target = keyof typeof CHUNK_SIZES;

it.each<[Target, number, number]>([
	['googleSession', 262_144, 64 * MIB],
	['microsoftSession', 327_680, 60 * MIB - 1],
])('%s takes only multiples of %i bytes, up to %i', (target, unit, max) => {
	const { maxMegabytes } = CHUNK_SIZES[target];
	for (const wished of [undefined, 0.01, 0.25, 1, 3.3, 5, 8, 10, maxMegabytes]) {
		const bytes = readChunkBytes(wished, CHUNK_SIZES[target]);
		expect(bytes % unit).toBe(0);
		expect(bytes).toBeGreaterThan(0);
		expect(bytes).toBeLessThanOrEqual(max);
	}
});

it.each<[Target, unknown, number]>([
	['googleSession', undefined, 16 * MIB],
	['googleSession', '', 16 * MIB],
	['googleSession', 5, 5 * MIB],
	['googleSession', '0.5', MIB / 2],
	['googleSession', 0.6, MIB / 2],
	['googleSession', 0.1, 262_144],
	['googleSession', 64, 64 * MIB],
	['microsoftSession', null, 10 * MIB],
	['microsoftSession', 5, 5 * MIB],
	['microsoftSession', 8, 25 * 327_680],
	['microsoftSession', 0.25, 327_680],
	['microsoftSession', 59, 188 * 327_680],
])('%s, %j MiB: %i bytes', (target, megabytes, bytes) => {
	expect(readChunkBytes(megabytes, CHUNK_SIZES[target])).toBe(bytes);
});

it.each<[Target, unknown]>([
	['googleSession', 0],
	['googleSession', -1],
	['googleSession', 64.5],
	['googleSession', 'large'],
	['googleSession', NaN],
	['googleSession', Infinity],
	['googleSession', true],
	['googleSession', {}],
	['microsoftSession', 60],
])('%s, %p: refused by its field', (target, megabytes) => {
	const read = () => readChunkBytes(megabytes, CHUNK_SIZES[target]);
	expect(read).toThrow(InputError);
	expect(read).toThrow(`'Chunk Size (MiB)': ${String(megabytes)} is not allowed`);
});

it('of large chunks, only one is in memory', () => {
	expect([32 * MIB, 33 * MIB].map(isReadAhead)).toEqual([true, false]);
});
