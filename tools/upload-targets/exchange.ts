import type { IncomingMessage } from 'node:http';

import type { FaultPlace, Faults, TargetFault } from './faults';
import type { Reply } from './reply';

/** The connection is ended without an answer. */
export class HangUp extends Error {}

/** A request as the handlers of a target see it. */
export interface Exchange {
	request: IncomingMessage;
	method: string;
	url: URL;
	/** What the groups of the route's path stand for, decoded. */
	params: Readonly<Record<string, string>>;
	fault: TargetFault | undefined;
}

export interface Route {
	method: string;
	/** Of the whole path, as it came. */
	path: RegExp;
	/** Where faults are put, by what is asked; without it, nothing goes wrong here. */
	place?: (request: IncomingMessage) => FaultPlace;
	handle: (exchange: Exchange) => Reply | Promise<Reply>;
}

/** A file that a target has whole. */
export interface KeptFile {
	target: 'drive' | 'cloudStorage' | 'microsoft' | 'slack' | 'post' | 's3';
	id: string;
	name: string;
	size: number;
	sha256: string | undefined;
	/** Where it is: a folder, a bucket, a channel. */
	place: string;
	/** Its MIME type, where the target was told. */
	type?: string;
}

/** What all targets share. */
export interface TargetState {
	faults: Faults;
	files: KeptFile[];
	/** Where a service is reached, as its addresses name it. */
	originOf: (request: IncomingMessage) => string;
	/** The bearer token that is accepted; any that is not empty, when it is not given. */
	token: string | undefined;
	/** Whether digests are computed. */
	hasDigests: boolean;
}

/**
 * Gives the bytes of a body to `take`, until the fault hangs up.
 *
 * @throws HangUp when either side ended the connection
 */
export async function receive(
	{ request, fault }: Exchange,
	take: (bytes: Buffer) => void,
): Promise<void> {
	let left = fault?.kind === 'hangUp' ? fault.afterBytes : Infinity;
	try {
		for await (const chunk of request) {
			const bytes = Buffer.from(chunk);
			take(bytes.subarray(0, left));
			left -= bytes.length;
			if (left <= 0) throw new HangUp();
		}
	} catch {
		throw new HangUp();
	}
}

export async function readText(exchange: Exchange): Promise<string> {
	const parts: Buffer[] = [];
	await receive(exchange, (bytes) => parts.push(bytes));
	return Buffer.concat(parts).toString('utf8');
}

export function headerOf({ request }: Exchange, name: string): string | undefined {
	const value = request.headers[name];
	return Array.isArray(value) ? value.join(', ') : value;
}

/** The token of the Authorization header, if it is one that the target accepts. */
export function isAuthorized(exchange: Exchange, { token }: Pick<TargetState, 'token'>): boolean {
	const [, given = ''] = /^Bearer (\S+)$/.exec(headerOf(exchange, 'authorization') ?? '') ?? [];
	return given !== '' && (token === undefined || given === token);
}

/** The bytes of a chunk, by its Content-Range; `undefined` when it has none that can be read. */
export function contentRange(
	exchange: Exchange,
): { first: number; last: number; total: number | undefined } | undefined {
	const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headerOf(exchange, 'content-range') ?? '');
	if (match === null) return undefined;
	const total = match[3] === '*' ? undefined : Number(match[3]);
	return { first: Number(match[1]), last: Number(match[2]), total };
}
