import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { ConnectionReset } from '../faults/faultBodies';
import { alterReply, replaceReply } from '../faults/faultEffects';
import type { FaultTable } from '../faults/faultTable';
import type { SettingsStore } from '../settings';
import { newTrackingId } from '../state/ids';
import { ReplyError, zoomError, type Reply } from './reply';
import { RequestLog } from './requestLog';
import { findRoute, type Call, type Route } from './router';

const largestBody = 32 * 1024 * 1024;

/** What one of the two origins serves. */
export interface Origin<R extends Route> {
	name: 'api' | 'files';
	routes: readonly R[];
	settings: SettingsStore;
	faults: FaultTable;
	log: RequestLog;
	/** Answers for calls that match no route. */
	notFound: (call: Call) => Reply;
	/** Runs before the handler: a reply ends the call there. */
	guard: (call: Call, route: R) => Promise<Reply | undefined>;
	/** Routes that no fault and no latency touches. */
	exempt: (route: R) => boolean;
	otherOrigin: () => string;
}

/** Listens on 127.0.0.1. Port 0 takes a free one. */
export async function listen<R extends Route>(
	origin: Origin<R>,
	port: number,
): Promise<{ server: Server; url: string }> {
	const server = createServer((request, response) => {
		void serve(origin, request, response);
	});
	// Clients keep connections for reuse: none should be closed just as it is used again.
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return { server, url: `http://127.0.0.1:${portOf(server.address())}` };
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('No port');
	return address.port;
}

/** Stops listening and ends every connection. */
export async function stop(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeAllConnections();
	await closed;
}

async function serve<R extends Route>(
	origin: Origin<R>,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const gone = new AbortController();
	response.on('close', () => gone.abort());
	try {
		const reply = await answer(origin, request, gone.signal);
		await write(origin.settings, request, response, reply, gone.signal);
	} catch (error) {
		if (error instanceof ConnectionReset) request.socket.resetAndDestroy();
		else if (gone.signal.aborted || response.headersSent) request.socket.destroy();
		else await write(origin.settings, request, response, internalError(error), gone.signal);
	}
}

function internalError(error: unknown): Reply {
	return zoomError(500, 500, error instanceof Error ? error.message : String(error));
}

async function answer<R extends Route>(
	origin: Origin<R>,
	request: IncomingMessage,
	gone: AbortSignal,
): Promise<Reply> {
	const method = request.method ?? 'GET';
	const target = request.url ?? '/';
	const [path = '/'] = target.split('?', 1);
	const query = new URLSearchParams(target.slice(path.length + 1));
	const found = findRoute(origin.routes, method, path);
	const body = await readBody(request);
	const params = found?.params ?? {};
	const call: Call = { method, path, query, headers: request.headers, body, params };
	if (found !== undefined && origin.exempt(found.route)) return run(() => found.route.handle(call));

	const operation = found?.route.operation ?? 'unknown';
	const entry = origin.log.add(origin.name, operation, call);
	gone.addEventListener('abort', () => (entry.isOver = true));
	const { latencyMs, latencyByOperation } = origin.settings.now;
	const latency = latencyMs + (latencyByOperation[operation] ?? 0);
	if (latency > 0) await wait(latency, undefined, { signal: gone });
	const handle = () =>
		run(async () => {
			if (found === undefined) return origin.notFound(call);
			return (await origin.guard(call, found.route)) ?? found.route.handle(call);
		});

	const taken = origin.faults.take({ operation, method, path });
	if (taken === undefined) return entry.answered(await handle());
	const about = {
		path: target,
		pageToken: query.get('next_page_token'),
		otherOrigin: origin.otherOrigin(),
		now: origin.settings.clock(),
		gone,
	};
	entry.fault = taken.fault.kind;
	const early = taken.carriedOut ? await handle() : undefined;
	const replaced = await replaceReply(taken.fault, about);
	const reply = replaced ?? alterReply(taken.fault, early ?? (await handle()), about);
	return entry.answered(reply);
}

async function run(handle: () => Reply | Promise<Reply>): Promise<Reply> {
	const done = Promise.resolve().then(handle);
	return await done.catch((error: unknown) => {
		if (error instanceof ReplyError) return error.reply;
		throw error;
	});
}

async function readBody(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request) {
		const bytes = Buffer.from(part);
		size += bytes.length;
		if (size > largestBody) throw new ConnectionReset();
		parts.push(bytes);
	}
	return Buffer.concat(parts).toString('utf8');
}

async function write(
	settings: SettingsStore,
	request: IncomingMessage,
	response: ServerResponse,
	reply: Reply,
	gone: AbortSignal,
): Promise<void> {
	const headers: Record<string, string> = {
		'x-zm-trackingid': newTrackingId(),
		date: new Date(settings.clock()).toUTCString(),
		...reply.headers,
	};
	const { body } = reply;
	const bodiless = reply.status === 204 || reply.status === 304;
	if (typeof body === 'string' && !bodiless) {
		headers['content-length'] ??= String(Buffer.byteLength(body));
	}
	response.writeHead(reply.status, headers);
	if (bodiless || request.method === 'HEAD' || typeof body === 'string') {
		response.end(bodiless || typeof body !== 'string' ? undefined : body);
		return;
	}
	response.flushHeaders();
	// Not stream.pipeline: it would close the connection in order where a fault resets it.
	for await (const chunk of body) {
		if (!response.write(chunk)) await once(response, 'drain', { signal: gone });
	}
	response.end();
}
