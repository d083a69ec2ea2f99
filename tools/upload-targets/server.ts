import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { HangUp, type Exchange, type KeptFile, type Route, type TargetState } from './exchange';
import { Faults, type FaultPlace } from './faults';
import { googleRoutes } from './google';
import { microsoftRoutes } from './microsoft';
import { presignedPost, type PresignedPost } from './presignedPost';
import { ReplyError, type Reply } from './reply';
import { s3Multipart, type S3Multipart } from './s3Multipart';
import { slackRoutes } from './slack';

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

export interface UploadTargets {
	/** `http://127.0.0.1:port`, where all of them listen. */
	origin: string;
	host: string;
	faults: Faults;
	/** What the targets have whole, oldest first. */
	files: KeptFile[];
	requests: SeenRequest[];
	/** Gives addresses and fields for a presigned POST. */
	post: PresignedPost;
	/** Begins uploads in parts, and signs the addresses of the parts. */
	s3: S3Multipart;
	/** Answers a request, for a server of one's own (with TLS, under other names). */
	listener: (request: IncomingMessage, response: ServerResponse) => void;
	/** Forgets files, requests and faults. */
	reset(): void;
	close(): Promise<void>;
}

export interface UploadTargetsOptions {
	/** Port on 127.0.0.1; 0, the default, takes a free one. */
	port?: number;
	/** The bearer token that opens sessions. Default: any. */
	token?: string;
	/** Whether digests of the files are computed, which takes most of the time. Default: true. */
	digests?: boolean;
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

/** Starts the stand-ins on 127.0.0.1. */
export async function startUploadTargets(
	options: UploadTargetsOptions = {},
): Promise<UploadTargets> {
	const faults = new Faults();
	const files: KeptFile[] = [];
	const requests: SeenRequest[] = [];
	const originOf = ({ headers, socket }: IncomingMessage) =>
		`${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? ''}`;
	const { token, digests: hasDigests = true } = options;
	const state: TargetState = { faults, files, originOf, token, hasDigests };
	const post = presignedPost(state, () => origin);
	const s3 = s3Multipart(state, () => origin);
	const routes = [
		...googleRoutes(state),
		...microsoftRoutes(state),
		...slackRoutes(state),
		...post.routes,
		...s3.routes,
	];

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', socket } = request;
		const url = new URL(request.url ?? '/', originOf(request));
		const route = routes.find((each) => each.method === method && each.path.test(url.pathname));
		const on = route?.place(request) ?? 'unknown';
		const seen: SeenRequest = {
			...{ on, method, path: url.pathname, headers: request.headers, status: undefined },
		};
		requests.push(seen);
		if (route === undefined) {
			request.resume();
			return write(request, response, { status: 404, body: 'Not Found' });
		}
		const groups = route.path.exec(url.pathname)?.groups ?? {};
		const params = Object.fromEntries(
			Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
		);
		const fault = on === 'unknown' ? undefined : faults.take(on);
		try {
			const reply = await answer({ request, method, url, params, fault }, route);
			seen.status = reply.status;
			write(request, response, reply);
		} catch (error) {
			if (error instanceof HangUp) return void (socket.destroyed || socket.resetAndDestroy());
			write(request, response, { status: 500, body: String(error) });
		}
	}

	const listener = (request: IncomingMessage, response: ServerResponse) =>
		void serve(request, response);
	const server = createServer(listener);
	// A sender who falls silent is waited for.
	server.requestTimeout = 0;
	await once(server.listen(options.port ?? 0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The targets have no port');
	const host = `127.0.0.1:${address.port}`;
	const origin = `http://${host}`;
	return {
		...{ origin, host, faults, files, requests, post, s3, listener },
		reset() {
			faults.clear();
			files.length = 0;
			requests.length = 0;
		},
		async close() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
