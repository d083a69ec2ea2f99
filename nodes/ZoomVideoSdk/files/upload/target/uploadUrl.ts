import { digest } from '../../../shared/digest';
import { InputError } from '../../../shared/errors';
import { unescaped } from '../../../shared/unescaped';
import { isWellFormed } from '../../../shared/wellFormedText';
import { isTrustedAddress, type TrustedHosts } from '../../../zoom/auth/trustedHosts';

/**
 * A character that is part of a name and ends the path, as in `Room #1.mp4` or `What now? 2.mp4` if the
 * name was not encoded. A real query begins with the name of a value, or is a word or a token. The rest of a name
 * contains a space, ends in an extension, or is followed by the real query.
 */
function endOfName({ search }: URL, text: string): string | undefined {
	if (text.includes('#')) return '#';
	const [begin = ''] = search.slice(1).split(/[=&]/);
	const hasValue = search.includes('=');
	const isRest = /%20|\?/.test(begin) || (!hasValue && /%20|\.[a-z]\w{1,4}$/i.test(search));
	return isRest ? '?' : undefined;
}

/**
 * The address of a bucket or server, checked before anything is read.
 *
 * @param field in which it stands
 * @param entry where in the field, such as `, entry 2`
 * @throws InputError
 */
export function parseUploadUrl(
	text: string,
	hosts: TrustedHosts,
	field = 'Upload URL',
	entry = '',
): URL {
	if (!isWellFormed(text) || !URL.canParse(text)) {
		throw new InputError(
			`'${field}'${entry}: this is not an address`,
			'Give the address to which the file is sent, as an expression for each file: look at what the expression gives for this item.',
		);
	}
	const address = new URL(text);
	const end = endOfName(address, text);
	if (end !== undefined) {
		throw new InputError(
			`'${field}'${entry}: a "${end}" in the address cuts a name short`,
			'Files whose names begin alike would replace one another. Put names into the address by {{ encodeURIComponent(…) }}.',
		);
	}
	if (address.username !== '' || address.password !== '') {
		throw new InputError(
			`'${field}'${entry}: the address has a user name or password in it`,
			'Upload signs in nowhere. Give an address that is signed, or use Download and the node of the server.',
		);
	}
	if (address.protocol === 'https:' || isTrustedAddress(address, hosts)) return address;
	throw new InputError(
		`'${field}'${entry}: ${address.protocol}//${address.host} is not an allowed target`,
		"The address must start with https://. To try it out on this machine, add its host and port to 'Extra Download Hosts' in the credential.",
	);
}

/**
 * Query parameters that sign an address and say nothing about what is stored there (S3, GCS, Azure,
 * OSS, COS).
 */
const SIGNING =
	/^(?:x-(?:amz|goog|oss|cos)-.*|q-.*|signature|expires|policy|awsaccesskeyid|googleaccessid|ossaccesskeyid|key-pair-id|security-token|sig|s[eiprtv]|sip|spr|sk(?:oid|tid|t|e|s|v))$/i;
/** Those that never name an object, whichever service has signed (SharePoint, Supabase and the like). */
const PERMITTING =
	/^(?:(?:access_?)?token|tempauth|authorization|auth|jwt|nonce|expir(?:es|y|ation)|exp)$/i;
const SIGNATURE = /^(?:x-(?:amz|goog|oss)-|q-)?sig(?:nature)?$/i;

/**
 * What an address stands for: the same for two addresses of one object that were signed at different
 * times. Parameters that do not belong to a signature may name the object, and stay.
 */
export function objectAddress({ origin, pathname, searchParams }: URL): string {
	const pairs = [...searchParams];
	const isSigned = pairs.some(([name]) => SIGNATURE.test(name));
	const kept = pairs.filter(
		([name]) => !PERMITTING.test(name) && !(isSigned && SIGNING.test(name)),
	);
	return `${origin}${unescaped(pathname)}?${new URLSearchParams(kept).toString()}`;
}

/**
 * Parameters of addresses for a part of a file (S3, Azure), which the storage does not make an object
 * yet.
 */
const OF_A_PART = /^(?:partnumber|blockid|comp)$/i;

/**
 * A digest of the place where an address stores, for the output: two files with the same one may have
 * replaced one another. Anybody who knows an address can write there, so the address itself is not
 * returned. The query does not count: nobody can tell which part of it names an object and which
 * changes with each signature.
 *
 * @returns `undefined` when what is sent there is not stored as a file
 */
export function targetHash({ origin, pathname, searchParams }: URL): string | undefined {
	if ([...searchParams.keys()].some((name) => OF_A_PART.test(name))) return undefined;
	return digest(`${origin}${unescaped(pathname)}`);
}
