import { PassThrough, Readable } from 'node:stream';

import { watchIdle } from '../../../../../nodes/ZoomVideoSdk/files/download/connection/watchIdle';

const IDLE_MS = 60_000;

beforeEach(
	() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }),
);
afterEach(() => void jest.useRealTimers());

/** Lets streams do what they do outside of timers. */
const settle = async () => await new Promise((resolve) => setImmediate(resolve));

/** An answer whose client breaks it off when it is closed, as n8n's does. */
function replyOf(body: PassThrough) {
	const closing = new AbortController();
	const close = (reason?: Error) => {
		closing.abort(reason);
		body.destroy(new Error('canceled'));
	};
	return { body, closed: closing.signal, close };
}

function reading(stream: PassThrough) {
	const texts: string[] = [];
	const done = (async () => {
		for await (const chunk of watchIdle(replyOf(stream), () => IDLE_MS))
			texts.push(Buffer.from(chunk).toString());
	})().then(
		() => 'ended',
		(error: unknown) => (error instanceof Error ? error.message : 'unknown'),
	);
	return { texts, done };
}

it('ends a stream that says nothing for too long', async () => {
	const stream = new PassThrough();
	const { texts, done } = reading(stream);
	stream.write('a');
	await settle();
	await jest.advanceTimersByTimeAsync(IDLE_MS - 1_000);
	expect(stream.destroyed).toBe(false);
	await jest.advanceTimersByTimeAsync(3_000);
	expect(await done).toBe('no bytes arrived for 60 seconds');
	expect([texts, stream.destroyed]).toEqual([['a'], true]);
});

it("ends one that cannot be destroyed while it waits for its source, as those of n8n's client", async () => {
	const source = new PassThrough();
	async function* limited() {
		for await (const chunk of source) yield chunk;
	}
	const body = Readable.from(limited());
	const closing = new AbortController();
	// Nor does the client heed that it is closed.
	const close = (reason?: Error) => closing.abort(reason);
	const chunks = watchIdle({ body, closed: closing.signal, close }, () => IDLE_MS);
	source.write('a');
	expect(Buffer.from((await chunks.next()).value ?? []).toString()).toBe('a');
	const next = chunks.next().then(
		() => 'went on',
		(error: unknown) => (error instanceof Error ? error.message : 'unknown'),
	);
	await settle();
	await jest.advanceTimersByTimeAsync(IDLE_MS + 3_000);
	expect(await next).toBe('no bytes arrived for 60 seconds');
});

it('ends with the execution, whatever the client does', async () => {
	const closing = new AbortController();
	const body = new PassThrough();
	const chunks = watchIdle({ body, closed: closing.signal, close: () => {} }, () => IDLE_MS);
	const next = chunks.next().then(
		() => 'went on',
		(error: unknown) => error,
	);
	const stopped = new Error('stopped');
	closing.abort(stopped);
	expect(await next).toBe(stopped);
});

it('does not end one that sends something now and then', async () => {
	const stream = new PassThrough();
	const { texts, done } = reading(stream);
	for (const text of ['a', 'b', 'c']) {
		await jest.advanceTimersByTimeAsync(IDLE_MS - 2_000);
		stream.write(text);
		await settle();
	}
	stream.end();
	expect(await done).toBe('ended');
	expect(texts).toEqual(['a', 'b', 'c']);
});

it('does not count the time that the reader takes', async () => {
	const stream = new PassThrough();
	const chunks = watchIdle(replyOf(stream), () => IDLE_MS);
	stream.write('a');
	await chunks.next();
	await jest.advanceTimersByTimeAsync(10 * IDLE_MS);
	stream.end('b');
	expect(Buffer.from((await chunks.next()).value ?? []).toString()).toBe('b');
	expect((await chunks.next()).done).toBe(true);
});

it.each(['the reader goes', 'the stream is closed under a reader who never asks again'])(
	'leaves no timer when %s',
	async (how) => {
		const stream = new PassThrough();
		const chunks = watchIdle(replyOf(stream), () => IDLE_MS);
		stream.write('a');
		await chunks.next();
		if (how === 'the reader goes') await chunks.return();
		else stream.destroy();
		await jest.advanceTimersByTimeAsync(2_000);
		expect(jest.getTimerCount()).toBe(0);
		expect(stream.destroyed).toBe(true);
	},
);

it('needs one listener, however many chunks arrive', async () => {
	const stream = new PassThrough();
	const reply = replyOf(stream);
	const added = jest.spyOn(reply.closed, 'addEventListener');
	const removed = jest.spyOn(reply.closed, 'removeEventListener');
	for (let count = 0; count < 20; count += 1) stream.write('a');
	const chunks = watchIdle(reply, () => IDLE_MS);
	await chunks.next();
	stream.end('b');
	for await (const chunk of chunks) void chunk;
	expect(added).toHaveBeenCalledTimes(1);
	expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0]?.[1]);
});
