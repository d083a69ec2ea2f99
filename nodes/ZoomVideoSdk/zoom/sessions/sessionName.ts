import { InputError } from '../../shared/errors';

export const MAX_SESSION_NAME = 200;
export const MAX_PASSWORD = 10;
export const MAX_KEY = 36;

// Zoom's list: letters, digits, space and these. It does not say whether it means letters beyond
// a to z, so those of all languages pass, and Zoom decides.
const NOT_ALLOWED = /[^\p{L}\p{M}\p{N} !#$%&()+\-:;<=.>?@[\]^_{}|~,]/u;

/** How many characters a text has, as a reader counts them and not in UTF-16 units. */
function lengthOf(text: string): number {
	return [...text].length;
}

/**
 * Checks a text against Zoom's greatest length.
 *
 * @throws InputError
 */
export function checkLength(label: string, text: string, max: number): void {
	const length = lengthOf(text);
	if (length <= max) return;
	throw new InputError(
		`'${label}': ${length} characters are too many`,
		`Zoom accepts up to ${max} characters.`,
	);
}

/**
 * Checks the name of a session (`session_name`, `tpc`).
 *
 * @throws InputError when it is missing, too long or has characters that Zoom does not accept
 * @see https://developers.zoom.us/docs/video-sdk/auth/
 */
export function checkSessionName(name: string | undefined): string {
	if (name === undefined) {
		throw new InputError("'Session Name': the name is empty", 'Give the session a name.');
	}
	checkLength('Session Name', name, MAX_SESSION_NAME);
	const [wrong] = NOT_ALLOWED.exec(name) ?? [];
	if (wrong === undefined) return name;
	const shown = wrong.trim() === '' ? 'a line break or tab' : `"${wrong}"`;
	throw new InputError(
		`'Session Name': Zoom does not accept ${shown} in it`,
		'Use letters, digits, spaces and ! # $ % & ( ) + - : ; < = . > ? @ [ ] ^ _ { } | ~ ,',
	);
}
