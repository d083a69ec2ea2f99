import { microsoftSession } from '../../../../nodes/ZoomVideoSdk/files/upload/protocols/microsoftSession';
import { inTime, MIB, scriptedTarget, type Reply } from '../../fixtures/scriptedTarget';

beforeEach(
	() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }),
);
afterEach(() => void jest.useRealTimers());

const TOTAL = 3 * MIB;
const BROKEN = new Error('socket hang up');
const chunk = (offset: number, end: number) => ({
	...{ offset, bytes: Buffer.alloc(end - offset), isLast: end === TOTAL },
});
const EARLY = /reported success before receiving the whole file/;
const LOST = /does not have all the bytes that were sent/;
const STUCK = /takes the file no further than/;

describe('a chunk is an error', () => {
	it.each<[string, [number, number], Array<Reply | Error>, RegExp, number]>([
		['when the target is done before the last one', [0, MIB], [{ status: 200 }], EARLY, 1],
		[
			'when the target is done with a part of it',
			[0, TOTAL],
			[{ status: 200, reads: MIB }],
			EARLY,
			1,
		],
		[
			'when the target has bytes that it was not given',
			[0, TOTAL],
			[{ status: 308, has: TOTAL, reads: MIB }],
			EARLY,
			1,
		],
		['when the target lost what it had', [MIB, TOTAL], [{ status: 308, has: MIB - 1 }], LOST, 1],
		['when the target has more than was sent', [0, MIB], [{ status: 308, has: MIB + 1 }], LOST, 1],
		['when the target keeps nothing', [0, TOTAL], [{ status: 308 }], STUCK, 7],
		[
			'when the target does not say how much it has',
			[0, TOTAL],
			[{ status: 308, headers: { range: 'x' } }],
			/does not say how much/,
			1,
		],
		[
			'when the target refuses it',
			[0, TOTAL],
			[{ status: 403 }],
			/did not take the file \(HTTP 403\)/,
			1,
		],
		['when the target is busy for good', [0, TOTAL], [{ status: 503 }], /\(HTTP 503\)/, 7],
		['when the connection breaks each time', [0, TOTAL], [BROKEN], /was interrupted/, 7],
		[
			'when the target has all of it and makes no file',
			[0, TOTAL],
			[{ status: 308, has: TOTAL }],
			STUCK,
			7,
		],
	])('%s', async (_, [from, to], replies, message, requested) => {
		const { sender, requests } = scriptedTarget(TOTAL, replies);
		await expect(inTime(sender.send(chunk(from, to)))).rejects.toThrow(message);
		expect(requests).toHaveLength(requested);
	});

	it('when the target takes only a few bytes at a time', async () => {
		const steps = Array.from({ length: 50 }, (_, at) => ({ status: 308, has: (at + 1) * 1_000 }));
		const { sender, requests } = scriptedTarget(TOTAL, steps);
		await expect(inTime(sender.send(chunk(0, TOTAL)))).rejects.toThrow(STUCK);
		expect(requests.length).toBeLessThan(10);
	});

	it('that names the byte that the target asks for, and the one that should follow', async () => {
		const { sender } = scriptedTarget(TOTAL, [{ status: 308, has: 5 }]);
		await expect(inTime(sender.send(chunk(MIB, TOTAL)))).rejects.toMatchObject({
			details: { description: expect.stringContaining(`byte 5 where ${MIB} should follow`) },
		});
	});

	it.each<[string, number, RegExp]>([
		['before all was sent', MIB, /^It has expired/],
		['after all was sent', TOTAL, /^All of the file was sent, but the answer was lost/],
	])('when the session is gone %s, with what to do then', async (_, end, advice) => {
		const { sender } = scriptedTarget(TOTAL, [BROKEN, { status: 404 }]);
		await expect(inTime(sender.send(chunk(0, end)))).rejects.toMatchObject({
			message: 'The upload session at upload.example is gone',
			details: { description: expect.stringMatching(advice) },
		});
	});

	it('without a secret of the connection in its message', async () => {
		const { sender } = scriptedTarget(TOTAL, [
			new Error('PUT https://a.example/?token=abc failed'),
		]);
		await expect(inTime(sender.send(chunk(0, TOTAL)))).rejects.toMatchObject({
			details: { description: expect.not.stringContaining('abc') },
		});
	});

	it('at once when the execution is stopped', async () => {
		const stop = new AbortController();
		stop.abort(new Error('stopped'));
		const { sender, requests } = scriptedTarget(TOTAL, [BROKEN], undefined, stop.signal);
		await expect(inTime(sender.send(chunk(0, TOTAL)))).rejects.toThrow('stopped');
		expect(requests.length).toBeLessThan(2);
	});
});

describe('a target that assembles the file', () => {
	const protocol = microsoftSession(new URL('https://upload.example/s'), MIB);
	const finishing = { status: 200, text: '{"nextExpectedRanges":[]}' };

	it('is asked for minutes until it has it', async () => {
		const replies = [
			...Array.from({ length: 12 }, () => finishing),
			{ status: 201, text: '{"id":"1"}' },
		];
		const { sender, requests } = scriptedTarget(TOTAL, replies, protocol);
		const { done } = await inTime(sender.send(chunk(0, TOTAL)));
		expect(done).toMatchObject({ status: 201 });
		expect(requests).toHaveLength(13);
	});

	it('is given up after ten', async () => {
		const { sender } = scriptedTarget(TOTAL, [finishing], protocol);
		await expect(inTime(sender.send(chunk(0, TOTAL)))).rejects.toThrow(
			'upload.example has the whole file, but does not confirm it',
		);
	});

	it('before the last chunk is given up like one that fails', async () => {
		const { sender, requests } = scriptedTarget(TOTAL, [finishing], protocol);
		await expect(inTime(sender.send(chunk(0, MIB)))).rejects.toThrow(/does not confirm it/);
		expect(requests).toHaveLength(7);
	});
});
