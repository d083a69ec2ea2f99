import { microsoftSession } from '../../../../../nodes/ZoomVideoSdk/files/upload/protocols/microsoftSession';

const url = new URL('https://contoso.sharepoint.com/up/secret');
const microsoft = microsoftSession(url, 10_485_760);

const answer = (status: number, body: unknown = '') =>
	microsoft.readAnswer({ status, headers: {}, text: JSON.stringify(body) }, undefined);

describe('a session of Microsoft', () => {
	it('is sent a range, and nothing that signs in', () => {
		expect(microsoft.chunkRequest({ offset: 10, length: 5, total: 15 })).toEqual({
			method: 'PUT',
			url,
			headers: { 'Content-Range': 'bytes 10-14/15' },
		});
	});

	it('is asked with GET', () => {
		expect(microsoft.statusRequest(20)).toEqual({ method: 'GET', url, headers: {} });
	});

	it.each<[string, number, unknown, object]>([
		['has some', 202, { nextExpectedRanges: ['26-'] }, { kind: 'continue', next: 26 }],
		['has gaps', 202, { nextExpectedRanges: ['26-51', '60-'] }, { kind: 'continue', next: 26 }],
		['is asked', 200, { nextExpectedRanges: ['0-'] }, { kind: 'continue', next: 0 }],
		['has all, and is busy', 202, { nextExpectedRanges: [] }, { kind: 'finishing' }],
		['has all, says who is asked', 200, { nextExpectedRanges: [] }, { kind: 'finishing' }],
		['says what cannot be read', 200, { nextExpectedRanges: ['all'] }, { kind: 'askAgain' }],
		['says more than a range', 200, { nextExpectedRanges: ['26-51 of 60'] }, { kind: 'askAgain' }],
		['says less than a range', 200, { nextExpectedRanges: ['from 26-'] }, { kind: 'askAgain' }],
		['says numbers', 200, { nextExpectedRanges: [26] }, { kind: 'askAgain' }],
		['says nothing', 202, '', { kind: 'askAgain' }],
		['made a file', 201, { id: '01A', size: 5 }, { kind: 'done' }],
		['replaced a file', 200, { id: '01A', size: 5 }, { kind: 'done' }],
		['gives no file', 200, {}, { kind: 'failed' }],
		['has it already', 416, { error: { code: 'invalidRange' } }, { kind: 'askAgain' }],
		['is not found', 404, { error: { code: 'itemNotFound' } }, { kind: 'gone' }],
		['is gone', 410, '', { kind: 'gone' }],
		['fails for a moment', 502, '', { kind: 'askAgain' }],
		['is asked too often', 429, '', { kind: 'askAgain' }],
		['is full', 507, '', { kind: 'failed' }],
		['has the name', 409, '', { kind: 'failed' }],
		['does not allow it', 401, '', { kind: 'failed' }],
	])('that %s', (_, status, body, expected) => {
		expect(answer(status, body)).toMatchObject(expected);
	});

	it.each([
		[409, /nameAlreadyExists: It exists\..*conflictBehavior/],
		[507, /full/],
		[401, /createUploadSession/],
	])('explains %i', (status, description) => {
		const body = { error: { code: 'nameAlreadyExists', message: 'It exists.' } };
		expect(answer(status, body)).toMatchObject({
			error: { details: { description: expect.stringMatching(description) } },
		});
	});

	it('explains an answer without a file', () => {
		expect(answer(200, {})).toMatchObject({
			error: {
				message: 'contoso.sharepoint.com returned neither a file nor an upload session',
				details: { description: expect.stringContaining('createUploadSession') },
			},
		});
	});

	it('takes no empty file', () => {
		expect(() => microsoft.checkLength(0)).toThrow(/empty/);
		expect(() => microsoft.checkLength(0)).toThrow(
			expect.objectContaining({ description: expect.stringContaining('PUT …/content') }),
		);
		expect(() => microsoft.checkLength(1)).not.toThrow();
	});
});
