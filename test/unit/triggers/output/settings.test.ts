import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import {
	OUTPUT_MODES,
	readOutputSettings,
} from '../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import type { SetKind } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { OPEN } from '../../fixtures/openFilters';

const read = (parameters: Record<string, unknown>, saved: object = parameters) =>
	readOutputSettings({
		getNodeParameter: (name, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ parameters: saved }),
	});

describe('the output that is chosen', () => {
	it('by default is the event, of all sessions', () => {
		expect(read({})).toEqual({
			mode: 'event',
			wanted: ['recording', 'transcript', 'summary'],
			filters: OPEN,
			simplify: true,
		});
	});

	it('is simplified unless that is switched off', () => {
		expect(read({ simplify: false }).simplify).toBe(false);
		expect(read({ simplify: 'FALSE' }).simplify).toBe(false);
		expect(read({ simplify: null }).simplify).toBe(true);
	});

	it.each(['', null])('is the event also where an expression gives %j', (output) => {
		expect(read({ output }).mode).toBe('event');
	});

	it.each(OUTPUT_MODES)('may be %s', (output) => {
		expect(read({ output }).mode).toBe(output);
	});

	it.each<[string, unknown, SetKind[]]>([
		['some kinds, in their order', ['summary', 'recording'], ['recording', 'summary']],
		['one', ['transcript'], ['transcript']],
	])('a set of %s', (_, requiredFiles, wanted) => {
		expect(read({ output: 'completeSet', requiredFiles }).wanted).toEqual(wanted);
	});

	it('need not have a set, where none is wanted', () => {
		expect(read({ output: 'file', requiredFiles: [] }).wanted).toEqual([]);
	});

	it('has the filters that are given', () => {
		const { filters } = read({
			filters: {
				sessionKey: ' k1 ',
				fileKinds: ['video', 'transcript'],
				recordingTypes: ['audio_only', 7],
				minimumDurationMinutes: '5',
				minimumSizeMB: 2.5,
			},
		});
		expect(filters).toEqual({
			sessionName: undefined,
			sessionKey: 'k1',
			fileKinds: ['video', 'transcript'],
			recordingTypes: ['audio_only', '7'],
			minimumDurationMinutes: 5,
			minBytes: 2_500_000,
		});
	});

	it.each<[string, unknown]>([
		['a text', 'x'],
		['null', null],
		[
			'empty fields',
			{ minimumDurationMinutes: '', minimumSizeMB: null, recordingTypes: '', sessionName: ' ' },
		],
	])('has no filter if %s is in their place', (_, filters) => {
		expect(read({ filters })).toEqual(read({}));
	});

	it.each<[string, unknown, string[]]>([
		['one type from an expression', 'audio_only', ['audio_only']],
		['empty entries', [' ', '', null, 'audio_only'], ['audio_only']],
		['nothing', null, []],
	])('reads %s as recording types', (_, recordingTypes, types) => {
		expect(read({ filters: { recordingTypes } }).filters.recordingTypes).toEqual(types);
	});

	it.each([{}, true, [['audio_only']]])('rejects %j as recording types', (recordingTypes) => {
		expect(() => read({ filters: { recordingTypes } })).toThrow(
			"'Recording Types': this is not text",
		);
	});

	it.each<[string | undefined, string, string, boolean]>([
		[undefined, 'Week', 'the WEEKLY talk', true],
		[undefined, 'Week', 'monthly', false],
		['contains', 'Week', 'the WEEKLY talk', true],
		['contains', '^week', 'weekly', false],
		['exact', 'Week', ' WEEK ', true],
		['exact', 'Week', 'weekly', false],
		['wildcard', 'Week*', 'weekly', true],
		['wildcard', 'week', 'weekly', false],
	])('by name, %s "%s": "%s" passes %s', (sessionNameMatch, sessionName, name, passes) => {
		const { filters } = read({ filters: { sessionNameMatch, sessionName } });
		expect(filters.sessionName?.(name)).toBe(passes);
	});

	it.each<[string, Record<string, unknown>, string, RegExp]>([
		['output', { output: 'all' }, '\'Output\': "all" is not one of the choices', /event, file/],
		[
			'kinds of a set',
			{ requiredFiles: ['chat'] },
			'\'Required Files\': "chat" is not one of the choices',
			/recording, transcript, summary/,
		],
		[
			'an empty set',
			{ output: 'completeSet', requiredFiles: [] },
			"'Required Files': choose at least one",
			/^Choose what a session must have before it is returned\.$/,
		],
		[
			'a length',
			{ filters: { minimumDurationMinutes: -1 } },
			"'Minimum Duration (Minutes)': -1 is not allowed",
			/^Give a number, 0 or more\.$/,
		],
		[
			'a switch where a number belongs',
			{ filters: { minimumSizeMB: true } },
			"'Minimum Size (MB)': true is not allowed",
			/0 or more/,
		],
		[
			'a size',
			{ filters: { minimumSizeMB: 'much' } },
			"'Minimum Size (MB)': much is not allowed",
			/0 or more/,
		],
		[
			'a kind',
			{ filters: { fileKinds: ['film'] } },
			'\'File Kinds\': "film" is not one of',
			/video/,
		],
		['a name', { filters: { sessionName: {} } }, "'Session Name': this is not text", /text/],
		['a key', { filters: { sessionKey: {} } }, "'Session Key': this is not text", /text/],
		[
			'how the name is meant',
			{ filters: { sessionNameMatch: 'like' } },
			'\'Session Name Match\': "like" is not one of',
			/contains, exact, wildcard/,
		],
		[
			'a wildcard pattern',
			{ filters: { sessionNameMatch: 'wildcard', sessionName: '*'.repeat(201) } },
			"'Session Name': a pattern of 201 characters is too long",
			/^Session names have up to 200 characters\. Give a shorter pattern\.$/,
		],
		[
			'a regular expression',
			{ filters: { sessionNameMatch: 'pattern', sessionName: 'a+' } },
			"'Session Name Match': regular expressions are not supported",
			/Matches Wildcard.*Filter node/,
		],
		[
			'a regular expression, without a name',
			{ filters: { sessionNameMatch: 'pattern' } },
			"'Session Name Match': regular expressions are not supported",
			/Filter node/,
		],
	])('is rejected when it is invalid: %s', (_, parameters, message, description) => {
		const reading = () => read(parameters);
		expect(reading).toThrow(InputError);
		expect(reading).toThrow(message);
		expect(reading).toThrow(
			expect.objectContaining({ description: expect.stringMatching(description) }),
		);
	});
});

it.each([
	['sessionName', 'Session Name'],
	['fileKinds', 'File Kinds'],
	['minimumSizeMB', 'Minimum Size (MB)'],
])('a filter whose expression gives nothing is refused: %s', (name, label) => {
	const saved = { filters: { [name]: '={{ $vars.customer }}' } };
	for (const value of [undefined, null]) {
		expect(() => read({ filters: { [name]: value } }, saved)).toThrow(
			`'${label}': the expression gives nothing`,
		);
	}
	expect(() => read({ filters: { [name]: '' } }, saved)).not.toThrow();
});
