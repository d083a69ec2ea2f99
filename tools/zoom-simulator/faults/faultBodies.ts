import { setTimeout as wait } from 'node:timers/promises';

import type { Body } from '../http/reply';

/** Makes the server reset the connection, wherever it is thrown. */
export class ConnectionReset extends Error {}

/** Says nothing for so long, or until the client is gone, which it throws. */
export async function silence(ms: number | undefined, gone: AbortSignal): Promise<void> {
	// A timer cannot be set further than 2^31 ms: as good as for ever here.
	await wait(ms ?? 2 ** 31 - 1, undefined, { signal: gone });
}

/** Its first bytes. */
export async function* first(body: Body, bytes: number): AsyncGenerator<Uint8Array> {
	let left = bytes;
	for await (const chunk of body) {
		if (left > 0) yield chunk.subarray(0, left);
		left -= chunk.length;
		if (left <= 0) return;
	}
}

/** All of it, then a reset of the connection. */
export async function* reset(body: Body): AsyncGenerator<Uint8Array> {
	yield* body;
	// What was written has to leave first: a reset throws away what the client has not read.
	await wait(200);
	throw new ConnectionReset();
}

/** All of it, with a pause after so many bytes. */
export async function* pause(
	body: Body,
	bytes: number,
	silent: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
	let sent = 0;
	for await (const chunk of body) {
		const here = bytes - sent;
		sent += chunk.length;
		if (here < 0 || here >= chunk.length) {
			yield chunk;
			continue;
		}
		if (here > 0) yield chunk.subarray(0, here);
		await silent();
		yield chunk.subarray(here);
	}
}

/** All of it, a few bytes at a time. */
export async function* drip(
	body: Body,
	bytes: number,
	everyMs: number,
	gone: AbortSignal,
): AsyncGenerator<Uint8Array> {
	for await (const chunk of body) {
		for (let at = 0; at < chunk.length; at += bytes) {
			yield chunk.subarray(at, at + bytes);
			await wait(everyMs, undefined, { signal: gone });
		}
	}
}
