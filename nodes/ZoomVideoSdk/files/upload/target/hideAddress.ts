import { givesRight } from './targetFile';

/** Shorter ones are words like others, and no secret. */
const MIN_CHARACTERS = 8;

/** Values of this length say nothing to people, whatever they are called. */
const LONG_CHARACTERS = 20;

function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * A text of a target without the parts of the address that may give a right of access: a server writes
 * `Route PUT:/up/… not found`, with the path and the query as they came or unescaped.
 */
export function hideAddress(text: string, { pathname, search, searchParams }: URL): string {
	const values = [...searchParams].flatMap(([name, value]) =>
		givesRight(name) || value.length >= LONG_CHARACTERS ? [value] : [],
	);
	const parts = [pathname + search, search, pathname, ...values];
	return parts
		.flatMap((part) => [part, unescaped(part)])
		.filter((part) => part.length >= MIN_CHARACTERS)
		.reduce((rest, part) => rest.replaceAll(part, '…'), text);
}
