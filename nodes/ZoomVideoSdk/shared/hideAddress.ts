import { unescaped } from './unescaped';

/** Parameters of an address that grant access. Drive's `resourcekey` only completes a link. */
const ACCESS =
	/^(?:.*sig(?:nature)?|.*token.*|.*auth.*|.*secret.*|.*credential.*|.*password.*|(?:api|access)?_?key|code|policy|upload_?id)$/i;

/** Whether a name is that of a signature, a token or the like. */
export function givesRight(name: string): boolean {
	return ACCESS.test(name);
}

/** Shorter values are ordinary words, and no secrets. */
const MIN_CHARACTERS = 8;

/**
 * Values of this length mean nothing to people, whatever their name, and are also looked for within
 * other texts.
 */
export const LONG_CHARACTERS = 20;

/**
 * A server's text without the parts of the address that may grant access: a server may write `Route
 * PUT:/up/… not found`, with the path and the query as received or unescaped.
 *
 * @param more what else must not be shown, such as the policy of a form
 */
export function hideAddress(
	text: string,
	{ pathname, search, searchParams }: URL,
	more: readonly string[] = [],
): string {
	const values = [...searchParams].flatMap(([name, value]) =>
		givesRight(name) || value.length >= LONG_CHARACTERS ? [value] : [],
	);
	const segments = pathname.split('/').filter((each) => each.length >= LONG_CHARACTERS);
	const parts = [pathname + search, search, pathname, ...segments, ...values, ...more];
	return parts
		.flatMap((part) => [part, unescaped(part)])
		.filter((part) => part.length >= MIN_CHARACTERS)
		.reduce((rest, part) => rest.replaceAll(part, '…'), text);
}
