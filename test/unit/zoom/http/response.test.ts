import {
	isSessionUnknown,
	isSuccess,
	readResponse,
} from '../../../../nodes/ZoomVideoSdk/zoom/http/response';

describe('whether a call did what it should', () => {
	it.each<[string, number, string, boolean]>([
		['200 with an object', 200, '{"sessions":[]}', true],
		['201 with an object', 201, '{"session_id":"a"}', true],
		['202 empty: PATCH events', 202, '', true],
		['204 empty: delete, recover', 204, '', true],
		['202 with white space', 202, '\r\n', true],
		['202 with a plain word', 202, 'Accepted', true],
		[
			'200 with an error: a recovery denied',
			200,
			'{"code":200,"message":"You do not have the right permissions."}',
			false,
		],
		['202 with an error', 202, '{"code":300,"message":"Validation Failed."}', false],
		['200 with an error code as text', 200, '{"code":"3301","message":"gone"}', false],
		[
			'200 with an error in its list',
			200,
			'{"code":300,"errors":[{"field":"to","message":"bad"}]}',
			false,
		],
		['200 with a message that is no error', 200, '{"message":"hello"}', true],
		['200 with a web page', 200, '<!DOCTYPE html><title>Sign in</title>', false],
		['202 with a web page behind white space', 202, '\n  <html></html>', false],
		['302', 302, '', false],
		['300', 300, '{}', false],
		['400', 400, '{"code":300,"message":"Validation Failed."}', false],
		['404 empty', 404, '', false],
		['429', 429, '{"code":429,"message":"limit"}', false],
		['500 with a web page', 500, '<html></html>', false],
		['an answer without status', 0, '', false],
	])('%s', (_, status, text, success) => {
		expect(isSuccess(readResponse(status, {}, text))).toBe(success);
	});
});

describe('whether Zoom does not know the session', () => {
	it.each<[number, string, boolean]>([
		[404, '', true],
		[404, '{"code":3301,"message":"There is no recording for this meeting."}', true],
		[400, '{"code":300,"message":"Session ID does not exist."}', true],
		[400, '{"code":300,"message":"Validation Failed."}', false],
		[400, '{"code":3000,"message":"Invalid session ID."}', false],
		[200, '{"session_id":"a"}', false],
	])('%i %s: %s', (status, text, isUnknown) => {
		expect(isSessionUnknown(readResponse(status, {}, text))).toBe(isUnknown);
	});
});

describe('reading an answer', () => {
	it.each<[string, string, unknown]>([
		['an object', '{"a":1}', { a: 1 }],
		['a list', '[1]', [1]],
		['null', 'null', null],
		['nothing', '', undefined],
		['HTML', '<html></html>', undefined],
		['half of an object', '{"sessions":[{"session_id":"a"', undefined],
		['a session id that is a number', '{"session_id":1234567890}', { session_id: '1234567890' }],
	])('body: %s', (_, text, body) => {
		expect(readResponse(200, {}, text).body).toEqual(body);
	});

	it.each<[string, string, number | undefined, string | undefined]>([
		[
			'code and message',
			'{"code":124,"message":"Invalid access token."}',
			124,
			'Invalid access token.',
		],
		['a code as text', '{"code":"3001","message":"m"}', 3001, 'm'],
		['a code that is no number', '{"code":"invalid","message":"m"}', undefined, 'm'],
		['a code with a letter before it', '{"code":"E12","message":"m"}', undefined, 'm'],
		['a code with a letter after it', '{"code":"12b","message":"m"}', undefined, 'm'],
		['a code of another type', '{"code":[124],"message":"m"}', undefined, 'm'],
		['neither', '{}', undefined, undefined],
		['an empty message', '{"code":300,"message":""}', 300, undefined],
		[
			'errors of fields',
			'{"code":300,"message":"Validation Failed.","errors":[{"field":"from","message":"Invalid field."},{"message":"Too long."}]}',
			300,
			'Validation Failed. from: Invalid field. Too long.',
		],
		['odd errors', '{"code":300,"message":"m","errors":[null,"x",7,{}]}', 300, 'm'],
		['errors that are no list', '{"code":300,"message":"m","errors":"x"}', 300, 'm'],
		['a list', '[{"code":300,"message":"m"}]', undefined, undefined],
	])('error: %s', (_, text, code, message) => {
		expect(readResponse(400, {}, text)).toMatchObject({ code, message });
	});

	it.each<[string, Record<string, unknown>, string | undefined]>([
		['given', { 'x-zm-trackingid': 'WEB_123' }, 'WEB_123'],
		['missing', {}, undefined],
		['of another type', { 'x-zm-trackingid': ['a', 'b'] }, undefined],
	])('tracking id %s', (_, headers, trackingId) => {
		expect(readResponse(404, headers, '').trackingId).toBe(trackingId);
	});
});
