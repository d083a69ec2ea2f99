import { microsoftSession } from '../../../../nodes/ZoomVideoSdk/files/upload/protocols/microsoftSession';
import { s3Parts } from '../../../../nodes/ZoomVideoSdk/files/upload/protocols/s3Parts';
import { inTime, MIB, scriptedTarget, type Reply } from '../../fixtures/scriptedTarget';

beforeEach(
	() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }),
);
afterEach(() => void jest.useRealTimers());

const TOTAL = 1_000;
const BROKEN = new Error('socket hang up');
const GONE = /The upload session at upload.example is gone/;

describe('a session is asked before the first chunk what it has', () => {
	it.each<[string, Array<Reply | Error>, number, number]>([
		['nothing', [{ status: 308 }], 0, 1],
		['what an earlier try has sent', [{ status: 308, has: 300 }], 300, 1],
		['all of the file', [{ status: 308, has: TOTAL }], TOTAL, 1],
		['nothing, after it was busy', [{ status: 503 }, { status: 308 }], 0, 2],
		['nothing, after the connection broke', [BROKEN, { status: 308 }], 0, 2],
	])('%s', async (_, replies, from, asked) => {
		const { sender, requests } = scriptedTarget(TOTAL, replies);
		expect(await inTime(sender.begin())).toBe(from);
		expect(requests).toHaveLength(asked);
		expect(requests[0]).toMatchObject({ range: 'bytes */1000', pieces: undefined });
	});

	it.each<[string, Reply | Error, RegExp, number]>([
		['was completed', { status: 200, text: '{"id":"1"}' }, GONE, 1],
		['is gone', { status: 404 }, GONE, 1],
		['has more bytes than the file', { status: 308, has: TOTAL + 1 }, /no further than 1001/, 1],
		['refuses', { status: 400 }, /did not take the file \(HTTP 400\)/, 1],
		['is busy for good', { status: 503 }, /did not take the file \(HTTP 503\)/, 7],
		['hangs up for good', BROKEN, /^The upload to upload.example was interrupted$/, 7],
	])('and is an error when it %s', async (_, reply, message, asked) => {
		const { sender, requests } = scriptedTarget(TOTAL, [reply]);
		await expect(inTime(sender.begin())).rejects.toThrow(message);
		expect(requests).toHaveLength(asked);
	});

	it('and says of one that was completed that a new one is needed', async () => {
		const { sender } = scriptedTarget(TOTAL, [{ status: 200 }]);
		await expect(inTime(sender.begin())).rejects.toMatchObject({
			details: { description: expect.stringMatching(/^It has expired, was completed/) },
		});
	});

	it('and has all of the file when it is still assembling it', async () => {
		const protocol = microsoftSession(new URL('https://upload.example/s'), MIB);
		const finishing = { status: 200, text: '{"nextExpectedRanges":[]}' };
		const { sender } = scriptedTarget(TOTAL, [finishing], protocol);
		expect(await inTime(sender.begin())).toBe(TOTAL);
	});

	it('but not about an empty file, because that would complete it', async () => {
		const { sender, requests } = scriptedTarget(0, [{ status: 200 }]);
		expect(await sender.begin()).toBe(0);
		expect(requests).toEqual([]);
	});

	it('but not where it cannot be asked', async () => {
		const protocol = s3Parts([new URL('https://upload.example/k')], 5);
		const { sender, requests } = scriptedTarget(TOTAL, [{ status: 200 }], protocol);
		expect(await sender.begin()).toBe(0);
		expect(requests).toEqual([]);
	});

	it('and stops at once when the execution is stopped', async () => {
		const stop = new AbortController();
		stop.abort(new Error('stopped'));
		const { sender, requests } = scriptedTarget(TOTAL, [BROKEN], undefined, stop.signal);
		await expect(inTime(sender.begin())).rejects.toThrow('stopped');
		expect(requests.length).toBeLessThan(2);
	});
});
