import { givesRight } from '../../../shared/hideAddress';
import {
	isDeeperThan,
	isJsonObject,
	parseJson,
	type Json,
	type JsonObject,
} from '../../../shared/json';
import { secretFinder } from './secretFinder';

/** A longer answer is a page or a list: nothing to return with every file. */
const MAX_CHARACTERS = 65_536;
const MAX_DEPTH = 100;

/** Fields that contain such an address by definition, whatever it looks like. */
const ADDRESS_FIELD = /downloadUrl$|^(?:uploadUrl|upload_url)$|^thumbnail_?link$/i;

/** Fields that grant access by themselves. `key` alone is the name of an object. */
const ACCESS_FIELD =
	/token|secret|password|credential|signature|authorization|^(?:api|access|private)_?key$/i;
const TOKEN = /^(?:bearer\s+\S|eyJ[\w-]+\.[\w-]+\.)/i;

function givesAccess(text: string): boolean {
	if (TOKEN.test(text)) return true;
	if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || !URL.canParse(text)) return false;
	const { searchParams, username, password } = new URL(text);
	return username !== '' || password !== '' || [...searchParams.keys()].some(givesRight);
}

function clean(
	value: Json | undefined,
	isSecret: (text: string) => boolean,
	isSecretField: (name: string, value: Json | undefined) => boolean,
): Json | undefined {
	if (typeof value === 'string') return isSecret(value) ? undefined : value;
	if (Array.isArray(value)) {
		return value
			.map((each) => clean(each, isSecret, isSecretField))
			.filter((each) => each !== undefined);
	}
	return isJsonObject(value) ? cleanObject(value, isSecret, isSecretField) : value;
}

function cleanObject(
	object: JsonObject,
	isSecret: (text: string) => boolean,
	isSecretField: (name: string, value: Json | undefined) => boolean,
): JsonObject {
	const cleaned: JsonObject = {};
	for (const [name, value] of Object.entries(object)) {
		const isHidden = isSecret(name) || isSecretField(name, value);
		const kept = isHidden ? undefined : clean(value, isSecret, isSecretField);
		if (kept !== undefined) cleaned[name] = kept;
	}
	return cleaned;
}

/** What grants access by itself. A `key` or a `code` may be that of the object. */
const SIGNING =
	/sig(?:nature)?$|token|secret|password|credential|auth(?:orization)?$|^policy$|upload_?id/i;

/**
 * Of the pairs of an address and a form, those whose values let anybody who reads them write to the
 * target.
 */
export function signingPairs<Pair extends readonly [name: string, value: string]>(
	pairs: readonly Pair[],
): Pair[] {
	return pairs.filter(([name, value]) => SIGNING.test(name) && value !== '');
}

/** The target's own object for the file; `undefined` if it returns none. */
export function readTargetFile(text: string): JsonObject | undefined {
	const body = text.length > MAX_CHARACTERS ? undefined : parseJson(text);
	return isJsonObject(body) && !isDeeperThan(MAX_DEPTH, body) ? body : undefined;
}

/** A number, or a yes or no, such as `expires_in` or `hasToken`, grants no access. */
const isAccessField = (name: string, value: Json | undefined) =>
	ADDRESS_FIELD.test(name) ||
	(ACCESS_FIELD.test(name) && typeof value !== 'number' && typeof value !== 'boolean');

/**
 * The object without what grants access: tokens, addresses with a signature or a token, such as
 * Microsoft's `@microsoft.graph.downloadUrl` or Drive's `thumbnailLink`, and the address to which the
 * file was sent.
 *
 * @param secrets what else signs it, such as the policy of a form
 */
export function withoutAddresses(
	object: JsonObject,
	sentTo: readonly URL[],
	secrets: readonly string[] = [],
): JsonObject {
	const isSecret = secretFinder(sentTo, secrets);
	return cleanObject(object, (text) => givesAccess(text) || isSecret(text), isAccessField);
}

/**
 * The fields of an item without the addresses to which its file was sent.
 *
 * @param secrets what else signs them, such as the policy of a form
 */
export function withoutTarget(
	object: JsonObject,
	sentTo: readonly URL[],
	secrets: readonly string[] = [],
): JsonObject {
	// Zoom's own ID of a file is no secret, whatever it means elsewhere.
	const own = [object.id, object.session_id, object.dedupe_key];
	const hidden = secrets.filter((secret) => !own.includes(secret));
	return cleanObject(object, secretFinder(sentTo, hidden), (name) => ADDRESS_FIELD.test(name));
}

/** Size in bytes: a string at Google, a number at Microsoft. */
export function sizeOf({ size }: JsonObject): number | undefined {
	if (typeof size === 'number') return size;
	return typeof size === 'string' && /^\d{1,15}$/.test(size) ? Number(size) : undefined;
}

/** MD5 in hexadecimal: `md5Checksum` of Drive, `md5Hash` in base64 of Cloud Storage. */
export function md5Of({ md5Checksum, md5Hash }: JsonObject): string | undefined {
	if (typeof md5Checksum === 'string') return md5Checksum.toLowerCase();
	return typeof md5Hash === 'string' ? Buffer.from(md5Hash, 'base64').toString('hex') : undefined;
}
