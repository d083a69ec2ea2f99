import {
	isRestOf,
	readValidators,
	resumeHeaders,
	type Validators,
} from '../../../../nodes/ZoomVideoSdk/files/download/resume';

const DATE = 'Sat, 09 May 2026 11:02:22 GMT';
const LATER = 'Sat, 09 May 2026 11:03:22 GMT';
const SOON = 'Sat, 09 May 2026 11:03:21 GMT';
const strong = { etag: '"a"', lastModified: undefined, length: 10 };
const dated = { etag: undefined, lastModified: DATE, length: 10 };
const none: Validators = { etag: undefined, lastModified: undefined, length: undefined };

describe('validators are read', () => {
	it.each<[string, Record<string, unknown>, Validators]>([
		[
			'all',
			{ etag: '"a"', 'last-modified': DATE, date: LATER, 'content-length': '10' },
			{ ...dated, etag: '"a"' },
		],
		[
			'a date a minute ago',
			{ 'last-modified': DATE, date: LATER },
			{ ...none, lastModified: DATE },
		],
		['a date just now proves nothing', { 'last-modified': DATE, date: SOON }, none],
		['a date without a present one neither', { 'last-modified': DATE }, none],
		['nor with an odd one', { 'last-modified': DATE, date: 'soon' }, none],
		['nor an odd date', { 'last-modified': 'soon', date: LATER }, none],
		[
			'a weak ETag proves nothing',
			{ etag: 'W/"a"', 'content-length': '10' },
			{ ...none, length: 10 },
		],
		['a bare ETag is none', { etag: 'a' }, none],
		['an ETag with a quote inside is none', { etag: '"a"b"' }, none],
		[
			"the length of encoded bytes is not the file's",
			{ 'content-length': '10', 'content-encoding': 'gzip' },
			none,
		],
		[
			'identity is no encoding',
			{ 'content-length': '10', 'content-encoding': 'identity' },
			{ ...none, length: 10 },
		],
		['an odd length', { 'content-length': '10, 10' }, none],
		['a length below zero', { 'content-length': '-1' }, none],
		['a length of no number', { 'content-length': '1e3' }, none],
		['not texts', { etag: ['"a"'], 'content-length': 10 }, none],
		['nothing', {}, none],
	])('%s', (_, headers, validators) => {
		expect(readValidators(headers)).toEqual(validators);
	});
});

describe('the rest is asked for', () => {
	it.each<[string, Validators, Record<string, string> | undefined]>([
		['with a strong ETag', strong, { Range: 'bytes=4-', 'If-Range': '"a"' }],
		[
			'with a strong ETag, of unknown length',
			{ ...strong, length: undefined },
			{ Range: 'bytes=4-', 'If-Range': '"a"' },
		],
		['with the date and the length', dated, { Range: 'bytes=4-', 'If-Range': DATE }],
		['not with the date alone', { ...dated, length: undefined }, undefined],
		['not with the length alone', { ...none, length: 10 }, undefined],
		['not with nothing', none, undefined],
	])('%s', (_, validators, headers) => {
		expect(resumeHeaders(validators, 4)).toEqual(headers);
	});
});

describe('an answer is the rest of the same file', () => {
	const range = { 'content-range': 'bytes 4-9/10' };
	const tagged = { ...range, etag: '"a"' };
	it.each<[string, Validators, number, Record<string, unknown>, boolean]>([
		['with the same ETag', strong, 206, tagged, true],
		[
			'not of unknown length, for nothing tells whether it is the rest up to the end',
			{ ...strong, length: undefined },
			206,
			{ etag: '"a"', 'content-range': 'bytes 4-9/*' },
			false,
		],
		['not with another ETag', strong, 206, { ...range, etag: '"b"' }, false],
		['not with a weak ETag', strong, 206, { ...range, etag: 'W/"a"' }, false],
		['not when the ETag is left out', strong, 206, range, false],
		[
			'not with another date',
			{ ...strong, lastModified: DATE },
			206,
			{ ...tagged, 'last-modified': 'Sun, 10 May 2026 11:02:22 GMT' },
			false,
		],
		['with the same date', dated, 206, { ...range, 'last-modified': DATE }, true],
		[
			'not with the date left out, for then nothing shows that If-Range is known',
			dated,
			206,
			range,
			false,
		],
		['with the ETag and the date left out', { ...strong, lastModified: DATE }, 206, tagged, true],
		['not with the date and no length', dated, 206, { 'content-range': 'bytes 4-9/*' }, false],
		['not of another length', strong, 206, { ...tagged, 'content-range': 'bytes 4-10/11' }, false],
		['not from another byte', strong, 206, { ...tagged, 'content-range': 'bytes 3-9/10' }, false],
		['not up to another byte', strong, 206, { ...tagged, 'content-range': 'bytes 4-8/10' }, false],
		['not in other units', strong, 206, { ...tagged, 'content-range': 'items 4-9/10' }, false],
		['not without a range', strong, 206, { etag: '"a"' }, false],
		['not after other words', strong, 206, { ...tagged, 'content-range': 'x bytes 4-9/10' }, false],
		[
			'not before other words',
			strong,
			206,
			{ ...tagged, 'content-range': 'bytes 4-9/10 x' },
			false,
		],
		['where the first answer told no length', { ...strong, length: undefined }, 206, tagged, true],
		['where the first answer had no ETag', dated, 206, { ...tagged, 'last-modified': DATE }, true],
		['where the first answer had no date', strong, 206, { ...tagged, 'last-modified': DATE }, true],
		['not with an odd range', strong, 206, { ...tagged, 'content-range': 'bytes */10' }, false],
		['not the whole', strong, 200, tagged, false],
		['not nothing', strong, 416, { 'content-range': 'bytes */10' }, false],
	])('%s', (_, validators, status, headers, isRest) => {
		expect(isRestOf(validators, 4, status, headers)).toBe(isRest);
	});

	it('with numbers of any length', () => {
		const headers = { etag: '"a-longer-one"', 'content-range': 'bytes 1234-98764/98765' };
		const validators = { etag: '"a-longer-one"', lastModified: undefined, length: 98_765 };
		expect(isRestOf(validators, 1234, 206, headers)).toBe(true);
		expect(readValidators({ etag: '"a-longer-one"', 'content-length': '98765' })).toEqual(
			validators,
		);
	});
});
