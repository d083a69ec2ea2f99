import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

import { freePort } from '../../../tools/n8n/server/freePort';

/** A reverse proxy before n8n. */
export interface ReadinessGate {
	url: string;
	close(): Promise<void>;
}

const CHECK_EVERY_MS = 200;

/** What it answers for an n8n that is not ready, and for one that broke off in the middle of a request. */
export const NOT_READY = 503;
const BROKEN_OFF = 502;

/**
 * Passes requests on to n8n as docs/running.md advises: only while `/healthz/readiness` says that n8n
 * is ready. An n8n 2.41 that is starting answers webhooks itself, first 200 and then 404.
 *
 * @param n8nUrl address of n8n without a slash at the end
 */
export async function startReadinessGate(n8nUrl: string): Promise<ReadinessGate> {
	let isReady = false;
	const check = () => {
		const asked = request(`${n8nUrl}/healthz/readiness`, { timeout: 2_000 }, (reply) => {
			isReady = reply.statusCode === 200;
			reply.resume();
		});
		asked.once('timeout', () => asked.destroy());
		asked.once('error', () => {
			isReady = false;
		});
		asked.end();
	};
	const passOn = (incoming: IncomingMessage, answer: ServerResponse) => {
		if (!isReady) {
			answer.writeHead(NOT_READY).end();
			return;
		}
		const { method, headers, url = '' } = incoming;
		const onward = request(`${n8nUrl}${url}`, { method, headers }, (reply) => {
			answer.writeHead(reply.statusCode ?? BROKEN_OFF, reply.headers);
			reply.pipe(answer);
		});
		onward.once('error', (error: NodeJS.ErrnoException) => {
			isReady = false;
			if (answer.headersSent) answer.destroy();
			else answer.writeHead(error.code === 'ECONNREFUSED' ? NOT_READY : BROKEN_OFF).end();
		});
		incoming.pipe(onward);
	};
	check();
	const checking = setInterval(check, CHECK_EVERY_MS);
	const server = createServer(passOn);
	const port = await freePort();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${port}`,
		async close() {
			clearInterval(checking);
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
