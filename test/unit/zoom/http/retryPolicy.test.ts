import fc from 'fast-check';

import { UnreadableCredential } from '../../../../nodes/ZoomVideoSdk/zoom/http/HeldCredential';
import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';
import {
	backoffMs,
	ErrorResponse,
	httpRetryPolicy,
	MAX_ATTEMPTS,
	mayHaveActed,
	mayPass,
} from '../../../../nodes/ZoomVideoSdk/zoom/http/retryPolicy';

const now = Date.parse('2025-01-19T23:00:00Z');

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(now));
afterEach(() => void jest.restoreAllMocks());

describe('back-off', () => {
	it.each([
		[1, 250, 500],
		[2, 500, 1000],
		[3, 1000, 2000],
		[6, 8000, 16_000],
		[7, 8000, 16_000],
		[50, 8000, 16_000],
	])('after %i attempts lies between %i and %i ms', (attempts, least, most) => {
		expect(backoffMs(attempts, () => 0)).toBe(least);
		expect(backoffMs(attempts, () => 1)).toBe(most);
	});

	it('is spread by chance', () => {
		const waits = new Set(Array.from({ length: 100 }, () => backoffMs(5)));
		expect(waits.size).toBeGreaterThan(1);
	});
});

describe('after an answer', () => {
	const waitFor = (
		status: number,
		idempotent: boolean,
		headers: Record<string, string> = {},
		attempts = 1,
	) =>
		httpRetryPolicy(idempotent)(
			new ErrorResponse(readResponse(status, headers, ''), 'zoom.example'),
			attempts,
		);

	it.each<[number, boolean, boolean]>([
		[429, true, true],
		[429, false, true],
		[408, true, true],
		[408, false, false],
		[500, true, true],
		[500, false, false],
		[502, true, true],
		[503, true, true],
		[503, false, false],
		[504, false, false],
		[400, true, false],
		[401, true, false],
		[403, true, false],
		[404, true, false],
		[409, true, false],
		[200, true, false],
		[302, true, false],
		[0, true, false],
	])('status %i of a call, idempotent %s: sent again %s', (status, idempotent, isSentAgain) => {
		expect(waitFor(status, idempotent) !== undefined).toBe(isSentAgain);
	});

	it.each([true, false])('ends after the last attempt (idempotent: %s)', (idempotent) => {
		for (const status of [429, 500]) {
			expect(waitFor(status, idempotent, {}, MAX_ATTEMPTS)).toBeUndefined();
		}
		expect(waitFor(429, idempotent, {}, MAX_ATTEMPTS - 1)).toBeDefined();
	});

	it.each([
		['the seconds that Zoom names', { 'retry-after': '20' }, 20_000],
		['until the reset', { 'x-ratelimit-reset': String(now / 1000 + 40) }, 40_000],
		['a minute and a half at the most', { 'retry-after': '90' }, 90_000],
	])('waits %s', (_, headers, wait) => {
		expect(waitFor(429, true, headers)).toBe(wait);
	});

	it.each<[string, Record<string, string>]>([
		['longer than a minute and a half', { 'retry-after': '91' }],
		['until a date hours away', { 'retry-after': '2025-01-20T02:00:00Z' }],
		[
			'until tomorrow',
			{ 'x-ratelimit-type': 'Daily-limit', 'retry-after': '2025-01-20T00:00:00Z' },
		],
		['a day that ends in a second', { 'x-ratelimit-type': 'Daily-limit', 'retry-after': '1' }],
		['a day of unknown end', { 'x-ratelimit-type': 'Daily-limit' }],
	])('does not wait %s', (_, headers) => {
		expect(waitFor(429, true, headers)).toBeUndefined();
	});

	it.each<[string, Record<string, string>]>([
		['no headers', {}],
		['a reset in the past', { 'x-ratelimit-reset': String(now / 1000 - 5) }],
		['Retry-After: 0', { 'retry-after': '0' }],
	])('does not retry immediately, with %s', (_, headers) => {
		expect(waitFor(429, true, headers)).toBeGreaterThanOrEqual(250);
	});

	it('never waits longer than a minute and a half, whatever the headers', () => {
		const header = fc.oneof(
			fc.string(),
			fc.nat().map(String),
			fc.date({ noInvalidDate: true }).map(String),
		);
		fc.assert(
			fc.property(header, header, fc.integer({ min: 1, max: 9 }), (after, reset, tries) => {
				const headers = { 'retry-after': after, 'x-ratelimit-reset': reset };
				const wait = waitFor(429, true, headers, tries);
				if (wait !== undefined) {
					expect(wait).toBeGreaterThanOrEqual(250);
					expect(wait).toBeLessThanOrEqual(90_000);
				}
			}),
		);
	});
});

describe('after no answer', () => {
	it.each<[string | undefined, boolean, boolean]>([
		['ECONNRESET', true, true],
		['ETIMEDOUT', true, true],
		[undefined, true, true],
		// Zoom may have acted: a second start would be another event in the session.
		['ECONNRESET', false, false],
		['ETIMEDOUT', false, false],
		['ECONNABORTED', false, false],
		['EPIPE', false, false],
		[undefined, false, false],
		// Nothing was sent.
		['ECONNREFUSED', false, true],
		['ENOTFOUND', false, true],
		['EAI_AGAIN', false, true],
		['ENETUNREACH', false, true],
		['EHOSTUNREACH', false, true],
	])('%s of a call, idempotent %s: sent again %s', (code, idempotent, isSentAgain) => {
		const policy = httpRetryPolicy(idempotent);
		const error = Object.assign(new Error('broken'), { code });
		expect(policy(error, 1) !== undefined).toBe(isSentAgain);
		expect(policy(error, MAX_ATTEMPTS)).toBeUndefined();
	});
});

describe('a failed call may have been carried out', () => {
	const answer = (status: number, body = '') =>
		new ErrorResponse(readResponse(status, {}, body), 'zoom.example');
	const fault = (code?: string) => Object.assign(new Error('broken'), { code });
	it.each([
		['after a broken connection', fault('ECONNRESET'), true],
		['after a time-out', fault('ETIMEDOUT'), true],
		['after an unknown fault', fault(), true],
		['after a refused connection', fault('ECONNREFUSED'), false],
		['after an unknown host', fault('ENOTFOUND'), false],
		['without the credential', new UnreadableCredential(fault()), false],
		['after a 500', answer(500), true],
		['after a 502', answer(502), true],
		['after a 408', answer(408), true],
		['after a 429', answer(429), false],
		['after a 404', answer(404), false],
		['after a success that cannot be read', answer(201, '<html>'), true],
		['after a status of 400 that cannot be read', answer(400, '<html>'), false],
		['after a refusal with a status of success', answer(200, '{"code":200}'), false],
	])('%s', (_, error, expected) => {
		expect(mayHaveActed(error)).toBe(expected);
	});
});

it.each([
	[429, true],
	[408, true],
	[500, true],
	[503, true],
	[499, false],
	[404, false],
	[400, false],
	[200, false],
])('that the same call may have another answer after a %i: %s', (status, expected) => {
	expect(mayPass(readResponse(status, {}, ''))).toBe(expected);
});
