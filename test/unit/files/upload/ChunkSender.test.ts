import { Readable } from 'node:stream';

import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { ChunkSender } from '../../../../nodes/ZoomVideoSdk/files/upload/ChunkSender';
import { googleSession } from '../../../../nodes/ZoomVideoSdk/files/upload/protocols/googleSession';

const TOTAL = 600_000;

/** A target that says by turns that it has all of the last chunk, and that it lacks its end. */
function forgetfulTarget() {
	const target = { requests: 0 };
	const httpRequest = async ({ body }: IHttpRequestOptions) => {
		target.requests += 1;
		if (body instanceof Readable) for await (const chunk of body) void chunk;
		const has = target.requests % 2 === 1 ? TOTAL : 300_000;
		return { statusCode: 308, headers: { range: `bytes=0-${has - 1}` }, body: '' };
	};
	const context = { helpers: { httpRequest }, getExecutionCancelSignal: () => undefined };
	return { target, context };
}

it('a target that says by turns that it has all and that it has less is given up', async () => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
	const { target, context } = forgetfulTarget();
	const sender: ChunkSender = Reflect.construct(ChunkSender, [
		context satisfies Partial<Record<keyof IExecuteFunctions, unknown>>,
		googleSession(new URL('https://upload.example/session?upload_id=1'), 8_388_608),
		{ total: TOTAL, mimeType: 'video/mp4' },
		Readable.from([]),
	]);
	const result = sender
		.send({ offset: 0, bytes: Buffer.alloc(TOTAL), isLast: true })
		.catch((error: unknown) => (error instanceof Error ? error.message : ''));
	for (let minutes = 0; minutes < 60; minutes += 1) {
		await jest.advanceTimersByTimeAsync(60_000);
		await new Promise((resolve) => setImmediate(resolve));
	}
	jest.useRealTimers();
	expect(await Promise.race([result, 'still sending'])).toMatch(/upload.example/);
	expect(target.requests).toBeLessThan(40);
});
