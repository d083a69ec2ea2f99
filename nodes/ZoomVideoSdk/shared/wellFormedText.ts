import { InputError } from './errors';

/** Half of a character that needs two UTF-16 units (a lone surrogate); it cannot be written in UTF-8. */
const HALF = /\p{Cs}/u;
const HALVES = /\p{Cs}/gu;

/** Whether a text has no half characters: addresses and requests cannot contain them. */
export function isWellFormed(text: string): boolean {
	return !HALF.test(text);
}

/** The text with U+FFFD in place of each half character, as every encoder to UTF-8 writes it. */
export function toWellFormed(text: string): string {
	return text.replace(HALVES, '\uFFFD');
}

/** The error for a text from the user that no request can contain. */
export function halfCharacter(label: string): InputError {
	return new InputError(
		`'${label}': the text contains half a character`,
		'An emoji or a rare letter was cut in two. Cut texts between whole characters, or type it again.',
	);
}
