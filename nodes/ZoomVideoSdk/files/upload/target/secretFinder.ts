import { LONG_CHARACTERS } from '../../../shared/hideAddress';
import { unescaped } from '../../../shared/unescaped';

/**
 * Says whether a text contains one of these addresses, however quotes, port, host or slashes are
 * written. An upload in parts has up to 10,000, and its item as many texts: each is looked up instead
 * of compared.
 */
function addressFinder(addresses: readonly URL[]): (text: string) => boolean {
	const known = new Set(addresses.map(({ href }) => href));
	const lengths = [...new Set([...known].map(({ length }) => length))];
	// An escaped character may take three.
	const longest = 3 * Math.max(0, ...lengths);
	const beginsWithOne = (text: string) =>
		lengths.some((length) => known.has(text.slice(0, length)));
	return (text) => {
		// An address with a space or a quote in it would end there when looked for within a text.
		if (/^\s*https?:/i.test(text) && URL.canParse(text)) {
			if (beginsWithOne(new URL(text).href)) return true;
		}
		const plain = text.replaceAll('\\/', '/');
		for (const { index } of plain.matchAll(/https?:\/\//gi)) {
			const [found = ''] = /^[^\s"<>]+/.exec(plain.slice(index, index + longest)) ?? [];
			if (beginsWithOne(found)) return true;
			if (URL.canParse(found) && beginsWithOne(new URL(found).href)) return true;
		}
		return false;
	};
}

/** Shorter pairs of name and value say nothing. */
const PAIR_CHARACTERS = 8;

/** A value by itself may be part of a word; with its name, or the padding of base64, it is not. */
const isLong = (secret: string) =>
	secret.length >= (secret.includes('=') ? PAIR_CHARACTERS : LONG_CHARACTERS);

/**
 * Says whether a text is one of these secrets or contains one, as it is or escaped.
 *
 * @param addresses that give a right as a whole
 * @param secrets what else does. Short ones are compared with the whole text
 */
export function secretFinder(
	addresses: readonly URL[],
	secrets: readonly string[],
): (text: string) => boolean {
	const holdsAddress = addressFinder(addresses);
	const long = secrets.filter(isLong);
	return (text) => {
		const once = unescaped(text);
		return [...new Set([text, once, unescaped(once)])].some((each) => {
			const plain = each.replaceAll('\\/', '/');
			return (
				secrets.includes(each) ||
				long.some((secret) => plain.includes(secret)) ||
				holdsAddress(each)
			);
		});
	};
}
