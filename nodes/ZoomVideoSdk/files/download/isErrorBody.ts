/** A string, which may be cut off; a sign of structure; a number or a word. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\]:,]|[^\s"{}[\]:,]+/g;

const CODES = ['code', 'errorCode', 'error_code'];
const MESSAGES = ['message', 'errorMessage', 'error_message', 'reason'];
const ERRORS = ['error', 'errors'];

/** Values that mean no error. */
const NOTHING = ['null', 'false', '""', '[]', '{}'];

/** The fields of a JSON object by name, each with the beginning of its value. */
function topFields(text: string): Map<string, string> {
	const tokens = text.match(TOKEN) ?? [];
	const fields = new Map<string, string>();
	let depth = 0;
	for (const [at, token] of tokens.entries()) {
		if ('}]'.includes(token)) depth -= 1;
		if ('{['.includes(token)) depth += 1;
		if (depth !== 1 || !token.startsWith('"') || tokens[at + 1] !== ':') continue;
		const [value = '', next = ''] = [tokens[at + 2], tokens[at + 3]];
		fields.set(token.slice(1, -1), '{['.includes(value) ? value + next : value);
	}
	return fields;
}

/**
 * Whether a text begins like an error from Zoom or from a service in front of it: an object, or a list
 * of objects, with a code and a message in either order, or with what went wrong.
 *
 * @param text a few hundred characters at most, which may be cut off
 */
export function isErrorBody(text: string): boolean {
	if (!/^\[?\s*\{/.test(text)) return false;
	const fields = topFields(text.replace(/^\[\s*/, ''));
	const isCode = (name: string) => /^"?\d/.test(fields.get(name) ?? '');
	const isError = (name: string) => !NOTHING.includes(fields.get(name) ?? 'null');
	const hasMessage = MESSAGES.some((name) => fields.has(name));
	return (CODES.some(isCode) && hasMessage) || ERRORS.some(isError);
}
