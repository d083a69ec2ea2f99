import { OtherBytes } from '../../../../nodes/ZoomVideoSdk/files/download/connection/downloadFailures';
import { answer, begun, restFrom } from '../../fixtures/begunFile';

const REST = restFrom(4, 10);
const tagged = () => begun({ etag: '"a"' });

describe('a download that broke', () => {
	it('asks for the rest of the same file', () => {
		expect(tagged().resumeHeaders(4)).toEqual({ Range: 'bytes=4-', 'If-Range': '"a"' });
	});

	it('does not ask for a rest when no byte has arrived', () => {
		expect(tagged().resumeHeaders(0)).toBeUndefined();
	});

	it('does not ask for a rest of compressed bytes', () => {
		expect(begun({ etag: '"a"' }, {}, { isLengthEncoded: true }).resumeHeaders(4)).toBeUndefined();
	});

	it('learns the length of the file from the answer with the rest', () => {
		const integrity = tagged();
		expect(integrity.length).toBeUndefined();
		expect(integrity.resume(4, answer(206, REST))).toBe(true);
		expect(integrity.length).toBe(10);
		expect(integrity.isWhole(9)).toBe(false);
	});

	it.each([
		['the whole file', 200, REST],
		['another file', 206, { ...REST, etag: '"b"' }],
		['bytes from elsewhere', 206, { ...REST, 'content-range': 'bytes 5-9/10' }],
	])('accepts no rest from an answer with %s', (_, status, headers) => {
		const integrity = tagged();
		expect(integrity.resume(4, answer(status, headers))).toBe(false);
		expect(integrity.length).toBeUndefined();
	});

	it.each<[string, Error]>([
		['was decompressed wrongly', Object.assign(new Error('data'), { code: 'Z_DATA_ERROR' })],
		['went on with another file', new OtherBytes()],
	])('starts again after it %s', (_, error) => {
		const integrity = tagged();
		integrity.afterFailure(error);
		expect(integrity.resumeHeaders(4)).toBeUndefined();
	});

	it('asks for the rest after the connection failed', () => {
		const integrity = tagged();
		integrity.afterFailure(new Error('socket hang up'));
		expect(integrity.resumeHeaders(4)).toBeDefined();
	});
});
