import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import {
	readDays,
	readTimeRange,
} from '../../../../nodes/ZoomVideoSdk/shared/parameters/dateParameters';
import {
	readDecimal,
	readText,
	rowsOf,
	toValues,
} from '../../../../nodes/ZoomVideoSdk/shared/parameters/parameters';

/** Runs something that must be rejected, and returns the error. */
function rejection(run: () => unknown): InputError {
	try {
		run();
	} catch (error) {
		if (error instanceof InputError) return error;
	}
	throw new Error('was not rejected');
}

beforeEach(() => void jest.useFakeTimers({ now: Date.parse('2026-03-31T10:00:00Z') }));
afterEach(() => void jest.useRealTimers());

describe('the values of a collection', () => {
	it.each<[unknown, object]>([
		[{ a: 1 }, { a: 1 }],
		[undefined, {}],
		[null, {}],
		['text', {}],
		[5, {}],
	])('%j are %j', (collection, values) => {
		expect(toValues(collection)).toEqual(values);
	});

	it.each<[unknown, object[]]>([
		[{ row: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
		[{ row: [null, 'b', { a: 1 }] }, [{}, {}, { a: 1 }]],
		[{ row: { a: 1 } }, []],
		[{ other: [{ a: 1 }] }, []],
		[undefined, []],
	])('in several rows, %j, are %j', (collection, rows) => {
		expect(rowsOf(collection, 'row')).toEqual(rows);
	});
});

describe('a text with half a character', () => {
	it('is rejected by the name of the field', () => {
		expect(rejection(() => readText('a\ud83d', 'Session Name'))).toMatchObject({
			message: "'Session Name': the text contains half a character",
			description: expect.stringContaining('type it again'),
		});
	});
});

describe('a number above one bound and up to another', () => {
	const read = (value: unknown) => readDecimal(value, 'Days', { above: 0, max: 2 });

	it.each([
		[undefined, undefined],
		[null, undefined],
		['', undefined],
		[0.001, 0.001],
		['1.5', 1.5],
		[2, 2],
	])('%j gives %j', (value, number) => {
		expect(read(value)).toBe(number);
	});

	it.each([0, -1, 2.001, 'many', true, [1], {}, NaN])('%j is rejected', (value) => {
		expect(rejection(() => read(value))).toMatchObject({
			message: `'Days': ${String(value)} is not allowed`,
			description: 'Give a number above 0, up to 2.',
		});
	});
});

describe('the days from one to another', () => {
	it.each([
		[{}, { from: '2026-03-02', to: '2026-03-31' }],
		[{ from: '2026-01-31' }, { from: '2026-01-31', to: '2026-03-31' }],
		[{ to: '2026-01-31' }, { from: '2026-01-02', to: '2026-01-31' }],
		[
			{ from: '2026-01-31T23:00:00+02:00', to: '2026-01-31' },
			{ from: '2026-01-31', to: '2026-01-31' },
		],
		[
			{ from: '2006-04-01', to: '2026-03-31' },
			{ from: '2006-04-01', to: '2026-03-31' },
		],
	])('of %j are %j', (values, days) => {
		expect(readDays(values)).toEqual(days);
	});

	it('are rejected in the wrong order', () => {
		expect(rejection(() => readDays({ from: '2026-02-02', to: '2026-02-01' }))).toMatchObject({
			message: "'From': 2026-02-02 is after To (2026-02-01)",
			description: expect.stringContaining('Swap the two dates'),
		});
		expect(rejection(() => readDays({ from: '2026-04-01' })).message).toMatch(/after To/);
	});

	it('are rejected over more years than the node asks Zoom for', () => {
		expect(rejection(() => readDays({ from: '2006-01-01' }))).toMatchObject({
			message: "'From': 2006-01-01 to 2026-03-31 is longer than 20 years",
			description: expect.stringContaining('Give a later From or an earlier To'),
		});
	});

	it.each([
		['From', { from: 'soon' }],
		['To', { to: 'soon' }],
	])('are rejected by the name of the field that is no date: %s', (label, values) => {
		expect(rejection(() => readDays(values)).message).toBe(`'${label}': "soon" is not a date`);
	});
});

describe('the time from one moment to another', () => {
	const DAY = 86_400_000;
	const read = (values: object) => {
		const { from, to } = readTimeRange({ ...values }, DAY);
		return [new Date(from).toISOString(), new Date(to).toISOString()];
	};

	it.each([
		[{}, '2026-03-30T10:00:00.000Z', '2026-03-31T10:00:00.000Z'],
		[{ from: '2026-03-01T08:00:00' }, '2026-03-01T08:00:00.000Z', '2026-03-31T10:00:00.000Z'],
		[{ to: '2026-03-01T08:00:00' }, '2026-02-28T08:00:00.000Z', '2026-03-01T08:00:00.000Z'],
		[
			{ from: '2026-03-01', to: '2026-03-01' },
			'2026-03-01T00:00:00.000Z',
			'2026-03-02T00:00:00.000Z',
		],
		[
			{ from: new Date('2026-03-01T08:00:00Z'), to: ' 2026-03-01T08:00:00Z ' },
			'2026-03-01T08:00:00.000Z',
			'2026-03-01T08:00:00.000Z',
		],
		[
			{ from: '2025-03-30T10:00:00Z', to: '2026-03-31T10:00:00Z' },
			'2025-03-30T10:00:00.000Z',
			'2026-03-31T10:00:00.000Z',
		],
	])('of %j is from %s to %s', (values, from, to) => {
		expect(read(values)).toEqual([from, to]);
	});

	it.each<[string, object, RegExp, RegExp]>([
		['of no date', { from: 'soon' }, /^'From': "soon" is not a date$/, /2026-01-31/],
		[
			'of an invalid date',
			{ from: new Date(NaN) },
			/^'From': "Invalid Date" is not a/,
			/2026-01-31/,
		],
		['up to no date', { to: 'never' }, /^'To': "never" is not a date$/, /2026-01-31/],
		[
			'in the wrong order',
			{ from: '2026-03-31T10:00:01Z' },
			/^'From': .* after To$/,
			/without an offset are in UTC/,
		],
		[
			'of more than a year',
			{ from: '2025-03-30T09:59:59Z' },
			/^'From': .* more than a year before To$/,
			/later From or an earlier To/,
		],
	])('is rejected %s', (_, values, message, advice) => {
		const { message: told, description } = rejection(() => read(values));
		expect(told).toMatch(message);
		expect(description).toMatch(advice);
	});
});
