import { bodyText, readHttpResponse } from '../../../nodes/ZoomVideoSdk/shared/httpResponse';

describe("what one of n8n's helpers returns", () => {
	const nothing = { status: 0, headers: {}, body: undefined };

	it.each<[string, unknown, object]>([
		[
			'is read',
			{ statusCode: 200, headers: { etag: 'e' }, body: 'ok', statusMessage: 'OK' },
			{ status: 200, headers: { etag: 'e' }, body: 'ok' },
		],
		['may have a status of another type', { statusCode: '200' }, nothing],
		['may have headers of another type', { headers: 'etag' }, nothing],
		['may have headers that are null', { headers: null }, nothing],
		['may be null', null, nothing],
		['may be missing', undefined, nothing],
		['may be a text', 'statusCode', nothing],
	])('%s', (_, response, expected) => {
		expect(readHttpResponse(response)).toEqual(expected);
	});

	it.each<[string, unknown, string]>([
		['a text', ' ok ', ' ok '],
		['an object that was parsed', { code: 300 }, '{"code":300}'],
		['a number that was parsed', 0, '0'],
		['null', null, ''],
		['nothing', undefined, ''],
	])('has %s as text', (_, body, text) => {
		expect(bodyText({ status: 200, headers: {}, body })).toBe(text);
	});
});
