import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** One event as it arrived. */
export interface Received {
	headers: IncomingHttpHeaders;
	/** The bytes as they came. */
	raw: Buffer;
	json: {
		event: string;
		event_ts: number;
		download_token?: string;
		payload: Record<string, unknown> & { object?: Record<string, unknown> };
	};
}

export interface Receiver {
	url: string;
	received: Received[];
	/** What is answered next, in turn; when used up 200. Bytes are packed with gzip already. */
	answers: Array<number | ((body: Received) => string | Buffer | Promise<string>)>;
	close: () => Promise<void>;
}

/** A small server that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const answers: Receiver['answers'] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const raw = Buffer.concat(parts);
			const event = { headers: request.headers, raw, json: JSON.parse(raw.toString()) };
			received.push(event);
			const answer = answers.shift() ?? 200;
			if (typeof answer === 'number') response.writeHead(answer).end();
			else {
				void Promise.resolve(answer(event)).then((reply) => {
					if (typeof reply !== 'string') response.setHeader('content-encoding', 'gzip');
					response.end(reply);
				});
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const close = async () => {
		server.closeAllConnections();
		await new Promise<void>((resolve) => server.close(() => resolve()));
	};
	return { url: `http://127.0.0.1:${port}/webhook`, received, answers, close };
}
