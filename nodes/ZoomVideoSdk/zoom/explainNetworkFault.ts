import { scrub } from './scrub';
import { ZoomError } from './ZoomError';

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|SSL|TLS/;

function whatHappened(code: string | undefined, host: string): [string, string] {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return [
				`The host ${host} was not found`,
				'Check the Base URL of the credential and the name service of this machine.',
			];
		case 'ECONNREFUSED':
			return [
				`The host ${host} refused the connection`,
				'Check the Base URL of the credential, and that nothing between blocks the way.',
			];
		case 'ETIMEDOUT':
		case 'ECONNABORTED':
			return [
				`The host ${host} did not answer in time`,
				'Check the network and proxy of this machine, then try again.',
			];
		default:
			break;
	}
	if (code !== undefined && CERTIFICATE.test(code)) {
		return [
			`The certificate of ${host} was not accepted`,
			'A proxy that opens TLS needs its certificate known to n8n (NODE_EXTRA_CA_CERTS).',
		];
	}
	if (code === undefined) {
		return [
			`The request to ${host} failed`,
			'If n8n itself does not allow the address, allow it there; else check the network.',
		];
	}
	return [
		`The connection to ${host} broke`,
		'Check the network and proxy of this machine, then try again.',
	];
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
	const [message, advice] = whatHappened(code, host);
	const cause = code === undefined ? `${advice} (${scrub(reason)})` : advice;
	return new ZoomError(message, { description: cause });
}
