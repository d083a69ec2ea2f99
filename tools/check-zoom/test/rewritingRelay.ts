import { createServer } from 'node:http';

import { request } from 'undici';

/** Passes events on with the same JSON in other bytes, as a firewall does that rewrites JSON. */
export async function startRewritingRelay(
	to: string,
): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer((incoming, response) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.on('end', () => {
			const { method = 'GET', headers } = incoming;
			const signed = Object.entries(headers).filter(([name]) => name.startsWith('x-zm-'));
			const body = Buffer.concat(parts).toString();
			const options =
				method === 'POST'
					? { body: JSON.stringify(JSON.parse(body), null, 1), method: 'POST' as const }
					: {};
			void request(to, {
				...options,
				headers: Object.fromEntries(signed.map(([name, value]) => [name, String(value)])),
			}).then(
				async (answer) => {
					const { 'x-check-zoom': probe } = answer.headers;
					response.writeHead(
						answer.statusCode,
						probe === undefined ? {} : { 'x-check-zoom': probe },
					);
					response.end(await answer.body.text());
				},
				// The check has ended, and Zoom sends again.
				() => response.destroy(),
			);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
