import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { json } from 'node:stream/consumers';

/** What a service of somebody else answers. */
export interface Reply {
	/** 200 unless given. */
	status?: number;
	/** An object goes out as JSON, a text as it is. */
	body: object | string;
}

/** Stands in for a service that is called with JSON, such as a chat. */
export interface JsonService {
	url: string;
	/** Bodies that came, the first first. */
	received: unknown[];
	close(): Promise<void>;
}

/** Starts a service on this machine. */
export async function startJsonService(
	answer: (body: unknown, headers: IncomingHttpHeaders) => Reply | Promise<Reply>,
): Promise<JsonService> {
	const received: unknown[] = [];
	const server = createServer((request, response) => {
		const reply = async () => {
			const body = await json(request);
			received.push(body);
			const { status = 200, body: said } = await answer(body, request.headers);
			const isText = typeof said === 'string';
			response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
			response.end(isText ? said : JSON.stringify(said));
		};
		reply().catch(() => response.writeHead(500).end());
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The service has no port');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		received,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		},
	};
}
