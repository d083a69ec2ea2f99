import { randomUUID } from 'node:crypto';

import { html, redirect, zoomError, type Body, type Reply } from '../http/reply';
import { tooMany } from '../rest/rateLimits';
import { ConnectionReset, drip, first, pause, reset, silence } from './faultBodies';
import { padded, without, withToken } from './faultJson';
import type { Fault } from './faultTable';

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
			return statusReply(fault, about.gone);
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

function statusReply(fault: Extract<Fault, { kind: 'status' }>, gone: AbortSignal): Reply {
	const { status, body = '', silentAfter } = fault;
	const headers = { 'content-type': fault.contentType ?? 'text/plain', ...fault.headers };
	const reply = { status, headers, body };
	if (silentAfter === undefined) return reply;
	const silent = () => silence(undefined, gone);
	return sized(reply, pause(chunks(reply), silentAfter, silent));
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
			return fault.contentLength
				? closing(sized(reply, short))
				: { ...withoutLength(reply), body: short };
		}
		case 'wrongContentLength': {
			const { headers, body } = sized(reply, chunks(reply));
			const length = Number(headers['content-length'] ?? 0) + fault.delta;
			const announced = { ...headers, 'content-length': String(Math.max(0, length)) };
			return closing({ ...reply, headers: announced, body });
		}
		case 'changedEtag':
			return { ...reply, headers: { ...reply.headers, etag: `"${randomUUID()}"` } };
		default:
			return { ...reply, body: alterJson(fault, reply.body, about) };
	}
}

/** Faults of JSON replies; other replies stay as they are. */
function alterJson(fault: Fault, body: Reply['body'], about: FaultContext): Reply['body'] {
	if (typeof body !== 'string' || !body.startsWith('{')) return body;
	switch (fault.kind) {
		case 'malformedJson':
			return `${body.slice(0, -1)},,`;
		case 'hugeJson':
			return padded(body, fault.bytes);
		case 'withoutFields':
			return without(body, fault.fields, fault.asNull ?? false);
		case 'repeatPageToken':
			return about.pageToken === null ? body : withToken(body, about.pageToken);
		default:
			return body;
	}
}

/** The reply with its true length announced and another body. */
function sized(reply: Reply, body: Body): Reply {
	const length = typeof reply.body === 'string' ? String(Buffer.byteLength(reply.body)) : undefined;
	const announced = reply.headers['content-length'] ?? length;
	return {
		...reply,
		headers: {
			...reply.headers,
			...(announced === undefined ? {} : { 'content-length': announced }),
		},
		body,
	};
}

/** The reply, after which the connection ends: what comes next would be taken for its body. */
function closing(reply: Reply): Reply {
	return { ...reply, headers: { ...reply.headers, connection: 'close' } };
}

function withoutLength(reply: Reply): Reply {
	const headers = { ...reply.headers };
	delete headers['content-length'];
	return { ...reply, headers };
}

function chunks(reply: Reply): Body {
	return typeof reply.body === 'string' ? [Buffer.from(reply.body)] : reply.body;
}
