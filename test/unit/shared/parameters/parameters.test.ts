import { readSessionIdEncoding } from '../../../../nodes/ZoomVideoSdk/actions/common/sessionLocator';
import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { readDay } from '../../../../nodes/ZoomVideoSdk/shared/parameters/dateParameters';
import {
	readChoice,
	readChoices,
	readFlag,
	readNumber,
	readText,
} from '../../../../nodes/ZoomVideoSdk/shared/parameters/parameters';

function thrownBy(run: () => unknown): unknown {
	try {
		run();
	} catch (error) {
		return error;
	}
	return undefined;
}

/** Runs something that must be rejected, and returns the error. */
function rejection(run: () => unknown): InputError {
	const error = thrownBy(run);
	if (!(error instanceof InputError)) throw new Error(`was not rejected: ${String(error)}`);
	return error;
}

describe('a text', () => {
	const read = (value: unknown) => readText(value, 'Session Name');

	it.each([
		['text', 'weekly', 'weekly'],
		['white space around it', ' weekly\n', 'weekly'],
		['a number from an expression', 5, '5'],
		['nothing', undefined, undefined],
		['null', null, undefined],
		['empty', '', undefined],
		['white space', ' ', undefined],
	])('%s', (_, value, text) => {
		expect(read(value)).toBe(text);
	});

	it.each([[{}], [['weekly']], [true]])('%j is rejected by the name of the field', (value) => {
		expect(rejection(() => read(value)).message).toMatch(/^'Session Name': /);
	});
});

describe('one of a few numbers', () => {
	const read = (value: unknown) => readFlag(value, 'Hold', [0, 1, 2]);

	it.each([
		[undefined, undefined],
		[null, undefined],
		['', undefined],
		[0, 0],
		[2, 2],
		['1', 1],
		[true, 1],
		[false, 0],
	])('%j gives %s', (value, flag) => {
		expect(read(value)).toBe(flag);
	});

	it.each([3, -1, 0.5, 'on', {}, [], ' '])('%j is rejected, with the choices', (value) => {
		expect(rejection(() => read(value))).toMatchObject({
			message: `'Hold': "${String(value)}" is not one of the choices`,
			description: 'Give one of: 0, 1, 2.',
		});
	});
});

describe('a whole number', () => {
	const read = (value: unknown, max = 604_800) =>
		readNumber(value, 'Lifetime', { min: 0, max, fallback: 86_400 });

	it.each([
		[undefined, 86_400],
		[null, 86_400],
		['', 86_400],
		[0, 0],
		[604_800, 604_800],
		['3600', 3600],
		[' 3600\n', 3600],
	])('%j gives %i', (value, number) => {
		expect(read(value)).toBe(number);
	});

	it.each([
		[-1],
		[604_801],
		[1.5],
		['a'],
		['0x10'],
		[' '],
		[NaN],
		[Infinity],
		[true],
		[[]],
		[[5]],
		[{}],
		['1e9'],
	])('%j is rejected, with the bounds', (value) => {
		const { message, description } = rejection(() => read(value));
		expect(message).toBe(`'Lifetime': ${String(value)} is not allowed`);
		expect(description).toMatch(/0 to 604800/);
	});

	it('names no upper bound where there is none', () => {
		expect(rejection(() => read(-1, Number.MAX_SAFE_INTEGER)).description).toMatch(/0 or more/);
	});
});

describe('a day', () => {
	const read = (value: unknown) => readDay(value, 'From');

	it.each<[string, unknown, string | undefined]>([
		['text', '2026-01-31', '2026-01-31'],
		["n8n's date field", '2026-01-31T00:00:00', '2026-01-31'],
		['a Date', new Date('2026-01-31T23:00:00Z'), '2026-01-31'],
		[
			"Luxon's DateTime, which is its ISO text",
			{ toString: () => '2026-01-31T00:30:00.000+02:00' },
			'2026-01-30',
		],
		['nothing', undefined, undefined],
		['null', null, undefined],
		['empty', '', undefined],
		['white space', ' ', undefined],
	])('%s', (_, value, day) => {
		expect(read(value)).toBe(day);
	});

	it.each([['yesterday'], ['2026-02-30'], [1_769_817_600_000], [new Date(NaN)], [{}], [true]])(
		'%j is rejected, with an example',
		(value) => {
			const { message, description } = rejection(() => read(value));
			expect(message).toMatch(/^'From': .* is not a date$/);
			expect(description).toContain('2026-01-31');
		},
	);
});

describe('a choice', () => {
	const choices = ['session_recordings', 'recording_file'] as const;
	const read = (value: unknown) => readChoice(value, 'Trash Type', choices, choices[0]);

	it.each([
		[undefined, 'session_recordings'],
		[null, 'session_recordings'],
		['', 'session_recordings'],
		['recording_file', 'recording_file'],
	])('%j gives %s', (value, choice) => {
		expect(read(value)).toBe(choice);
	});

	it.each([['other'], ['RECORDING_FILE'], [5], [{}], [['recording_file']]])(
		'%j is rejected, with what can be chosen',
		(value) => {
			const { message, description } = rejection(() => read(value));
			expect(message).toMatch(/^'Trash Type': /);
			expect(description).toContain('session_recordings, recording_file');
		},
	);

	it.each([
		[{}, 'auto'],
		[{ sessionIdEncoding: 'single' }, 'single'],
		[{ sessionIdEncoding: 'double' }, 'double'],
	])('session id encoding of %j is %s', (options, encoding) => {
		expect(readSessionIdEncoding(options)).toBe(encoding);
	});
});

describe('several choices', () => {
	const read = (value: unknown) => readChoices(value, 'Kinds', ['video', 'audio']);

	it.each<[unknown, string[]]>([
		[undefined, []],
		['', []],
		[null, []],
		[['', 'video', null], ['video']],
		[[], []],
		['video', ['video']],
		[
			['audio', 'video'],
			['audio', 'video'],
		],
	])('%j gives %j', (value, chosen) => {
		expect(read(value)).toEqual(chosen);
	});

	it.each([['other'], [['video', 'other']], [[['video']]], [{}], [5]])(
		'%j is rejected',
		(value) => {
			expect(rejection(() => read(value)).description).toContain('video, audio');
		},
	);
});
