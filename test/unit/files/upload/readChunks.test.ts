import {
	bytesFrom,
	ChunkBuffers,
	readAhead,
	readChunks,
} from '../../../../nodes/ZoomVideoSdk/files/upload/readChunks';

async function* source(blocks: readonly string[], log: string[] = []) {
	for (const block of blocks) {
		log.push(`read ${block}`);
		yield Buffer.from(block);
	}
	log.push('checked');
}

async function chunksOf(blocks: readonly string[], size: number, from = 0) {
	const found: string[] = [];
	const buffers = new ChunkBuffers(size);
	for await (const { offset, bytes, isLast } of readChunks(source(blocks), buffers, from)) {
		found.push(`${offset}:${bytes.toString()}${isLast ? '.' : ''}`);
		buffers.give(bytes);
	}
	return found;
}

describe('chunks of a file', () => {
	it.each<[string[], number, number, string[]]>([
		[['abcdef'], 4, 0, ['0:abcd', '4:ef.']],
		[['ab', 'cd', 'ef'], 4, 0, ['0:abcd', '4:ef.']],
		[['abc', 'def'], 3, 0, ['0:abc', '3:def.']],
		[['abcdefgh'], 2, 0, ['0:ab', '2:cd', '4:ef', '6:gh.']],
		[['abcd'], 4, 0, ['0:abcd.']],
		[['ab'], 4, 0, ['0:ab.']],
		[[], 4, 0, ['0:.']],
		[['abcdef'], 4, 2, ['2:cdef.']],
		[['ab', 'cd', 'ef'], 2, 3, ['3:de', '5:f.']],
		[['abcdef'], 4, 6, ['6:.']],
	])('%j by %i from %i on', async (blocks, size, from, expected) => {
		expect(await chunksOf(blocks, size, from)).toEqual(expected);
	});

	it('have the last one only after the source has checked itself', async () => {
		const log: string[] = [];
		const chunks = readChunks(source(['ab', 'cd'], log), new ChunkBuffers(2), 0);
		await chunks.next();
		expect(log).not.toContain('checked');
		await chunks.next();
		expect(log).toContain('checked');
	});
});

describe('reading ahead', () => {
	it('reads one more than was asked for, in order', async () => {
		const log: string[] = [];
		const ahead = readAhead(source(['a', 'b', 'c'], log));
		expect(String((await ahead.next()).value)).toBe('a');
		expect(log).toEqual(['read a', 'read b']);
		const rest: string[] = [];
		for await (const value of ahead) rest.push(String(value));
		expect(rest).toEqual(['b', 'c']);
	});

	it('throws what the source throws when it is its turn', async () => {
		async function* failing() {
			yield 'a';
			throw new Error('broken');
		}
		const ahead = readAhead(failing());
		expect((await ahead.next()).value).toBe('a');
		await expect(ahead.next()).rejects.toThrow('broken');
	});
});

it('buffers are used again, but only when they are given back', () => {
	const buffers = new ChunkBuffers(2);
	const first = buffers.take();
	const second = buffers.take();
	expect(second).not.toBe(first);
	buffers.give(first);
	// The last chunk of a file may be shorter.
	buffers.give(second.subarray(1));
	expect([buffers.take() === first, buffers.take() === first]).toEqual([true, false]);
});

describe('the bytes of a chunk', () => {
	const MIB = 1_048_576;

	it.each<[number, number[]]>([
		[0, [MIB, MIB, 5]],
		[1, [MIB, MIB, 4]],
		[MIB, [MIB, 5]],
		[2 * MIB + 4, [1]],
		[2 * MIB + 5, []],
	])('from %i on', async (skip, expected) => {
		const bytes = Buffer.alloc(2 * MIB + 5, 'video');
		const found: Buffer[] = [];
		let read = 0;
		const slices = bytesFrom(
			{ offset: 10, bytes, isLast: true },
			skip,
			(length) => (read += length),
		);
		for await (const slice of slices) {
			found.push(slice);
			expect(read).toBe(Buffer.concat(found).length);
		}
		expect(found.map(({ length }) => length)).toEqual(expected);
		expect(Buffer.concat(found).equals(bytes.subarray(skip))).toBe(true);
	});
});
