import {
	readPartUrls,
	s3Parts,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/protocols/s3Parts';
import { parseHosts } from '../../../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';

const MIB = 1_048_576;
const address = (part: number) => new URL(`https://b.s3.example/k?partNumber=${part}&sig=secret`);
const parts = () => s3Parts([address(1), address(2), address(3)], 5);

const range = (offset: number, length: number) => ({ offset, length, total: 12 * MIB });
const taken = (etag: string | undefined) => ({ status: 200, headers: { etag }, text: '' });

describe('parts of S3', () => {
	it.each([
		[0, 1],
		[5 * MIB, 2],
		[10 * MIB, 3],
	])('are sent each to its own address: from byte %i on, part %i', (offset, part) => {
		expect(parts().chunkRequest(range(offset, MIB))).toEqual({
			method: 'PUT',
			url: address(part),
			headers: {},
		});
	});

	it('cannot be asked for', () => {
		expect(parts().statusRequest(1)).toBeUndefined();
	});

	it('are returned in order, the latest of each, when all are accepted', () => {
		const protocol = parts();
		const send = (offset: number, length: number, etag: string) =>
			protocol.readAnswer(taken(etag), range(offset, length));
		expect(send(0, 5 * MIB, '"one"')).toEqual({ kind: 'continue', next: 5 * MIB });
		expect(send(10 * MIB, 2 * MIB, '"three"')).toEqual({ kind: 'done' });
		expect(send(5 * MIB, 5 * MIB, '"lost"')).toEqual({ kind: 'continue', next: 10 * MIB });
		expect(send(5 * MIB, 5 * MIB, '"two"')).toEqual({ kind: 'continue', next: 10 * MIB });
		expect(protocol.parts?.()).toEqual([
			{ PartNumber: 1, ETag: '"one"' },
			{ PartNumber: 2, ETag: '"two"' },
			{ PartNumber: 3, ETag: '"three"' },
		]);
	});

	it.each<[string, number, string, object]>([
		['without an ETag', 200, '', { kind: 'failed' }],
		['with an error', 200, '<Error><Code>InternalError</Code></Error>', { kind: 'failed' }],
		['for a moment', 500, '', { kind: 'askAgain' }],
		['as too slow', 400, '<Error><Code>RequestTimeout</Code></Error>', { kind: 'askAgain' }],
		['as expired', 403, '<Error><Code>AccessDenied</Code></Error>', { kind: 'failed' }],
		['as unknown', 404, '<Error><Code>NoSuchUpload</Code></Error>', { kind: 'gone' }],
	])('answered %s', (_, status, text, expected) => {
		const response = { status, headers: {}, text };
		expect(parts().readAnswer(response, range(0, MIB))).toMatchObject(expected);
	});

	it.each([undefined, ''])('without an ETag, %j, cannot be completed', (etag) => {
		expect(parts().readAnswer(taken(etag), range(5 * MIB, MIB))).toMatchObject({
			kind: 'failed',
			error: {
				message: 'b.s3.example returned no ETag for part 2',
				details: { description: expect.stringContaining('Check the address of the part') },
			},
		});
	});

	it('that were refused are explained by their address', () => {
		const refused = { status: 403, headers: {}, text: '' };
		expect(parts().readAnswer(refused, range(0, MIB))).toMatchObject({
			error: { details: { description: expect.stringContaining('(uploadId, partNumber)') } },
		});
	});

	it('are forgotten when another attempt begins', () => {
		const protocol = parts();
		protocol.readAnswer(taken('"one"'), range(0, 5 * MIB));
		protocol.checkLength(MIB);
		expect(protocol.parts?.()).toEqual([]);
	});

	it.each([0, 1, 15 * MIB])('have room for %i bytes', (total) => {
		expect(() => parts().checkLength(total)).not.toThrow();
	});

	it('have no room for more than there are addresses', () => {
		const check = () => parts().checkLength(15 * MIB + 1);
		expect(check).toThrow(/3 addresses are too few/);
		expect(check).toThrow(
			expect.objectContaining({
				description: expect.stringMatching(/^In parts of 5 MiB it needs 4\. Sign more addresses/),
			}),
		);
	});

	it.each([
		[16, true],
		[32, true],
		[33, false],
	])('of %i MiB, two in memory: %s', (megabytes, expected) => {
		expect(s3Parts([address(1)], megabytes).readsAhead).toBe(expected);
	});
});

describe('addresses of parts', () => {
	const hosts = { baseUrl: new URL('https://api.zoom.us/v2'), extraHosts: parseHosts('') };

	it.each<[unknown]>([
		[['https://a.example/1', 'https://a.example/2']],
		['["https://a.example/1"]'],
	])('%j', (value) => {
		expect(readPartUrls(value, hosts)[0].href).toBe('https://a.example/1');
	});

	it.each<[unknown, RegExp]>([
		['', /not a list of addresses/],
		[[], /not a list of addresses/],
		['https://a.example/1', /not a list of addresses/],
		[{ url: 'https://a.example/1' }, /not a list of addresses/],
		[['https://a.example/1', 5], /^'Part URLs', entry 2: this is not an address/],
		[['http://a.example/1'], /^'Part URLs', entry 1: http:\/\/a.example is not an allowed target/],
		[
			['https://a.example/k?partNumber=1', 'https://a.example/k?partNumber=10'],
			/^'Part URLs', entry 2: this is the address of part 10/,
		],
	])('refuses %j', (value, message) => {
		expect(() => readPartUrls(value, hosts)).toThrow(message);
		expect(() => readPartUrls(value, hosts)).toThrow(
			expect.objectContaining({ description: expect.stringMatching(/address/) }),
		);
	});
});
