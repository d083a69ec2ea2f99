import { once } from 'node:events';
import { createServer as createProxy, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';

import type { Certificate } from './certificate';

export interface Proxy {
	/** `http://127.0.0.1:port`, for `HTTPS_PROXY`. */
	url: string;
	/** What was asked for and is not played, as `name:port` or an address. */
	refused: string[];
	close(): Promise<void>;
}

/** Whether `name` is this host, or one step below it where the host begins with `*.`. */
export function isPlayed(hosts: readonly string[], name: string): boolean {
	return hosts.includes(name) || hosts.includes(name.replace(/^[^.]+/, '*'));
}

/**
 * Starts a proxy on 127.0.0.1 that ends the TLS of every connection itself and hands the requests to
 * a listener; it connects to nobody. What is not played is answered by 502.
 *
 * @param hosts the names that the listener plays, and the certificate holds
 */
export async function startProxy(
	hosts: readonly string[],
	certificate: Certificate,
	listener: RequestListener,
): Promise<Proxy> {
	const refused: string[] = [];
	const open = new Set<Duplex>();
	const services = createServer(certificate, listener);
	// A sender who falls silent is waited for.
	services.requestTimeout = 0;

	const refuse = (asked: string, reason: string) => {
		refused.push(asked);
		return `${asked} ${reason} Nothing leaves this machine.\n`;
	};
	// Only plain http comes here: https asks for a tunnel.
	const proxy = createProxy((request, response) => {
		const asked = request.url ?? '';
		response.writeHead(502, { 'content-type': 'text/plain' });
		response.end(refuse(asked, 'is not https, which all services are called by.'));
	});
	proxy.on('connect', ({ url = '' }, socket: Duplex, head: Buffer) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket)).on('error', () => socket.destroy());
		const [, name = '', port] = /^(.+):(\d+)$/.exec(url) ?? [];
		if (port !== '443' || !isPlayed(hosts, name)) {
			const text = refuse(url, `is played by no stand-in; there are ${hosts.join(', ')}.`);
			const head = 'HTTP/1.1 502 No Stand-In\r\ncontent-type: text/plain\r\nconnection: close';
			socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
			return;
		}
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		if (head.length > 0) socket.unshift(head);
		services.emit('connection', socket);
	});

	await once(proxy.listen(0, '127.0.0.1'), 'listening');
	const address = proxy.address();
	if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		refused,
		async close() {
			const closed = once(proxy, 'close');
			proxy.close();
			proxy.closeAllConnections();
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}
