import fc from 'fast-check';

import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';
import {
	backoffMs,
	MAX_TRIES,
	waitAfterNetworkFault,
	waitAfterReply,
	type Repeatable,
} from '../../../../nodes/ZoomVideoSdk/zoom/http/retryPolicy';

const now = Date.parse('2025-01-19T23:00:00Z');

describe('back-off', () => {
	it.each([
		[1, 250, 500],
		[2, 500, 1000],
		[3, 1000, 2000],
		[6, 8000, 16_000],
		[7, 8000, 16_000],
		[50, 8000, 16_000],
	])('after %i tries lies between %i and %i ms', (tries, least, most) => {
		expect(backoffMs(tries, () => 0)).toBe(least);
		expect(backoffMs(tries, () => 1)).toBe(most);
	});

	it('is spread by chance', () => {
		const waits = new Set(Array.from({ length: 100 }, () => backoffMs(5)));
		expect(waits.size).toBeGreaterThan(1);
	});
});

describe('after an answer', () => {
	const waitFor = (
		status: number,
		repeatable: Repeatable,
		headers: Record<string, string> = {},
		tries = 1,
	) => waitAfterReply(readResponse(status, headers, ''), repeatable, tries, now);

	it.each<[number, Repeatable, boolean]>([
		[429, 'always', true],
		[429, 'notActed', true],
		[408, 'always', true],
		[408, 'notActed', false],
		[500, 'always', true],
		[500, 'notActed', false],
		[502, 'always', true],
		[503, 'always', true],
		[503, 'notActed', false],
		[504, 'notActed', false],
		[400, 'always', false],
		[401, 'always', false],
		[403, 'always', false],
		[404, 'always', false],
		[409, 'always', false],
		[200, 'always', false],
		[302, 'always', false],
		[0, 'always', false],
	])('status %i of a call that is repeatable %s: repeated %s', (status, repeatable, repeated) => {
		expect(waitFor(status, repeatable) !== undefined).toBe(repeated);
	});

	it.each(['always', 'notActed'] as const)('ends after the last try (%s)', (repeatable) => {
		for (const status of [429, 500]) {
			expect(waitFor(status, repeatable, {}, MAX_TRIES)).toBeUndefined();
		}
		expect(waitFor(429, repeatable, {}, MAX_TRIES - 1)).toBeDefined();
	});

	it.each([
		['the seconds that Zoom names', { 'retry-after': '20' }, 20_000],
		['until the reset', { 'x-ratelimit-reset': String(now / 1000 + 40) }, 40_000],
		['a minute and a half at the most', { 'retry-after': '90' }, 90_000],
	])('waits %s', (_, headers, wait) => {
		expect(waitFor(429, 'always', headers)).toBe(wait);
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
		expect(waitFor(429, 'always', headers)).toBeUndefined();
	});

	it.each<[string, Record<string, string>]>([
		['no headers', {}],
		['a reset in the past', { 'x-ratelimit-reset': String(now / 1000 - 5) }],
		['Retry-After: 0', { 'retry-after': '0' }],
	])('does not come back at once, with %s', (_, headers) => {
		expect(waitFor(429, 'always', headers)).toBeGreaterThanOrEqual(250);
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
				const wait = waitFor(429, 'always', headers, tries);
				if (wait !== undefined) {
					expect(wait).toBeGreaterThanOrEqual(250);
					expect(wait).toBeLessThanOrEqual(90_000);
				}
			}),
		);
	});
});

describe('after no answer', () => {
	it.each<[string | undefined, Repeatable, boolean]>([
		['ECONNRESET', 'always', true],
		['ETIMEDOUT', 'always', true],
		[undefined, 'always', true],
		// Zoom may have acted: a second start would be another event in the session.
		['ECONNRESET', 'notActed', false],
		['ETIMEDOUT', 'notActed', false],
		['ECONNABORTED', 'notActed', false],
		['EPIPE', 'notActed', false],
		[undefined, 'notActed', false],
		// Nothing was sent.
		['ECONNREFUSED', 'notActed', true],
		['ENOTFOUND', 'notActed', true],
		['EAI_AGAIN', 'notActed', true],
		['ENETUNREACH', 'notActed', true],
		['EHOSTUNREACH', 'notActed', true],
	])('%s of a call that is repeatable %s: repeated %s', (code, repeatable, repeated) => {
		expect(waitAfterNetworkFault(code, repeatable, 1) !== undefined).toBe(repeated);
		expect(waitAfterNetworkFault(code, repeatable, MAX_TRIES)).toBeUndefined();
	});
});
