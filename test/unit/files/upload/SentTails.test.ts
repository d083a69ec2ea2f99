import { SentTails } from '../../../../nodes/ZoomVideoSdk/files/upload/SentTails';

const CHUNK = 2_048;

/** What comes when the file is read anew, with other bytes than those that were sent. */
async function* otherFile() {
	yield Buffer.alloc(100 * CHUNK, 'other');
}

async function readAgain(sent: SentTails, from: number): Promise<number> {
	let length = 0;
	for await (const block of sent.verify(otherFile(), from)) length += block.length;
	return length;
}

it('only the ends of the latest chunks are kept, however many there are', async () => {
	const sent = new SentTails('upload.example');
	for (let at = 0; at < 100; at += 1) {
		sent.keep({ offset: at * CHUNK, bytes: Buffer.alloc(CHUNK, 'first'), isLast: false });
	}
	for (const chunk of [99, 100]) {
		await expect(readAgain(sent, chunk * CHUNK)).rejects.toThrow(/changed at Zoom/);
	}
	expect(await readAgain(sent, 10 * CHUNK)).toBe(100 * CHUNK);
});
