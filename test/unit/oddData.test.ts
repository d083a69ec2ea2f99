import { parseAmount } from '../../nodes/ZoomVideoSdk/actions/account/storageUsage';
import { selectFiles, VIDEO_PREFERENCE } from '../../nodes/ZoomVideoSdk/actions/file/selectFiles';
import {
	problemOfFirstBytes,
	problemOfShortBytes,
} from '../../nodes/ZoomVideoSdk/files/download/fileFormat';
import { fileName, safeFileName } from '../../nodes/ZoomVideoSdk/files/download/fileName';
import { isRestOf } from '../../nodes/ZoomVideoSdk/files/download/resume';
import {
	countWords,
	joinNeighbours,
	speakerShares,
	toMarkdown,
	toSrt,
	toText,
} from '../../nodes/ZoomVideoSdk/files/transcript/formatTranscript';
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
import {
	minutesOf,
	passesWhole,
	passingFiles,
} from '../../nodes/ZoomVideoSdk/triggers/output/filters';
import { parseBaseUrl, parseHosts } from '../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';
import { readRateLimit } from '../../nodes/ZoomVideoSdk/zoom/http/rateLimit';
import { readResponse } from '../../nodes/ZoomVideoSdk/zoom/http/response';
import { awaitedForSet } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/completeSet';
import { isAllAfterFailure } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/failedTranscript';
import { mergeEventFiles } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/mergeEventFiles';
import { SET_KINDS } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { sessionDedupeKey } from '../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';
import { nameTest } from '../../nodes/ZoomVideoSdk/zoom/recordings/nameMatch';
import { sessionFiles } from '../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { OPEN } from './fixtures/openFilters';

/** Characters of the smaller input. */
const SIZE = 6_250;

/** Files or segments of the smaller input. */
const COUNT = 2_000;

const GROWTH = 8;

/** Eight for what is linear, sixty-four for what is quadratic. */
const MAX_RATIO = 30;

/** Milliseconds below which a time is mostly noise. What is quadratic takes seconds for the larger text. */
const LEAST = 10;

const MAX_ROUNDS = 6;

/** Milliseconds of CPU time, which other programs on the machine do not lengthen. */
function timeOf(run: () => unknown): number {
	const start = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1e3;
}

/** How many times longer the rule takes for the larger input; the best of some rounds. */
function growthOf<Input>(
	make: (size: number) => Input,
	rule: (input: Input) => unknown,
	size = SIZE,
): number {
	const [small, large] = [make(size), make(size * GROWTH)];
	let [least, most] = [Infinity, Infinity];
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		least = Math.min(
			least,
			timeOf(() => rule(small)),
		);
		most = Math.min(
			most,
			timeOf(() => rule(large)),
		);
		if (most / Math.max(least, LEAST) < MAX_RATIO) break;
	}
	return most / Math.max(least, LEAST);
}

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

const files = (size: number, id: (place: number) => string | undefined) =>
	Array.from({ length: size }, (_, place) => ({
		id: id(place) ?? null,
		file_type: 'MP4',
		recording_start: '2026-01-01T00:00:00Z',
		recording_end: '2026-01-01T01:00:00Z',
	}));
const session = (size: number) => ({ session_id: 's', recording_files: files(size, String) });
const twins = (size: number) => ({
	session_id: 's',
	recording_files: files(size, () => undefined),
});

describe('the time for many files grows with their number', () => {
	it.each<[string, (source: ReturnType<typeof session>) => unknown]>([
		['to list them', sessionFiles],
		['to make the key of their session', (source) => sessionDedupeKey('s', source)],
		[
			'to add those of an event',
			(source) => mergeEventFiles(source, twins(source.recording_files.length)),
		],
		['to know their minutes', minutesOf],
		['to filter them', (source) => passingFiles(source, { ...OPEN, minBytes: 1 })],
		['to filter their session', (source) => passesWhole(source, { ...OPEN, minMinutes: 1 })],
		[
			'to choose among them',
			(source) =>
				selectFiles(sessionFiles(source), { by: 'bestVideo', preference: VIDEO_PREFERENCE }),
		],
	])('%s', (_, rule) => {
		expect(growthOf(session, rule, COUNT)).toBeLessThan(MAX_RATIO);
		expect(growthOf(twins, rule, COUNT)).toBeLessThan(MAX_RATIO);
	});

	it('also with more of them than a function can have arguments', () => {
		expect(minutesOf(session(400_000))).toBe(60);
	});
});

const HOUR = 3_600_000;
/** A session whose recording was stopped and started again many times. */
const inParts = (size: number) => ({
	session_id: 's',
	recording_files: Array.from({ length: size }, (_, place) =>
		['MP4', 'TRANSCRIPT', 'SUMMARY'].map((file_type) => ({
			id: `${file_type}${place}`,
			file_type,
			recording_start: new Date(place * HOUR).toISOString(),
			recording_end: new Date((place + 0.5) * HOUR).toISOString(),
		})),
	).flat(),
});

describe('the time for many parts of a session grows with their number', () => {
	it.each<[string, (source: ReturnType<typeof inParts>) => unknown]>([
		['to see which of them failed', (source) => isAllAfterFailure(source, source, SET_KINDS)],
		['to see which started the workflow', (source) => awaitedForSet(source, SET_KINDS, () => true)],
	])('%s', (_, rule) => {
		expect(growthOf(inParts, rule, COUNT / 2)).toBeLessThan(MAX_RATIO);
	});
});

describe('the time for many segments grows with their number', () => {
	const segments = (size: number) =>
		Array.from({ length: size }, (_, place) => ({
			start: place,
			end: place + 1,
			speaker: place % 3 === 0 ? 'Ada' : 'Grace',
			text: 'Hello 会议',
		}));

	it.each([
		['to join them', joinNeighbours],
		['to count their words', speakerShares],
		['to write them as text', toText],
		['to write them as subtitles', toSrt],
		['to write them as Markdown', toMarkdown],
	])('%s', (_, rule) => {
		expect(growthOf(segments, rule, COUNT)).toBeLessThan(MAX_RATIO);
	});
});
