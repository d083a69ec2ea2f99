import {
	readSettings,
	verificationTolerance,
} from '../../../../nodes/ZoomVideoSdk/triggers/webhook/settings';

/** A context that knows the parameters of the node and nothing else. */
const contextWith = (parameters: Record<string, unknown>) => ({
	getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
	getNode: () => ({ parameters }),
});

const settings = (options: unknown, events: unknown = ['session.started']) =>
	readSettings(contextWith({ options, events }));

describe('the settings of the trigger', () => {
	it('by default ignore repeats, leave tokens out, and accept what is two hours old', () => {
		expect(settings({})).toMatchObject({
			events: ['session.started'],
			ignoreDuplicates: true,
			includeDownloadToken: false,
			toleranceSeconds: 7200,
			output: { mode: 'event' },
		});
	});

	it.each<[string, unknown, unknown[]]>([
		['several', ['session.started', 'session.ended'], ['session.started', 'session.ended']],
		['none', [], []],
		['null from an expression', null, []],
		['one as text from an expression', 'session.started', ['session.started']],
	])('events: %s', (_, events, read) => {
		expect(settings({}, events).events).toEqual(read);
	});

	it.each<[string, unknown, string]>([
		[
			'a misspelt one',
			['session.started', 'session.recording_complete'],
			'session.recording_complete',
		],
		['a misspelt one as text', 'session.start', 'session.start'],
		['several in one text', 'session.started,session.ended', 'session.started,session.ended'],
		["another of Zoom's", ['meeting.started'], 'meeting.started'],
		['a list in a list', [['session.started', 'session.ended']], 'session.started,session.ended'],
	])('events: %s is an error', (_, events, unknown) => {
		expect(() => settings({}, events)).toThrow(
			`'Trigger On': "${unknown}" is not one of the choices`,
		);
	});

	it.each<[unknown, number]>([
		[1, 60],
		[120, 7200],
		[1440, 86_400],
		['5', 300],
		['', 7200],
		[null, 7200],
		[undefined, 7200],
	])('a tolerance of %j minutes is one of %i seconds', (timestampToleranceMinutes, seconds) => {
		const options = { timestampToleranceMinutes };
		expect(settings(options).toleranceSeconds).toBe(seconds);
		expect(verificationTolerance(contextWith({ options }))).toBe(seconds);
	});

	it.each([0.5, 0, -5, 1441, Infinity, NaN, 'soon', {}])(
		'a tolerance of %p minutes is an error, and requests are verified by the default',
		(timestampToleranceMinutes) => {
			const options = { timestampToleranceMinutes };
			expect(() => settings(options)).toThrow(
				`'Timestamp Tolerance (Minutes)': ${String(timestampToleranceMinutes)} is not allowed`,
			);
			expect(verificationTolerance(contextWith({ options }))).toBe(7200);
		},
	);

	it.each<[string, unknown, boolean, boolean]>([
		['both chosen', { ignoreDuplicates: false, includeDownloadToken: true }, false, true],
		[
			'both chosen by an expression that gives text',
			{ ignoreDuplicates: 'false', includeDownloadToken: 'true' },
			false,
			true,
		],
		['both left empty', { ignoreDuplicates: '', includeDownloadToken: null }, true, false],
		['options that are none', 'x', true, false],
		['options that are null', null, true, false],
	])('%s', (_, options, ignoreDuplicates, includeDownloadToken) => {
		expect(settings(options)).toMatchObject({ ignoreDuplicates, includeDownloadToken });
	});

	it.each([
		['ignoreDuplicates', 'Ignore Duplicates'],
		['includeDownloadToken', 'Include Download Token'],
	])('%s that is neither on nor off is an error', (name, label) => {
		expect(() => settings({ [name]: 'maybe' })).toThrow(
			`'${label}': "maybe" is neither true nor false`,
		);
	});
});
