import { readRateLimit } from '../../../../nodes/ZoomVideoSdk/zoom/http/rateLimit';
import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';

const now = Date.parse('2025-01-19T23:00:00.000Z');
const nowSeconds = now / 1000;

const PER_SECOND =
	'{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}';
const DAILY =
	'{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header."}';

const limit = (headers: Record<string, unknown>, body = '') =>
	readRateLimit(readResponse(429, headers, body), now);

describe('a limit per second or minute gives a wait in milliseconds', () => {
	it.each<[string, Record<string, unknown>, number | undefined]>([
		['no headers at all, as seen in the wild', {}, undefined],
		['the reset in epoch seconds', { 'x-ratelimit-reset': String(nowSeconds + 7) }, 7000],
		['the reset as a number', { 'x-ratelimit-reset': nowSeconds + 7 }, 7000],
		['the reset now', { 'x-ratelimit-reset': String(nowSeconds) }, 0],
		['a reset in the past', { 'x-ratelimit-reset': String(nowSeconds - 60) }, 0],
		['Retry-After in seconds', { 'retry-after': '30' }, 30_000],
		['Retry-After of nothing', { 'retry-after': '0' }, 0],
		['Retry-After in parts of a second', { 'retry-after': '1.5' }, 1500],
		['Retry-After as ISO 8601', { 'retry-after': '2025-01-19T23:00:10Z' }, 10_000],
		['Retry-After as an HTTP date', { 'retry-after': 'Sun, 19 Jan 2025 23:00:10 GMT' }, 10_000],
		['Retry-After as a date gone by', { 'retry-after': '2025-01-19T22:00:00Z' }, 0],
		['Retry-After in small parts of a second', { 'retry-after': '1.125' }, 1125],
		['Retry-After with white space', { 'retry-after': ' 5 ' }, 5000],
		[
			'both: Retry-After goes first',
			{ 'retry-after': '5', 'x-ratelimit-reset': String(nowSeconds + 9) },
			5000,
		],
		[
			'an unreadable Retry-After: the reset',
			{ 'retry-after': 'soon', 'x-ratelimit-reset': String(nowSeconds + 9) },
			9000,
		],
		['unreadable headers', { 'retry-after': 'soon', 'x-ratelimit-reset': '' }, undefined],
		['headers of wrong types', { 'retry-after': ['5'], 'x-ratelimit-reset': null }, undefined],
		['a number beyond any date', { 'retry-after': '9'.repeat(40) }, undefined],
	])('%s', (_, headers, waitMs) => {
		expect(limit(headers, PER_SECOND)).toEqual({ daily: false, waitMs });
		expect(limit({ ...headers, 'x-ratelimit-type': 'QPS' })).toEqual({ daily: false, waitMs });
	});
});

describe('a daily limit gives the time of its end', () => {
	const midnight = new Date('2025-01-20T00:00:00Z');

	it.each<[string, Record<string, unknown>, string, Date | undefined]>([
		[
			'by its header',
			{ 'x-ratelimit-type': 'Daily-limit', 'retry-after': '2025-01-20T00:00:00Z' },
			'',
			midnight,
		],
		[
			'by its header in another case',
			{ 'x-ratelimit-type': 'DAILY-LIMIT', 'retry-after': '2025-01-20T00:00:00Z' },
			'',
			midnight,
		],
		['by its message alone', { 'retry-after': '2025-01-20T00:00:00Z' }, DAILY, midnight],
		['in seconds', { 'x-ratelimit-type': 'Daily-limit', 'retry-after': '3600' }, '', midnight],
		[
			'in epoch seconds',
			{ 'x-ratelimit-type': 'Daily-limit', 'x-ratelimit-reset': String(nowSeconds + 3600) },
			'',
			midnight,
		],
		[
			'as an HTTP date',
			{ 'x-ratelimit-type': 'Daily-limit', 'retry-after': 'Mon, 20 Jan 2025 00:00:00 GMT' },
			'',
			midnight,
		],
		['without a time', { 'x-ratelimit-type': 'Daily-limit' }, '', undefined],
		['by its message, without headers', {}, DAILY, undefined],
		[
			'with a number beyond any date',
			{ 'x-ratelimit-type': 'Daily-limit', 'retry-after': '99999999999999' },
			'',
			undefined,
		],
	])('%s', (_, headers, body, until) => {
		expect(limit(headers, body)).toEqual({ daily: true, until });
	});

	it('is believed by its header before its message', () => {
		expect(limit({ 'x-ratelimit-type': 'QPS' }, DAILY)).toMatchObject({ daily: false });
	});
});
