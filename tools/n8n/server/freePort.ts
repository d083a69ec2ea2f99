import { once } from 'node:events';
import { createServer } from 'node:net';

import { HostProblem, systemCode } from '../hostProblem';

/** A port of 127.0.0.1 that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
	return await tryPort(0);
}

interface Refusal {
	reason: string;
	advice: string;
	/** Where to look for another port, if not beside the refused one. */
	others?: number;
}

/** By the code with which the system refuses a port. */
const refusals: Readonly<Record<string, Refusal>> = {
	EADDRINUSE: {
		reason: 'is in use by another program.',
		advice: 'Stop that program, or choose another port:',
	},
	EACCES: { reason: 'may not be used by you.', advice: 'Choose one above 1023:', others: 1024 },
};

/**
 * Makes sure that nobody listens on this port of 127.0.0.1.
 * @throws HostProblem when it is taken or not allowed.
 */
export async function requirePort(port: number): Promise<void> {
	const problem = await problemOfPort(port);
	if (problem !== undefined) throw new HostProblem(`Port ${port} ${problem.reason}`);
}

export interface WantedPort {
	port: number;
	/** What to type to take another port, given a free one. */
	instead: (free: number) => string;
}

/**
 * Makes sure that nobody listens on these ports of 127.0.0.1.
 * @throws HostProblem naming all that are taken or not allowed.
 */
export async function requirePorts(wanted: readonly WantedPort[]): Promise<void> {
	const problems: string[] = [];
	for (const { port, instead } of wanted) {
		const problem = await problemOfPort(port);
		if (problem === undefined) continue;
		const { reason, advice, others } = problem;
		const free = await freePortAfter(others ?? port);
		problems.push(`Port ${port} ${reason} ${advice}\n${instead(free)}`);
	}
	if (problems.length > 0) throw new HostProblem(problems.join('\n'));
}

async function problemOfPort(port: number): Promise<Refusal | undefined> {
	try {
		await tryPort(port);
		return undefined;
	} catch (error) {
		const refusal = refusals[systemCode(error) ?? ''];
		if (refusal === undefined) throw error;
		return refusal;
	}
}

/** A number near enough to be remembered, or any that is free. */
async function freePortAfter(port: number): Promise<number> {
	for (let next = port + 1; next <= Math.min(port + 20, 65_535); next += 1) {
		const free = await tryPort(next).catch(() => undefined);
		if (free !== undefined) return free;
	}
	return await freePort();
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
