import { microsoftSession } from '../../../../nodes/ZoomVideoSdk/files/upload/protocols/microsoftSession';
import { s3Parts } from '../../../../nodes/ZoomVideoSdk/files/upload/protocols/s3Parts';
import { ZoomError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { inTime, MIB, scriptedTarget, type Reply } from '../../fixtures/scriptedTarget';

beforeEach(
	() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }),
);
afterEach(() => void jest.useRealTimers());

const TOTAL = 3 * MIB;
const DONE: Reply = { status: 200, text: '{"id":"1"}' };
const BROKEN = new Error('socket hang up');
const chunk = (offset: number, end: number, isLast = end === TOTAL) => ({
	...{ offset, bytes: Buffer.alloc(end - offset), isLast },
});
/** Sends all of a file in one chunk. */
async function sendAll(replies: Array<Reply | Error>) {
	const target = scriptedTarget(TOTAL, replies);
	return { ...target, result: await inTime(target.sender.send(chunk(0, TOTAL))) };
}

describe('a chunk that a target takes at once', () => {
	it('is followed by the next one, and its memory is free', async () => {
		const { sender, requests } = scriptedTarget(TOTAL, [{ status: 308, has: MIB }]);
		const sent = await inTime(sender.send(chunk(0, MIB)));
		expect(sent).toEqual({ done: undefined, isFree: true });
		expect(requests).toEqual([
			expect.objectContaining({ range: `bytes 0-${MIB - 1}/${TOTAL}`, contentType: 'video/mp4' }),
		]);
	});

	it('is the last one when the target says that it is done', async () => {
		const { result, ranges } = await sendAll([DONE]);
		expect(result).toEqual({ done: expect.objectContaining({ status: 200 }), isFree: true });
		expect(ranges()).toEqual([`bytes 0-${TOTAL - 1}/${TOTAL}`]);
	});

	it('is sent without bytes when the file is empty', async () => {
		const { sender, requests } = scriptedTarget(0, [DONE]);
		const sent = await inTime(sender.send({ offset: 0, bytes: Buffer.alloc(0), isLast: true }));
		expect(sent.done).toMatchObject({ status: 200 });
		expect(requests).toMatchObject([
			{ range: 'bytes */0', pieces: undefined, contentType: 'video/mp4' },
		]);
	});

	it('is only asked about when nothing is left to send', async () => {
		const { sender, ranges } = scriptedTarget(TOTAL, [{ status: 308, has: TOTAL }, DONE]);
		const from = await inTime(sender.begin());
		const sent = await inTime(sender.send(chunk(from, TOTAL)));
		expect(sent.done).toMatchObject({ status: 200 });
		expect(ranges()).toEqual(Array(2).fill(`bytes */${TOTAL}`));
	});

	it('is only asked about at Microsoft, which takes no range without bytes', async () => {
		const protocol = microsoftSession(new URL('https://upload.example/s'), MIB);
		const finishing = { status: 200, text: '{"nextExpectedRanges":[]}' };
		const { sender, ranges } = scriptedTarget(TOTAL, [finishing, DONE], protocol);
		const from = await inTime(sender.begin());
		await inTime(sender.send(chunk(from, TOTAL)));
		expect(ranges()).toEqual(['GET', 'GET']);
	});

	it('is waited for longer when it is the last, because the target may assemble the file', async () => {
		const { sender, requests } = scriptedTarget(TOTAL, [{ status: 308, has: MIB }, DONE]);
		await inTime(sender.send(chunk(0, MIB)));
		await inTime(sender.send(chunk(MIB, TOTAL)));
		const [other = 0, last = 0] = requests.map(({ timeout }) => timeout);
		expect(last).toBeGreaterThan(other);
	});
});

describe('a chunk that a target takes in several tries', () => {
	const all = `bytes 0-${TOTAL - 1}/${TOTAL}`;
	const rest = `bytes ${MIB}-${TOTAL - 1}/${TOTAL}`;
	const asked = `bytes */${TOTAL}`;

	it.each<[string, Array<Reply | Error>, string[]]>([
		['gets the rest', [{ status: 308, has: MIB }, DONE], [all, rest]],
		['gets the rest after a break', [BROKEN, { status: 308, has: MIB }, DONE], [all, asked, rest]],
		['gets all after a break', [BROKEN, { status: 308 }, DONE], [all, asked, all]],
		['gets all after a busy time', [{ status: 503 }, { status: 308 }, DONE], [all, asked, all]],
		['is asked again', [BROKEN, { status: 503 }, { status: 308 }, DONE], [all, asked, asked, all]],
		['is asked whether it is done', [{ status: 308, has: TOTAL }, DONE], [all, asked]],
		['is done after a break', [BROKEN, DONE], [all, asked]],
		['gets all again when it kept nothing', [{ status: 308 }, DONE], [all, all]],
	])('%s', async (_, replies, expected) => {
		const { result, ranges } = await sendAll(replies);
		expect(result.done).toMatchObject({ status: 200 });
		expect(ranges()).toEqual(expected);
	});

	it('keeps its memory, because a connection may still hold some of its bytes', async () => {
		const { sender } = scriptedTarget(TOTAL, [BROKEN, { status: 308, has: MIB }]);
		expect(await inTime(sender.send(chunk(0, MIB)))).toEqual({ done: undefined, isFree: false });
	});

	it('has six tries again after each progress', async () => {
		const failures: Reply[] = Array.from({ length: 6 }, () => ({ status: 503 }));
		const step = { status: 308, has: MIB };
		const { result } = await sendAll([...failures, step, ...failures, DONE]);
		expect(result.done).toMatchObject({ status: 200 });
	});

	it('continues as long as the target takes a quarter of a mebibyte at a time', async () => {
		const steps = Array.from({ length: 11 }, (_, at) => ({ status: 308, has: (at + 1) * 262_144 }));
		const { requests } = await sendAll([...steps, DONE]);
		expect(requests).toHaveLength(12);
	});
});

describe('a chunk that a target cannot explain', () => {
	it('is sent again after a pause behind the first byte, in which the target can answer', async () => {
		const protocol = s3Parts([new URL('https://upload.example/k')], 5);
		const replies = [BROKEN, { status: 200, headers: { etag: '"e"' } }];
		const { sender, requests } = scriptedTarget(TOTAL, replies, protocol);
		await inTime(sender.send(chunk(0, TOTAL)));
		expect(requests.map(({ pieces }) => pieces?.[0])).toEqual([MIB, 1]);
	});

	it('is asked about instead, where that is possible', async () => {
		const { requests } = await sendAll([BROKEN, { status: 308 }, DONE]);
		expect(requests.map(({ pieces }) => pieces?.[0])).toEqual([MIB, undefined, MIB]);
	});
});

describe('an answer that is longer than it may be', () => {
	it('is an error at once', async () => {
		const { sender, requests } = scriptedTarget(TOTAL, [new ZoomError('more than 1 MiB')]);
		await expect(inTime(sender.send(chunk(0, TOTAL)))).rejects.toThrow('more than 1 MiB');
		expect(requests).toHaveLength(1);
	});
});
