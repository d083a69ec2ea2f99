import type { Explanation } from './explainReply';
import { scrub } from './scrub';
import { ZoomError } from './ZoomError';

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|SSL|TLS/;

function whatHappened(code: string | undefined, host: string): Explanation {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				message: `The host ${host} was not found`,
				description: 'Check the Base URL of the credential and the name service of this machine.',
			};
		case 'ECONNREFUSED':
			return {
				message: `The host ${host} refused the connection`,
				description:
					'Check the Base URL of the credential, and that nothing between blocks the way.',
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
			message: `The request to ${host} failed`,
			description:
				'If n8n itself does not allow the address, allow it there; else check the network.',
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
 * @param reason the network error's own words, shown when there is no code
 */
export function explainNetworkFault(
	code: string | undefined,
	reason: string,
	host: string,
): ZoomError {
	const { message, description } = whatHappened(code, host);
	return new ZoomError(message, {
		description: code === undefined ? `${description} (${scrub(reason)})` : description,
	});
}
