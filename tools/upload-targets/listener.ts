import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { HangUp, type Exchange, type Route } from './exchange';
import type { FaultPlace, Faults } from './faults';
import { ReplyError, type Reply } from './reply';

/** A request as it came in. */
export interface SeenRequest {
	on: FaultPlace | 'unknown';
	method: string;
	/** Without the query. */
	path: string;
	headers: IncomingMessage['headers'];
	/** `undefined` while there is no answer, and for a connection that was ended without one. */
	status: number | undefined;
}

export interface Listening {
	routes: readonly Route[];
	faults: Faults;
	/** Each request is added here as it comes in. */
	requests: SeenRequest[];
}

/** The origin by which a server was called. */
export function calledOrigin({ headers, socket }: IncomingMessage): string {
	return `${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? ''}`;
}

async function answer(exchange: Exchange, route: Route): Promise<Reply> {
	const { request, fault } = exchange;
	const { socket } = request;
	if (fault?.kind === 'silent') {
		request.resume();
		if (!socket.destroyed) await once(socket, 'close');
		throw new HangUp();
	}
	if (fault?.kind === 'status') {
		request.resume();
		if (!request.complete) await once(request, 'end').catch(() => {});
		const { status, retryAfter, body = '' } = fault;
		return { status, body, ...(retryAfter && { headers: { 'retry-after': retryAfter } }) };
	}
	const reply = await Promise.resolve()
		.then(() => route.handle(exchange))
		.catch((error: unknown) => {
			if (error instanceof ReplyError) return error.reply;
			throw error;
		});
	if (fault?.kind === 'loseAnswer') throw new HangUp();
	return reply;
}

function write(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
	const { status, headers = {}, body = '' } = reply;
	const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
	// Whoever still sends what nobody reads gets the answer, and the end of the connection.
	const connection = request.complete ? {} : { connection: 'close' };
	response.writeHead(status, { ...length, ...connection, ...headers }).end(body);
}

/** Ends a connection at once; only a plain one can be reset. */
function hangUp(socket: Socket): void {
	if (socket.destroyed) return;
	if ('encrypted' in socket) socket.destroy();
	else socket.resetAndDestroy();
}

/** Answers requests by their routes, with the faults that are to come; 404 where no route fits. */
export function routedListener(listening: Listening): RequestListener {
	const { routes, faults, requests } = listening;
	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', socket } = request;
		const url = new URL(request.url ?? '/', calledOrigin(request));
		const route = routes.find((each) => each.method === method && each.path.test(url.pathname));
		const on = route?.place?.(request) ?? 'unknown';
		const seen: SeenRequest = {
			...{ on, method, path: url.pathname, headers: request.headers, status: undefined },
		};
		requests.push(seen);
		const reply = (given: Reply) => {
			seen.status = given.status;
			write(request, response, given);
		};
		if (route === undefined) {
			request.resume();
			return reply({ status: 404, body: 'Not Found' });
		}
		const groups = route.path.exec(url.pathname)?.groups ?? {};
		const params = Object.fromEntries(
			Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
		);
		const fault = on === 'unknown' ? undefined : faults.take(on);
		try {
			reply(await answer({ request, method, url, params, fault }, route));
		} catch (error) {
			if (error instanceof HangUp) return hangUp(socket);
			reply({ status: 500, body: String(error) });
		}
	}
	return (request, response) => void serve(request, response);
}
