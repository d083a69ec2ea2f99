import { InputError } from '../../../nodes/ZoomVideoSdk/shared/errors';
import { parseJson } from '../../../nodes/ZoomVideoSdk/shared/json';
import { readText } from '../../../nodes/ZoomVideoSdk/shared/parameters/parameters';
import { redact } from '../../../nodes/ZoomVideoSdk/shared/redact';
import { isWellFormed, toWellFormed } from '../../../nodes/ZoomVideoSdk/shared/wellFormedText';
import { filePath, sessionPath, withQuery } from '../../../nodes/ZoomVideoSdk/zoom/http/paths';

const HALVES: Array<[string, string]> = [
	['a first half', 'a\ud83d'],
	['a first half before a letter', '\ud83da'],
	['a second half', '\ude00a'],
	['two halves in the wrong order', '\ude00\ud83d'],
	['two first halves and a second', '\ud83d\ud83d\ude00'],
];

describe.each(HALVES)('a text with %s', (_, text) => {
	it('is distinguished from a whole one, and made whole', () => {
		expect(isWellFormed(text)).toBe(false);
		const whole = toWellFormed(text);
		expect(isWellFormed(whole)).toBe(true);
		expect(whole).toBe(Buffer.from(text).toString());
	});

	it.each<[string, () => unknown]>([
		['Session Name', () => readText(text, 'Session Name')],
		['Session', () => sessionPath(text, 'auto', 'recordings')],
		['Session', () => sessionPath(`/${text}`, 'auto')],
		['File', () => filePath('abc==', 'auto', text)],
		['Session', () => filePath(text, 'auto', 'abc')],
	])('is refused by the name of the field: %s', (label, read) => {
		expect(read).toThrow(InputError);
		expect(read).toThrow(`'${label}': the text contains half a character`);
	});

	it('makes no query that cannot be sent', () => {
		expect(withQuery('/a', { token: text })).toBe(
			`/a?token=${encodeURIComponent(toWellFormed(text))}`,
		);
	});

	it('is read whole from JSON, escaped or not', () => {
		const value = { session_name: text, [text]: [text] };
		const whole = toWellFormed(text);
		const expected = { session_name: whole, [whole]: [whole] };
		expect(parseJson(JSON.stringify(value))).toEqual(expected);
		expect(parseJson(JSON.stringify(value).toUpperCase().replaceAll('\\U', '\\u'))).toEqual(
			JSON.parse(JSON.stringify(expected).toUpperCase()),
		);
	});
});

describe('what is whole stays as it is', () => {
	it.each([
		['an emoji', '"😀"', '😀'],
		['an escaped one', '"\\ud83d\\ude00 \\uD83D\\uDE00"', '😀 😀'],
		['an escaped letter', '"\\u00e9"', 'é'],
		['a backslash before letters', '"\\\\ud83d"', '\\ud83d'],
		['two backslashes before an escaped emoji', '"\\\\\\\\\\ud83d\\ude00"', '\\\\😀'],
		['other escapes beside half a character', '"\\n\\"\\ud83d\\/"', '\n"\ufffd/'],
	])('%s', (_, json, text) => {
		expect(parseJson(json)).toBe(text);
	});
});

it('an error text is not cut within a character', () => {
	expect(redact(`${'a'.repeat(299)}😀😀`)).toBe(`${'a'.repeat(299)}…`);
	expect(redact(`${'a'.repeat(298)}😀😀`)).toBe(`${'a'.repeat(298)}😀…`);
});
