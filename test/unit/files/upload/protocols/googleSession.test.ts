import { googleSession } from '../../../../../nodes/ZoomVideoSdk/files/upload/protocols/googleSession';
import type { UploadResponse } from '../../../../../nodes/ZoomVideoSdk/files/upload/target/uploadResponse';

const url = new URL('https://www.googleapis.com/upload/drive/v3/files?upload_id=secret');
const google = googleSession(url, 8_388_608);

const answer = (status: number, headers: UploadResponse['headers'] = {}, text = '') =>
	google.readAnswer({ status, headers, text }, undefined);

const rateLimit = '{"error":{"code":403,"errors":[{"reason":"userRateLimitExceeded"}]}}';
const spacedLimit = '{ "reason" : "rateLimitExceeded" }';
const noAccess = '{"error":{"code":403,"errors":[{"reason":"insufficientFilePermissions"}]}}';

describe('a session of Google', () => {
	it.each([
		[0, 8, 20, 'bytes 0-7/20'],
		[16, 4, 20, 'bytes 16-19/20'],
		[0, 1, 1, 'bytes 0-0/1'],
		[0, 0, 0, 'bytes */0'],
	])('is sent bytes %i, %i of %i as %s', (offset, length, total, range) => {
		expect(google.chunkRequest({ offset, length, total })).toEqual({
			method: 'PUT',
			url,
			headers: { 'Content-Range': range },
		});
	});

	it('is asked with a range that has no bytes', () => {
		expect(google.statusRequest(20)).toEqual({
			method: 'PUT',
			url,
			headers: { 'Content-Range': 'bytes */20' },
		});
	});

	it.each<[string, number, UploadResponse['headers'], string, object]>([
		['has some', 308, { range: 'bytes=0-524287' }, '', { kind: 'continue', next: 524_288 }],
		['has one byte', 308, { range: 'bytes=0-0' }, '', { kind: 'continue', next: 1 }],
		['has nothing', 308, {}, '', { kind: 'continue', next: 0 }],
		['has some, told otherwise', 308, { range: 'bytes 0-9' }, '', { kind: 'continue', next: 10 }],
		['tells more than bytes', 308, { range: 'bytes=0-9,20-29' }, '', { kind: 'failed' }],
		['tells other units', 308, { range: 'kilobytes=0-9' }, '', { kind: 'failed' }],
		['says what cannot be read', 308, { range: 'bytes=5-9' }, '', { kind: 'failed' }],
		['leads elsewhere', 308, { location: 'https://other.example/' }, '', { kind: 'failed' }],
		['is done', 200, {}, '{"id":"1"}', { kind: 'done' }],
		['is done with a new file', 201, {}, '{"id":"1"}', { kind: 'done' }],
		['answers with a page', 200, {}, '<!DOCTYPE html><html>', { kind: 'failed' }],
		['answers with an error', 200, {}, '{"error":{"code":400}}', { kind: 'failed' }],
		['is not found', 404, {}, '', { kind: 'gone' }],
		['is gone', 410, {}, '', { kind: 'gone' }],
		['was cancelled', 499, {}, '', { kind: 'gone' }],
		['fails for a moment', 500, {}, '', { kind: 'askAgain' }],
		['is overloaded', 503, {}, '', { kind: 'askAgain' }],
		['is asked too often', 429, {}, '', { kind: 'askAgain' }],
		['is asked too often, at Drive', 403, {}, rateLimit, { kind: 'askAgain' }],
		['is asked too often, in other words', 403, {}, spacedLimit, { kind: 'askAgain' }],
		['names a limit for another reason', 400, {}, rateLimit, { kind: 'failed' }],
		['waited too long', 408, {}, '', { kind: 'askAgain' }],
		['does not allow it', 403, {}, noAccess, { kind: 'failed' }],
		['cannot read it', 400, {}, '', { kind: 'failed' }],
	])('that %s', (_, status, headers, text, expected) => {
		expect(answer(status, headers, text)).toMatchObject(expected);
	});

	it('explains an answer without a readable range', () => {
		expect(answer(308, { range: 'all' })).toMatchObject({
			error: {
				message: 'www.googleapis.com does not say how much of the file it has',
				details: { description: expect.stringContaining('from the Location header') },
			},
		});
	});

	it('explains a 400 by the size with which it was opened', () => {
		expect(answer(400, {}, '{"error":{"message":"Bad range."}}')).toMatchObject({
			error: {
				message: 'www.googleapis.com did not take the file (HTTP 400)',
				details: { description: expect.stringMatching(/Bad range\..*X-Upload-Content-Length/) },
			},
		});
	});
});
