import { json, type Reply } from '../http/reply';
import type { Call } from '../http/router';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function isLoopback(address: string): boolean {
	return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
}

const refuse = (status: number, error: string): Reply => json(status, { error });

/**
 * Refuses control calls that a web page may have made.
 *
 * A page of any site can post a form to this machine, and have a name of its own lead here (DNS
 * rebinding). It cannot send JSON unasked, nor hide its origin, nor change the name in Host.
 */
export function refuseForeign({ method, headers }: Call): Reply | undefined {
	const host = String(headers['host'] ?? '');
	if (!isLoopback(`http://${host}`)) {
		return refuse(403, `Control calls go to this machine only, not to "${host}"`);
	}
	const { origin } = headers;
	if (origin !== undefined && !isLoopback(String(origin))) {
		return refuse(403, `Control calls are not taken from the page ${String(origin)}`);
	}
	const type = String(headers['content-type'] ?? '');
	const hasBody = method === 'POST' || method === 'PATCH';
	if (hasBody && !/^application\/json(?:\s*;|$)/i.test(type)) {
		return refuse(415, `${method} wants the header Content-Type: application/json`);
	}
	return undefined;
}
