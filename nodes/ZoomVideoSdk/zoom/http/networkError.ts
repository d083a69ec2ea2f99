import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import type { Explanation } from './errorMessages';

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|SSL|TLS/;

function whatHappened(code: string | undefined, host: string): Explanation {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				message: `The host ${host} was not found`,
				description: "Check the 'Base URL' of the credential and the name service of this machine.",
			};
		case 'ECONNREFUSED':
			return {
				message: `The host ${host} refused the connection`,
				description:
					"Check the 'Base URL' of the credential, and that nothing between blocks the way.",
			};
		case 'ETIMEDOUT':
		case 'ECONNABORTED':
			return {
				message: `The host ${host} did not answer in time`,
				description: 'Check the network and proxy of this machine, then try again.',
			};
		default:
			break;
	}
	if (code !== undefined && CERTIFICATE.test(code)) {
		return {
			message: `The certificate of ${host} was not accepted`,
			description:
				'A proxy that opens TLS needs its certificate known to n8n (NODE_EXTRA_CA_CERTS).',
		};
	}
	if (code === undefined) {
		return {
			message: `The request to ${host} could not be sent`,
			description:
				'If n8n itself does not allow the address, allow it there. Otherwise check the network.',
		};
	}
	return {
		message: `The connection to ${host} broke`,
		description: 'Check the network and proxy of this machine, then try again.',
	};
}

/**
 * Turns a call that got no answer into an error for the user.
 *
 * @param code the network error's code as Node names it
 * @param reason the network error's own message, shown when there is no code
 */
export function toNetworkError(code: string | undefined, reason: string, host: string): ZoomError {
	const { message, description } = whatHappened(code, host);
	return new ZoomError(message, {
		description: code === undefined ? `${description} (${redact(reason)})` : description,
	});
}

/** Node's codes of network and TLS errors, and those of the client that n8n uses. */
const NETWORK_CODE =
	/^(?:E[A-Z0-9_]{3,}|UND_ERR_\w+|[A-Z_]*(?:CERT|SSL|TLS)[A-Z0-9_]*|UNABLE_TO_\w+|DEPTH_\w+)$/;

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/**
 * Finds the code of the network error (such as `ECONNREFUSED`) in what an n8n helper threw, which wraps
 * the client's error once or twice.
 */
export function networkCodeOf(error: unknown): string | undefined {
	for (let depth = 0, current = error; depth < 5 && isObject(current); depth += 1) {
		const code: unknown = Reflect.get(current, 'code');
		if (typeof code === 'string' && NETWORK_CODE.test(code)) return code;
		current = Reflect.get(current, 'cause') ?? Reflect.get(current, 'errorResponse');
	}
	return undefined;
}

/** The message of an error. If n8n has wrapped the error, the message that n8n found. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : 'unknown reason';
}

/** Whether a body broke off because n8n's client could not decompress it. */
export function isDecodingError(error: unknown): boolean {
	const code: unknown = isObject(error) ? Reflect.get(error, 'code') : undefined;
	return typeof code === 'string' && /^(?:Z|ERR_BROTLI|ERR__ERROR|ZSTD)_/.test(code);
}
