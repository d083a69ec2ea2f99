import {
	DownloadRefused,
	EncodedLength,
	OtherBytes,
} from '../../../../nodes/ZoomVideoSdk/files/download/connection/downloadFailures';
import type { IntegrityOptions } from '../../../../nodes/ZoomVideoSdk/files/download/FileIntegrity';
import { ZoomError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { answer, begun, ofLength, restFrom, type Headers } from '../../fixtures/begunFile';

describe('the length of a file', () => {
	it.each<[string, JsonObject, Headers, Partial<IntegrityOptions>, number | undefined]>([
		["is the one in Zoom's list", { file_size: 10 }, ofLength(7), {}, 10],
		["is the one in Zoom's list, written as text", { file_size: '10' }, {}, {}, 10],
		['is the announced one where Zoom lists none', {}, ofLength(7), {}, 7],
		['is not one of no bytes in the list', { file_size: 0 }, ofLength(7), {}, 7],
		['is not one below zero in the list', { file_size: -1 }, ofLength(7), {}, 7],
		['is not one of half a byte in the list', { file_size: 9.5 }, ofLength(7), {}, 7],
		['is not words in the list', { file_size: 'large' }, ofLength(7), {}, 7],
		[
			'is not the listed one where that is unchecked',
			{ file_size: 10 },
			{},
			{ verifyFileSize: false },
			undefined,
		],
		[
			'is unknown where the announced one counts compressed bytes',
			{},
			ofLength(7),
			{ isLengthEncoded: true },
			undefined,
		],
		['is unknown where nobody tells it', {}, {}, {}, undefined],
	])('%s', (_, file, headers, options, length) => {
		expect(begun(headers, file, options).length).toBe(length);
	});

	it('is the counted one where Zoom lists none, whatever is announced', () => {
		const [listed, unlisted] = [begun(ofLength(7), { file_size: 10 }), begun(ofLength(7))];
		for (const integrity of [listed, unlisted]) integrity.expectLength(8);
		expect([listed.length, unlisted.length]).toEqual([10, 8]);
	});
});

describe('an answer that begins a file', () => {
	it('is refused when it is a web page', () => {
		const start = () => begun({ 'content-type': 'text/html' }, { file_type: 'CHAT' });
		expect(start).toThrow(DownloadRefused);
		expect(start).toThrow(
			expect.objectContaining({
				message: 'The response is not the requested file: it is a web page',
				details: { description: expect.stringMatching(/^Nothing was saved\..*API key/) },
				answer: 'it is a web page',
			}),
		);
	});

	it('is an error, but no refusal, when n8n cannot decompress it', () => {
		const start = () => begun({ 'content-encoding': 'zstd' });
		expect(start).toThrow(ZoomError);
		expect(start).not.toThrow(DownloadRefused);
	});

	it('is checked by its first bytes', () => {
		const integrity = begun({}, { file_type: 'TIMELINE' });
		expect(() => integrity.checkBeginning(Buffer.from('{}'), true)).not.toThrow();
		expect(() => integrity.checkBeginning(Buffer.from('plain'), false)).not.toThrow();
		expect(() => integrity.checkBeginning(Buffer.from('plain'), true)).toThrow('it is not JSON');
		expect(() => integrity.checkBeginning(Buffer.from('<html>'), false)).toThrow(DownloadRefused);
	});
});

describe('an announced length', () => {
	it.each<[string, number, boolean, number | undefined]>([
		['holds when as many bytes came', 10, true, 10],
		['holds while fewer bytes came and more may come', 9, false, 10],
		['is dropped when the body ends with fewer bytes', 9, true, undefined],
		['is dropped when more bytes come', 11, false, undefined],
	])('%s', (_, received, isEnd, length) => {
		const integrity = begun(ofLength(10));
		integrity.checkDeclaredLength(received, isEnd);
		expect(integrity.length).toBe(length);
	});

	it.each([
		[9, true],
		[11, false],
	])('of a continued file is an error with %i bytes instead of 10', (received, isEnd) => {
		const integrity = begun({ ...ofLength(10), etag: '"a"' });
		expect(integrity.resume(4, answer(206, restFrom(4, 10)))).toBe(true);
		expect(() => integrity.checkDeclaredLength(received, isEnd)).toThrow(OtherBytes);
	});

	it('that a target was told must hold, for there is no other', () => {
		const integrity = begun(ofLength(10), {}, { declaresLength: true });
		const check = () => integrity.checkDeclaredLength(11, false);
		expect(check).toThrow(EncodedLength);
		expect(() =>
			begun(ofLength(10), {}, { declaresLength: true }).checkDeclaredLength(9, true),
		).toThrow(
			expect.objectContaining({
				message: 'The announced length differs from the length of the file',
				details: { description: expect.stringContaining("Switch on 'Measure Size First'") },
			}),
		);
	});

	it("that a target was not told, for it was told Zoom's, need not hold", () => {
		const integrity = begun(ofLength(7), { file_size: 10 }, { declaresLength: true });
		integrity.checkDeclaredLength(10, true);
		expect(() => integrity.checkLength(10)).not.toThrow();
	});

	it('of nothing is not compared', () => {
		const integrity = begun({}, {}, { declaresLength: true });
		expect(() => integrity.checkDeclaredLength(5, true)).not.toThrow();
	});
});
