import { SentTails } from '../../../../nodes/ZoomVideoSdk/files/upload/SentTails';

const FILE = Buffer.from(Array.from({ length: 10_000 }, (_, at) => at % 251));

/** The file in blocks of this size, with one byte of it changed. */
function* blocksOf(size: number, changed?: number) {
	const file = Buffer.from(FILE);
	if (changed !== undefined) file[changed] = 255;
	for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

async function* inTurn(blocks: Iterable<Buffer>) {
	yield* blocks;
}

/** Reads the file anew, of which chunks up to 2,000, 5,000 and 5,100 bytes were sent. */
async function readAgain(from: number, size: number, changed?: number): Promise<Buffer> {
	const sent = new SentTails('upload.example');
	let offset = 0;
	for (const end of [2_000, 5_000, 5_100]) {
		sent.keep({ offset, bytes: FILE.subarray(offset, end), isLast: false });
		offset = end;
	}
	const read: Buffer[] = [];
	for await (const block of sent.verify(inTurn(blocksOf(size, changed)), from)) read.push(block);
	return Buffer.concat(read);
}

describe.each([1, 7, 1_000, 4_500, 10_000])('a file that is read again in blocks of %i', (size) => {
	it.each([0, 2_000, 5_000, 5_100])('is the same that was sent up to %i', async (from) => {
		expect((await readAgain(from, size)).equals(FILE)).toBe(true);
	});

	it.each([
		[5_000, 4_999],
		[5_000, 3_976],
		[5_100, 5_000],
		[2_000, 1_500],
	])('is another when, of what was sent up to %i, byte %i differs', async (from, changed) => {
		await expect(readAgain(from, size, changed)).rejects.toThrow(
			'The file changed at Zoom while it was being sent to upload.example',
		);
	});

	it.each([
		[5_000, 5_000],
		[5_000, 3_975],
		[5_100, 4_999],
		[0, 0],
		[3_000, 2_999],
	])('continues from %i, whatever byte %i is', async (from, changed) => {
		expect(await readAgain(from, size, changed)).toHaveLength(FILE.length);
	});
});
