/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { HostProblem, systemCode } from './hostProblem';

/** A port of 127.0.0.1 that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
	return await tryPort(0);
}

/**
 * Makes sure that nobody listens on this port of 127.0.0.1.
 * @throws HostProblem when it is taken or not allowed.
 */
export async function requirePort(port: number): Promise<void> {
	try {
		await tryPort(port);
	} catch (error) {
		const code = systemCode(error);
		if (code === 'EADDRINUSE') {
			throw new HostProblem(
				`Port ${port} is in use by another program. End that program or choose another port with --port.`,
			);
		}
		if (code === 'EACCES') {
			throw new HostProblem(`Port ${port} may not be used by you. Choose one above 1023.`);
		}
		throw error;
	}
}

async function tryPort(port: number): Promise<number> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return address.port;
}
