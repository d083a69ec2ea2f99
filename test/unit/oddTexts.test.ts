import { parseAmount } from '../../nodes/ZoomVideoSdk/actions/account/storageUsage';
import {
	problemOfFirstBytes,
	problemOfShortBytes,
} from '../../nodes/ZoomVideoSdk/files/download/fileFormat';
import { fileName } from '../../nodes/ZoomVideoSdk/files/download/fileName';
import { safeFileName } from '../../nodes/ZoomVideoSdk/files/download/safeFileName';
import { isRestOf } from '../../nodes/ZoomVideoSdk/files/download/resume';
import { countWords, toMarkdown } from '../../nodes/ZoomVideoSdk/files/transcript/formatTranscript';
import { parseVtt } from '../../nodes/ZoomVideoSdk/files/transcript/parseVtt';
import { cutAtWord, summaryText } from '../../nodes/ZoomVideoSdk/files/transcript/summaryText';
import {
	toUploadError,
	isRetryable,
} from '../../nodes/ZoomVideoSdk/files/upload/target/uploadResponse';
import { parseJson } from '../../nodes/ZoomVideoSdk/shared/json';
import { isPrivateHost } from '../../nodes/ZoomVideoSdk/shared/privateHost';
import { redact } from '../../nodes/ZoomVideoSdk/shared/redact';
import { toWellFormed } from '../../nodes/ZoomVideoSdk/shared/wellFormedText';
import { parseBaseUrl, parseHosts } from '../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';
import { readRateLimit } from '../../nodes/ZoomVideoSdk/zoom/http/rateLimit';
import { readResponse } from '../../nodes/ZoomVideoSdk/zoom/http/response';
import { nameTest } from '../../nodes/ZoomVideoSdk/zoom/recordings/nameMatch';
import { growthOf, MAX_RATIO } from './fixtures/growth';

const repeated = (text: string) => (size: number) => text.repeat(Math.ceil(size / text.length));
const around = (before: string, text: string, after: string) => (size: number) =>
	`${before}${repeated(text)(size)}${after}`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Texts that bring down expressions with two ways to go on. */
const TEXTS: ReadonlyArray<readonly [string, (size: number) => string]> = [
	['letters', repeated('a')],
	['dots between letters', around('a', '.', 'b')],
	['spaces between letters', around('a', ' ', 'b')],
	['dots and spaces', around('a', '. ', 'b')],
	['slashes', around('https://a.example/', '/', 'b')],
	['digits', repeated('1')],
	['digits with commas', repeated('1,000')],
	['digits with colons', repeated(':00.1')],
	['at signs', around('https://', '@', '')],
	['beginnings of tokens', repeated('eyJ.')],
	['beginnings of addresses', repeated('https://')],
	['bearers', around('bearer', ' ', '')],
	['words for secrets', repeated('token=')],
	['opened tags', repeated('<a ')],
	['opened codes', repeated('<Code>')],
	['beginnings of errors', around('{', '"code":1', '')],
	['ids', around('{', '"id":   1 ', '')],
	['an id that never ends', around('{"id"', ' ', ':')],
	['backslashes', around('"', '\\\\', '"')],
	['escaped halves', around('"', '\\ud800', '"')],
	['lone halves', repeated('\ud800')],
	['accents in the wrong order', around('a', '\u0315\u0300', '')],
	['Chinese', repeated('会议记录今天我们讨论')],
	['Thai', repeated('ภาษาไทย')],
	['one Chinese character', around('会', 'a', '')],
	['emoji', repeated('😀')],
	['Chinese and emoji', repeated('会😀')],
	['invisible characters', repeated('\u200b')],
	['stars', repeated('*')],
	['braces', repeated('{')],
	['fields of a template', repeated('{id:')],
	['line breaks', repeated('\r\n')],
];

const TEXT_RULES: ReadonlyArray<readonly [string, (text: string) => unknown]> = [
	['the words of a text', countWords],
	['a safe file name', safeFileName],
	[
		'the name of a file',
		(text) => fileName('{id}', { id: text, file_type: 'MP4' }, () => undefined),
	],
	['the extension of a file', (text) => fileName('x', { file_extension: text }, () => undefined)],
	['a text for an error', redact],
	['JSON', parseJson],
	['an answer', (text) => readResponse(400, { 'x-zm-trackingid': text }, text)],
	[
		'a rate limit',
		(text) => readRateLimit(readResponse(429, { 'retry-after': text }, `{"message":"${text}"}`), 0),
	],
	['the beginning of a file', (text) => problemOfShortBytes(bytesOf(text))],
	['a transcript', (text) => problemOfFirstBytes({ file_type: 'TRANSCRIPT' }, bytesOf(text))],
	['a cue', (text) => parseVtt(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`)],
	['a summary', (text) => summaryText({ [text]: text, list: [text] })],
	['a cut text', (text) => cutAtWord(text, text.length - 1)],
	['Markdown', (text) => toMarkdown([{ start: 0, end: 1, speaker: text, text }])],
	[
		'the reply of a bucket',
		(text) => toUploadError({ status: 400, headers: {}, text }, new URL('https://host.example')),
	],
	['whether a bucket may take it', (text) => isRetryable({ status: 400, headers: {}, text })],
	['an amount of storage', parseAmount],
	['hosts', parseHosts],
	['a base URL', (text) => parseBaseUrl(`https://api.zoom.us/${text}`)],
	['a host', isPrivateHost],
	['a text without halves', toWellFormed],
	['a name that contains', (text) => nameTest('contains', 'ab')(text)],
	['a name with wildcards', (text) => nameTest('wildcard', `${'*a'.repeat(99)}*b`)(text)],
	[
		'the rest of a file',
		(text) =>
			isRestOf({ etag: text, lastModified: text, length: 1 }, 1, 206, {
				'content-range': `bytes 1-${text}`,
				etag: text,
			}),
	],
];

describe.each(TEXT_RULES)('the time for %s grows with its length', (_, rule) => {
	it.each(TEXTS)('of %s', (__, make) => {
		expect(growthOf(make, rule)).toBeLessThan(MAX_RATIO);
	});
});
