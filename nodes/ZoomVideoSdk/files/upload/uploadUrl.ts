import { InputError } from '../../shared/errors';
import { isWellFormed } from '../../shared/wellFormed';
import { isTrustedAddress, type TrustedHosts } from '../../zoom/auth/trustedHosts';

/**
 * The address of a bucket or server to send to, checked before anything is read.
 *
 * @throws InputError
 */
export function parseUploadUrl(text: string, hosts: TrustedHosts): URL {
	if (!isWellFormed(text) || !URL.canParse(text)) {
		throw new InputError(
			'Upload URL: this is not an address',
			'Give the pre-signed address to which the file is sent by PUT, as an expression for each file.',
		);
	}
	const address = new URL(text);
	if (address.protocol === 'https:' || isTrustedAddress(address, hosts)) return address;
	throw new InputError(
		`Upload URL: ${address.protocol}//${address.host} is not sent to`,
		'The address must begin with https://. To try it out on this machine, add its host and port to Extra Download Hosts in the credential.',
	);
}
