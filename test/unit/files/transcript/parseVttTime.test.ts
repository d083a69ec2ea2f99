import { parseVtt } from '../../../../nodes/ZoomVideoSdk/files/transcript/parseVtt';

const CUE = '00:00:01.000 --> 00:00:02.500';
const MIB = 1_048_576;

/** A file of one cue. */
const cue = (payload: string) => `WEBVTT\n\n1\n${CUE}\n${payload}\n`;

// What is quadratic would take an hour with two mebibytes, and so fail by the time limit of the tests.
describe('a transcript is read in time that grows with its length', () => {
	it.each<[string, (length: number) => string]>([
		['one line without an end', (length) => `WEBVTT\n\n${CUE}\n${'a'.repeat(length)}`],
		['spaces', (length) => `WEBVTT\n\n${CUE}\nAda: a${' '.repeat(length)}b`],
		['spaces before a timing', (length) => `WEBVTT\n\n${' '.repeat(length)}x`],
		['spaces in a timing', (length) => `WEBVTT\n\n00:01.000${' '.repeat(length)}x`],
		['opened tags', (length) => cue('<'.repeat(length))],
		['tags with a name', (length) => cue('<a '.repeat(length / 3))],
		['one tag never closed', (length) => cue(`<v ${'a'.repeat(length)}`)],
		['ampersands', (length) => cue('&#'.repeat(length / 2))],
		['colons', (length) => cue('a:'.repeat(length / 2))],
		['digits', (length) => `WEBVTT\n\n${'0'.repeat(length)}`],
		['arrows', (length) => `WEBVTT\n\n${'--> '.repeat(length / 4)}`],
		['short lines', (length) => `WEBVTT\n\n${CUE}\n${'a\n'.repeat(length / 2)}`],
		['empty lines', (length) => '\n'.repeat(length)],
		['cues', (length) => `WEBVTT\n\n${`${CUE}\nAda: Hi\n\n`.repeat(length / 40)}`],
	])('%s', (_, make) => {
		expect(parseVtt(make(2 * MIB)).length).toBeGreaterThanOrEqual(0);
	});
});
