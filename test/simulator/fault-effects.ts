/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults';
import type { Body, Reply } from './http/reply';
import { html, redirect, zoomError } from './http/reply';
import { tooMany } from './rest/rate-limits';

/** Makes the server reset the connection, wherever it is thrown. */
export class ConnectionReset extends Error {}

/** What a fault needs to know of its call. */
export interface FaultContext {
	path: string;
	/** The next_page_token that came with the call. */
	pageToken: string | null;
	/** An origin other than the one that was called. */
	otherOrigin: string;
	/** Milliseconds since the epoch. */
	now: number;
	/** Aborted when the client is gone or the server closes. */
	gone: AbortSignal;
}

/**
 * The reply of a fault that answers in the service's place; undefined for one that lets the
 * service answer. Falls silent itself for a stall, and throws ConnectionReset for a reset.
 */
export async function replaceReply(fault: Fault, about: FaultContext): Promise<Reply | undefined> {
	switch (fault.kind) {
		case 'resetBeforeReply':
			throw new ConnectionReset();
		case 'stall':
			if (fault.bytes === undefined) await silence(fault.ms, about.gone);
			return undefined;
		case 'status':
			return {
				status: fault.status,
				headers: { 'content-type': fault.contentType ?? 'text/plain', ...fault.headers },
				body: fault.body ?? '',
			};
		case 'htmlPage':
			return html(fault.status ?? 502, fault.status === 200 ? 'Sign in' : 'Bad Gateway');
		case 'rateLimit':
			return tooMany({
				label: fault.label ?? 'Light',
				type: fault.type,
				limit: 1,
				resetAt: about.now + (fault.waitMs ?? 1000),
				withHeaders: fault.headers ?? true,
			});
		case 'errorBody':
			return zoomError(fault.status ?? 200, fault.code, fault.message);
		case 'redirect':
			return redirect(redirectAddress(fault.to, about));
		default:
			return undefined;
	}
}

function redirectAddress(to: string, about: FaultContext): string {
	switch (to) {
		case 'otherOrigin':
			return `${about.otherOrigin}/elsewhere${about.path}`;
		case 'http':
			return `http://recordings.example${about.path}`;
		case 'loop':
			return about.path;
		case 'private':
			return 'http://169.254.169.254/latest/meta-data/';
		default:
			return to;
	}
}

/** The service's reply as a fault spoils it. */
export function alterReply(fault: Fault, reply: Reply, about: FaultContext): Reply {
	switch (fault.kind) {
		case 'resetMidBody':
			return sized(reply, reset(first(chunks(reply), fault.bytes)));
		case 'stall':
			if (fault.bytes === undefined) return reply;
			return sized(
				reply,
				pause(chunks(reply), fault.bytes, () => silence(fault.ms, about.gone)),
			);
		case 'slowDrip':
			return sized(reply, drip(chunks(reply), fault.bytes, fault.everyMs, about.gone));
		case 'truncate': {
			const short = first(chunks(reply), fault.bytes);
			return fault.contentLength ? sized(reply, short) : { ...withoutLength(reply), body: short };
		}
		case 'wrongContentLength': {
			const { headers, body } = sized(reply, chunks(reply));
			const length = Number(headers['content-length'] ?? 0) + fault.delta;
			const announced = { ...headers, 'content-length': String(Math.max(0, length)) };
			return { ...reply, headers: announced, body };
		}
		case 'changedEtag':
			return { ...reply, headers: { ...reply.headers, etag: `"${randomUUID()}"` } };
		case 'malformedJson':
			return { ...reply, body: `${text(reply).slice(0, -1)},,` };
		case 'hugeJson':
			return { ...reply, body: padded(text(reply), fault.bytes) };
		case 'withoutFields':
			return { ...reply, body: without(text(reply), fault.fields, fault.asNull ?? false) };
		case 'repeatPageToken':
			if (about.pageToken === null) return reply;
			return { ...reply, body: withToken(text(reply), about.pageToken) };
		default:
			return reply;
	}
}

async function silence(ms: number | undefined, gone: AbortSignal): Promise<void> {
	// A timer cannot be set further than 2^31 ms: as good as for ever here.
	await wait(ms ?? 2 ** 31 - 1, undefined, { signal: gone });
}

/** The reply with its true length announced and another body; such a connection is not kept. */
function sized(reply: Reply, body: Body): Reply {
	const length = typeof reply.body === 'string' ? String(Buffer.byteLength(reply.body)) : undefined;
	const announced = reply.headers['content-length'] ?? length;
	return {
		...reply,
		headers: {
			...reply.headers,
			connection: 'close',
			...(announced === undefined ? {} : { 'content-length': announced }),
		},
		body,
	};
}

function withoutLength(reply: Reply): Reply {
	const headers = { ...reply.headers };
	delete headers['content-length'];
	return { ...reply, headers };
}

function text(reply: Reply): string {
	return typeof reply.body === 'string' ? reply.body : '';
}

function chunks(reply: Reply): Body {
	return typeof reply.body === 'string' ? [Buffer.from(reply.body)] : reply.body;
}

async function* first(body: Body, bytes: number): AsyncGenerator<Uint8Array> {
	let left = bytes;
	for await (const chunk of body) {
		if (left > 0) yield chunk.subarray(0, left);
		left -= chunk.length;
		if (left <= 0) return;
	}
}

async function* reset(body: Body): AsyncGenerator<Uint8Array> {
	yield* body;
	// What was written has to leave first: a reset throws away what the client has not read.
	await wait(50);
	throw new ConnectionReset();
}

async function* pause(
	body: Body,
	bytes: number,
	silent: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
	let left = bytes;
	for await (const chunk of body) {
		if (left > 0 && chunk.length > left) {
			yield chunk.subarray(0, left);
			await silent();
			yield chunk.subarray(left);
		} else {
			if (left === 0) await silent();
			yield chunk;
		}
		left = left > 0 && chunk.length > left ? -1 : left - chunk.length;
	}
}

async function* drip(
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

function padded(body: string, bytes: number): string {
	return `{"padding":"${'x'.repeat(bytes)}"${body === '{}' ? '}' : `,${body.slice(1)}`}`;
}

function without(body: string, fields: readonly string[], asNull: boolean): string {
	const changed: unknown = JSON.parse(body, (key, value: unknown) =>
		fields.includes(key) ? (asNull ? null : undefined) : value,
	);
	return JSON.stringify(changed);
}

function withToken(body: string, token: string): string {
	return JSON.stringify(
		JSON.parse(body, (key, value: unknown) => (key === 'next_page_token' ? token : value)),
	);
}
