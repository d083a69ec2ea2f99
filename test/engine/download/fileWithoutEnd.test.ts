import type { ServerResponse } from 'node:http';

import { speedUpClock } from '../fixtures/fastClock';
import { bytesOf, storedFiles, useFiles } from '../fixtures/files';
import { useServer } from '../fixtures/server';
import { jsonOf } from '../fixtures/zoom';

// All bytes of a file have come in chunks, which tell no length, but the last chunk, which says so, does
// not come. The size is known from Zoom or from Content-Range.
const zoom = useFiles();
const server = useServer();
const MIB = 1_048_576;
const VIDEO = Buffer.concat([
	Buffer.from('0000001866747970', 'hex'),
	Buffer.alloc(3 * MIB, 'abcdefghij\n'),
]);

const silent = () => undefined;
const reset = (response: ServerResponse) => setTimeout(() => response.destroy(), 200);
const headers = { etag: '"x"' };
const NO_CHECK = { verifyFileSize: false };

beforeEach(() => {
	speedUpClock(60);
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

async function download(file: object, options = {}) {
	const json = {
		collection: 'recording_files',
		file_type: 'MP4',
		id: 'f',
		session_id: 's',
		download_url: `${server.origin}/a`,
		...file,
	};
	const more = { items: [{ json }], credential: { downloadHosts: server.host } };
	return await zoom.run('download', { options }, more);
}

describe.each([
	['falls silent', silent],
	['resets the connection', reset],
])('a server that %s after the last byte', (_, atEnd) => {
	it.each([
		['of several blocks', VIDEO],
		['of one block', VIDEO.subarray(0, 5_000)],
		['of whole blocks', VIDEO.subarray(0, 2 * MIB)],
	])('has sent the whole file, %s', async (_size, bytes) => {
		server.answer = (_request, response) => {
			response.writeHead(200, headers);
			response.write(bytes, () => atEnd(response));
		};
		const { items, error } = await download({ file_size: bytes.length });
		expect(error).toBeUndefined();
		expect(server.calls).toHaveLength(1);
		expect((await bytesOf(items[0])).equals(bytes)).toBe(true);
	});

	it('has sent the rest, whose end Content-Range tells', async () => {
		const { length } = VIDEO;
		server.answer = (request, response) => {
			const [, start] = /bytes=(\d+)-/.exec(String(request.headers.range)) ?? [];
			if (start === undefined) {
				response.writeHead(200, headers);
				response.write(VIDEO.subarray(0, 1.5 * MIB), () => reset(response));
				return;
			}
			const range = `bytes ${start}-${length - 1}/${length}`;
			response.writeHead(206, { ...headers, 'content-range': range });
			response.write(VIDEO.subarray(Number(start)), () => atEnd(response));
		};
		const { items, error } = await download({});
		expect(error).toBeUndefined();
		expect(server.calls).toHaveLength(2);
		expect((await bytesOf(items[0])).equals(VIDEO)).toBe(true);
	});
});

it.each([
	['which fell silent, when nobody told the size', silent, {}, {}],
	['which was interrupted, when nobody told the size', reset, {}, {}],
	[
		'which was interrupted, when the size is not compared',
		reset,
		{ file_size: VIDEO.length },
		NO_CHECK,
	],
	['which was interrupted, when a byte is missing', reset, { file_size: VIDEO.length + 1 }, {}],
])('a server may have more, %s', async (_, atEnd, file, options) => {
	server.answer = (_request, response) => {
		response.writeHead(200, headers);
		response.write(VIDEO, () => atEnd(response));
	};
	const before = storedFiles();
	const { error } = await download(file, options);
	expect(error?.message).toMatch(/was interrupted|size mismatch/);
	expect(storedFiles()).toEqual(before);
});

it('a byte too many is waited for, and refused', async () => {
	server.answer = (_request, response) => {
		response.writeHead(200, headers);
		response.write(VIDEO, () => setTimeout(() => response.end('x'), 20));
	};
	const { error } = await download({ file_size: VIDEO.length });
	expect(error?.message).toMatch(`${VIDEO.length + 1} bytes instead of ${VIDEO.length}`);
	expect(jsonOf(await download({}))).toEqual([
		expect.objectContaining({ bytes: VIDEO.length + 1 }),
	]);
});
