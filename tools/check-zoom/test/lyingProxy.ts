import { createServer, type IncomingMessage } from 'node:http';

import { request } from 'undici';

import type { Simulator } from '../../zoom-simulator';

/** An answer on its way. */
export interface Passing {
	method: string;
	/** As it was sent, with the query. */
	path: string;
	/** What the caller sent as `Authorization`. */
	authorization: string;
	status: number;
	headers: Record<string, string>;
	body: Buffer;
	/** The JSON of the body; undefined where it is none. */
	json: unknown;
}

/** Changes an answer; what it gives is sent in its place. */
export type Lie = (
	passing: Passing,
) => Partial<Pick<Passing, 'status' | 'headers' | 'json' | 'body'>>;

export interface LyingProxy {
	baseUrl: string;
	/** Host and port, which must be allowed to have the token. */
	host: string;
	lies: Lie[];
	/** The origin that leads to the simulator's first one. */
	origin: string;
	close(): Promise<void>;
}

/**
 * Stands between a client and the simulator, whose addresses in answers it makes its own, and changes
 * what it is told to change.
 */
export async function startLyingProxy(simulator: Simulator): Promise<LyingProxy> {
	const lies: Lie[] = [];
	const server = createServer((incoming, response) => {
		void pass(incoming).then(
			({ status, headers, body }) => response.writeHead(status, headers).end(body),
			() => response.destroy(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	const host = `127.0.0.1:${address.port}`;
	const origin = `http://${host}`;

	const pass = async (incoming: IncomingMessage): Promise<Passing> => {
		const { method = 'GET', url: path = '/', headers } = incoming;
		const answer = await request(`${simulator.origins.api}${path}`, {
			method:
				method === 'PATCH' || method === 'PUT' || method === 'POST' || method === 'DELETE'
					? method
					: 'GET',
			headers: pick(headers, ['authorization', 'content-type', 'range', 'if-range']),
			body: await bytesOf(incoming),
		});
		const text = Buffer.from(await answer.body.bytes());
		let passing: Passing = {
			...{ method, path, authorization: headers.authorization ?? '', status: answer.statusCode },
			headers: pick(answer.headers, ANSWERED),
			...bodyOf(text, simulator.origins.api, origin),
		};
		for (const lie of lies) {
			const change = lie(passing);
			const body = 'json' in change ? Buffer.from(JSON.stringify(change.json)) : passing.body;
			passing = { ...passing, body, ...change };
		}
		return passing;
	};
	return {
		...{ lies, host, origin, baseUrl: `${origin}/v2` },
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

const ANSWERED = ['content-type', 'x-zm-trackingid', 'etag', 'last-modified', 'content-range'];

function pick(headers: Record<string, unknown>, names: readonly string[]): Record<string, string> {
	return Object.fromEntries(
		names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
	);
}

function bodyOf(bytes: Buffer, from: string, to: string): Pick<Passing, 'body' | 'json'> {
	try {
		const json: unknown = JSON.parse(bytes.toString().replaceAll(from, to));
		return { body: Buffer.from(JSON.stringify(json)), json };
	} catch {
		return { body: bytes, json: undefined };
	}
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(Buffer.from(part));
	return Buffer.concat(parts);
}

/** JSON in which every value of a field is another one. */
export function withField(
	json: unknown,
	field: string,
	change: (value: unknown) => unknown,
): unknown {
	return JSON.parse(
		JSON.stringify(json, (key, value: unknown) => (key === field ? change(value) : value)),
	);
}
