import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { answer, begun, ofLength, restFrom, type Headers } from '../../fixtures/begunFile';

describe('a body that ended', () => {
	it.each<[string, JsonObject, Headers, number, boolean]>([
		['is whole where no length is known', {}, {}, 5, true],
		['is not whole with a byte less than Zoom lists', { file_size: 10 }, {}, 9, false],
		['is whole with as many bytes as Zoom lists', { file_size: 10 }, {}, 10, true],
		['is all there will be with more than Zoom lists', { file_size: 10 }, {}, 11, true],
		['is not whole with a byte less than announced', {}, ofLength(10), 9, false],
		[
			'is all there will be with as many as announced, though Zoom lists more',
			{ file_size: 10 },
			ofLength(7),
			7,
			true,
		],
	])('%s', (_, file, headers, received, isWhole) => {
		expect(begun(headers, file).isWhole(received)).toBe(isWhole);
	});

	it.each<[string, JsonObject, Headers, number]>([
		['than Zoom lists', { file_size: 10 }, {}, 9],
		['than were announced', {}, ofLength(10), 11],
		['than were announced, though as many as Zoom lists', { file_size: 9 }, ofLength(10), 9],
	])('is an error with another number of bytes %s', (_, file, headers, received) => {
		expect(() => begun(headers, file).checkLength(received)).toThrow(
			expect.objectContaining({
				message: `File size mismatch: ${received} bytes instead of 10`,
				details: { description: expect.stringContaining("switch off 'Verify File Size'") },
			}),
		);
	});

	it('is an error with another number of bytes than were counted before', () => {
		const integrity = begun({});
		integrity.expectLength(10);
		expect(() => integrity.checkLength(9)).toThrow('9 bytes instead of 10');
		expect(() => integrity.checkLength(10)).not.toThrow();
	});
});

describe('a body that has not ended', () => {
	it.each<[string, JsonObject, Headers, number, boolean]>([
		['is whole with as many bytes as Zoom lists', { file_size: 10 }, {}, 10, true],
		[
			'is whole with as many as Zoom lists and were announced',
			{ file_size: 10 },
			ofLength(10),
			10,
			true,
		],
		[
			'is not whole with as many as Zoom lists while others were announced',
			{ file_size: 10 },
			ofLength(12),
			10,
			false,
		],
		[
			'is not whole with as many as were announced, which may be compressed',
			{},
			ofLength(10),
			10,
			false,
		],
		['is not whole with fewer', { file_size: 10 }, {}, 9, false],
		['is not known to be whole where no length is known', {}, {}, 10, false],
	])('%s', (_, file, headers, received, isWhole) => {
		expect(begun(headers, file).isSurelyWhole(received)).toBe(isWhole);
	});

	it('is whole with as many bytes as were counted before', () => {
		const integrity = begun({});
		integrity.expectLength(10);
		expect(integrity.isSurelyWhole(10)).toBe(true);
	});

	it('is whole with as many as the answer with the rest says, until the file starts over', () => {
		const integrity = begun({ ...ofLength(10), etag: '"a"' });
		integrity.resume(4, answer(206, restFrom(4, 10)));
		expect(integrity.isSurelyWhole(10)).toBe(true);
		integrity.start(answer(200, ofLength(10)));
		expect(integrity.isSurelyWhole(10)).toBe(false);
	});
});
