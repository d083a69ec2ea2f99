/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../simulator';
import { storedFiles, useFiles, type Recorded } from './fixtures/files';
import { allTextOf } from './fixtures/leaks';
import { useServer } from './fixtures/server';
import { jsonOf } from './fixtures/zoom';

const zoom = useFiles();
const bucket = useServer();
const MIB = 1_048_576;

/** What the bucket keeps: whole objects only, as S3 does. */
const objects = new Map<string, { sha256: string; bytes: number; type: string | undefined }>();
/** Sendings that broke off before their announced length. */
let partial = 0;

async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const hash = createHash('sha256');
	let bytes = 0;
	try {
		for await (const chunk of request) {
			hash.update(chunk);
			bytes += chunk.length;
		}
	} catch {
		partial += 1;
		return;
	}
	const { pathname } = new URL(request.url ?? '', bucket.origin);
	const type = request.headers['content-type'];
	objects.set(pathname, { sha256: hash.digest('hex'), bytes, type });
	response.writeHead(200, { etag: `"etag-of-${bytes}"` }).end();
}

const SECRET = 'signature-of-the-address';
const uploadUrl = (key = 'a.mp4') => `${bucket.origin}/bucket/${key}?X-Amz-Signature=${SECRET}`;

beforeEach(() => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	objects.clear();
	partial = 0;
	bucket.answer = (request, response) => void keep(request, response);
});
afterEach(() => jest.restoreAllMocks());

/** Transfers a file, and expects that nothing is stored and the signature shown nowhere. */
async function transfer(
	{ from }: Recorded,
	parameters: INodeParameters = {},
	downloadHosts = '127.0.0.1',
) {
	const before = storedFiles();
	const run = await zoom.run(
		'transfer',
		// As an expression: n8n keeps what is written into a node with the node, and so with its errors.
		{ ...from, uploadUrl: '={{ $json.upload_url }}', ...parameters },
		{ items: [{ json: { upload_url: uploadUrl() } }], credential: { downloadHosts } },
	);
	expect(storedFiles()).toEqual(before);
	expect(allTextOf([run.items, run.error, zoom.logs])).not.toContain(SECRET);
	return run;
}
const video = async (size = 5 * MIB, showSize = true) =>
	await zoom.recorded({ files: [{ kind: 'video', size, showSize }] });
const onContent = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}) =>
	zoom.simulator.faults.add({ on: 'files.content', fault, ...more });

describe('a file is sent', () => {
	it('whole, with its length and type, without a token', async () => {
		const recorded = await video();
		const run = await transfer(recorded, { options: { sha256: true } });
		expect(run.error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect(objects).toEqual(
			new Map([['/bucket/a.mp4', { sha256, bytes: 5 * MIB, type: 'video/mp4' }]]),
		);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({
				id: recorded.first.id,
				session_id: recorded.session.id,
				transferred: true,
				status: 200,
				etag: `"etag-of-${5 * MIB}"`,
				bytes: 5 * MIB,
				sha256,
			}),
		]);
		expect(bucket.calls).toEqual([
			{
				method: 'PUT',
				path: `/bucket/a.mp4?X-Amz-Signature=${SECRET}`,
				headers: expect.objectContaining({ 'content-length': String(5 * MIB) }),
			},
		]);
		expect(bucket.calls[0]?.headers).not.toHaveProperty('authorization');
		expect(bucket.calls[0]?.headers).not.toHaveProperty('transfer-encoding');
	});

	it('with headers that the address was signed for', async () => {
		const header = [
			{ name: 'x-ms-blob-type', value: 'BlockBlob' },
			{ name: 'content-type', value: 'application/x-own' },
			{ name: '', value: 'left out' },
		];
		await transfer(await video(), { options: { headers: { header } } });
		expect(bucket.calls[0]?.headers).toMatchObject({
			'x-ms-blob-type': 'BlockBlob',
			'content-type': 'application/x-own',
		});
	});

	it('whose size Zoom does not give, by its Content-Length', async () => {
		const run = await transfer(await video(MIB, false));
		expect(jsonOf(run)).toEqual([expect.objectContaining({ bytes: MIB })]);
	});

	it('whose length nobody tells: only when it may be counted', async () => {
		zoom.simulator.settings.set({ fileContentLength: false });
		const recorded = await video(MIB, false);
		const { error } = await transfer(recorded);
		expect(error?.message).toMatch(/does not tell the length/);
		expect(error?.description).toMatch(/Count First/);
		expect(bucket.calls).toEqual([]);
		const run = await transfer(recorded, { options: { countFirst: true } });
		expect(run.error).toBeUndefined();
		expect(bucket.calls[0]?.headers['content-length']).toBe(String(MIB));
		expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('for each item to an address of its own', async () => {
		const recorded = await zoom.recorded({ files: ['video', 'audio'] });
		const files = recorded.session.files.map(({ id }) => ({
			json: { ...recorded.item.json, key: id },
		}));
		const kinds = ['video', 'audio'];
		const run = await zoom.run(
			'transfer',
			{
				uploadUrl: `=${bucket.origin}/{{ $json.key }}`,
				files: 'kinds',
				kinds: '={{ [["video"], ["audio"]][$itemIndex] }}',
			},
			{ items: files, credential: { downloadHosts: '127.0.0.1' } },
		);
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			kinds.map((_, item) => ({ item })),
		);
		expect([...objects.values()].map(({ sha256 }) => sha256)).toEqual(
			recorded.session.files.map((file) => zoom.simulator.sha256(file)),
		);
	});
});

describe('refused before anything is sent:', () => {
	it('several files to one address', async () => {
		const recorded = await zoom.recorded({ files: ['video', 'audio'] });
		const { error } = await transfer(recorded);
		expect(error?.message).toMatch(/2 files would be sent to one address/);
		expect([bucket.calls, zoom.downloads()]).toEqual([[], []]);
	});

	it('the files of two items to one address', async () => {
		const { item, first } = await video();
		const run = await zoom.run(
			'transfer',
			{ uploadUrl: uploadUrl() },
			{
				items: [item, item],
				credential: { downloadHosts: '127.0.0.1' },
				onError: 'continueRegularOutput',
			},
		);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ id: first.id, transferred: true }),
			expect.objectContaining({ error: expect.stringMatching(/sent to the same address/) }),
		]);
		expect(bucket.calls).toHaveLength(1);
	});

	it.each<[string, string, RegExp]>([
		['no address', '={{ "" }}', /Upload URL: this is not an address/],
		['a path', 'bucket/a.mp4', /Upload URL: this is not an address/],
		[
			'http to another machine',
			'http://bucket.example/a',
			/http:\/\/bucket\.example is not sent to/,
		],
		['another protocol', 'ftp://bucket.example/a', /ftp:\/\/bucket\.example is not sent to/],
	])('%s', async (_, address, message) => {
		const { error } = await transfer(await video(), { uploadUrl: address });
		expect(error?.message).toMatch(message);
		expect(zoom.downloads()).toEqual([]);
	});

	it('http to this machine, unless the credential lists it', async () => {
		const files = new URL(zoom.simulator.origins.files).host;
		const { error } = await transfer(await video(), {}, files);
		expect(error?.message).toMatch(/is not sent to/);
		expect(error?.description).toMatch(/Extra Download Hosts/);
		expect([bucket.calls, zoom.downloads()]).toEqual([[], []]);
	});

	it.each([
		['Content-Length', '3'],
		['host', 'evil.example'],
		['Authorization', 'Bearer x'],
		['Transfer-Encoding', 'chunked'],
		['a b', 'c'],
		['a\r\nb', 'c'],
		['x-a', 'b\r\nc: d'],
	])('the header %j: %j', async (name, value) => {
		const options = { headers: { header: [{ name, value }] } };
		const { error } = await transfer(await video(), { options });
		expect(error?.message).toMatch(/^Headers: /);
		expect(zoom.downloads()).toEqual([]);
	});
});

describe('a bucket that refuses', () => {
	it('is quoted, and its address not shown', async () => {
		const message = `Request has expired, see https://s3.example/a?X-Amz-Signature=${SECRET}`;
		bucket.answer = (request, response) => {
			request.resume();
			response.writeHead(403, { 'content-type': 'application/xml' });
			response.end(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
		};
		const { error } = await transfer(await video());
		expect(error?.message).toBe(`${bucket.host} did not take the file (HTTP 403)`);
		expect(error?.description).toMatch(/AccessDenied: Request has expired.*pre-signed address/);
		expect(bucket.calls.length).toBeLessThanOrEqual(2);
	});

	it('before it has read the file', async () => {
		bucket.answer = (_, response) =>
			void response.writeHead(413, { connection: 'close' }).end('too large');
		const { error } = await transfer(await video(50 * MIB));
		expect(error?.message).toMatch(/did not take the file \(HTTP 413\)/);
		expect(objects.size).toBe(0);
	});

	it('by sending it elsewhere', async () => {
		bucket.answer = (request, response) => {
			request.resume();
			response.writeHead(307, { location: `${zoom.simulator.origins.api}/elsewhere` }).end();
		};
		const { error } = await transfer(await video());
		expect(error?.message).toMatch(/HTTP 307/);
	});

	it.each([500, 503, 429, 408])(
		'for a moment with %i gets the whole file again',
		async (status) => {
			let calls = 0;
			bucket.answer = (request, response) => {
				calls += 1;
				if (calls > 1) return void keep(request, response);
				request.resume().on('end', () => response.writeHead(status).end());
			};
			const recorded = await video();
			expect((await transfer(recorded)).error).toBeUndefined();
			expect(calls).toBe(2);
			expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
		},
	);

	it('for good with 500 is asked three times', async () => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(500).end());
		const { error } = await transfer(await video());
		expect(error?.message).toMatch(/HTTP 500/);
		expect(bucket.calls).toHaveLength(3);
	});
});

describe('on the way', () => {
	it('a target that resets half way gets the whole file again', async () => {
		let calls = 0;
		bucket.answer = (request, response) => {
			calls += 1;
			if (calls > 1) return void keep(request, response);
			let bytes = 0;
			request.on('data', (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes > 2 * MIB) request.socket.resetAndDestroy();
			});
		};
		const recorded = await video(20 * MIB);
		expect((await transfer(recorded)).error).toBeUndefined();
		expect(objects).toEqual(
			new Map([
				[
					'/bucket/a.mp4',
					expect.objectContaining({ sha256: zoom.simulator.sha256(recorded.first) }),
				],
			]),
		);
	});

	it('a target that says yes before it has the file is not believed', async () => {
		bucket.answer = (_, response) => void response.writeHead(200, { connection: 'close' }).end();
		const { error } = await transfer(await video(50 * MIB));
		expect(error?.message).toMatch(/answered before it had the whole file|broke off/);
	});

	it('a source that breaks goes on within the same sending', async () => {
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const run = await transfer(recorded, { options: { sha256: true } });
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ sha256, bytes: 5 * MIB })]);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect([bucket.calls.length, partial]).toEqual([1, 0]);
	});

	it('a source that cannot go on is sent again, and nothing partial is kept', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video();
		// Not reset: what has come but was not read would then be lost, and with it the partial file.
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: true });
		const run = await transfer(recorded);
		expect(run.error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect([bucket.calls.length, partial]).toEqual([2, 1]);
	});

	it.each<[string, FaultRule['fault'], RegExp]>([
		['a page', { kind: 'htmlPage', status: 200 }, /a web page came in place/],
		[
			'too few bytes each time',
			{ kind: 'truncate', bytes: 3 * MIB, contentLength: true },
			/broke off/,
		],
		['404', { kind: 'status', status: 404 }, /no longer has the file/],
	])('a source that gives %s leaves no object', async (_, fault, message) => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video();
		onContent(fault, { times: 0 });
		const { error } = await transfer(recorded);
		expect(error?.message).toMatch(message);
		expect(objects.size).toBe(0);
	});

	it('a file of another length than it should leaves no object, even of whole mebibytes', async () => {
		const recorded = await video(2 * MIB);
		recorded.first.size += MIB;
		const before = storedFiles();
		const { error } = await zoom.run(
			'transfer',
			{ uploadUrl: uploadUrl() },
			{ items: [recorded.item], credential: { downloadHosts: '127.0.0.1' } },
		);
		expect(error?.message).toMatch(/bytes instead of/);
		expect(objects.size).toBe(0);
		expect(storedFiles()).toEqual(before);
	});
});
