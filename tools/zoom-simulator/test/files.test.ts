import { createHash } from 'node:crypto';

import { request } from 'undici';

import type { FileSpec } from '../files/makeFile';
import type { Simulator } from '../simulator';
import type { StoredFile, StoredSession } from '../state/model';
import { startSimulator } from '..';
import { call } from './client';

describe('files', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const seed = (...files: FileSpec[]): StoredSession => zoom.seed({ name: 'a', id: 'a', files });
	const one = (spec: FileSpec): StoredFile => {
		const [file] = seed(spec).files;
		if (file === undefined) throw new Error('No file');
		return file;
	};
	const addresses = async () => {
		const answer = await call(zoom, 'GET', '/videosdk/sessions/a/recordings');
		return answer.text.match(/(?<="download_url":")[^"]+/g) ?? [];
	};
	const address = async () => (await addresses())[0] ?? '';
	const bearer = async () => ({ authorization: `Bearer ${await zoom.apiToken()}` });
	/** Follows redirects by hand, the token staying behind. */
	const download = async (url: string, headers: Record<string, string> = {}) => {
		let reply = await request(url, { headers: { ...(await bearer()), ...headers } });
		const hops: string[] = [];
		while (reply.statusCode === 302 && hops.length < 10) {
			await reply.body.dump();
			const next = String(reply.headers['location']);
			hops.push(next);
			reply = await request(next, { headers });
		}
		const bytes = Buffer.from(await reply.body.arrayBuffer());
		return { status: reply.statusCode, headers: reply.headers, bytes, hops };
	};

	it.each([
		['video', 'video/mp4', /^....ftypisom.*moov.*mdat/s],
		['audio', 'audio/mp4', /^....ftypM4A .*moov.*mdat/s],
		['transcript', 'text/vtt', /^WEBVTT\n\n1\n00:00:00.000 --> 00:00:04.000\nAda Lovelace: /],
		['captions', 'text/vtt', /^WEBVTT\n\n1\n00:00:00.000 --> 00:00:04.000\nGood morning/],
		['chat', 'text/plain', /^00:00:03\tAda Lovelace:\tHello!\r\n/],
		['summary', 'application/json', /^\{"summary":"/],
		['timeline', 'application/json', /^\{"timeline":\[\{"ts":"00:00:00.000"/],
		['poll', 'text/csv', /^#,User Name/],
		['thumbnail', 'image/jpeg', /^\xff\xd8\xff\xe0..JFIF/s],
	] as const)('%s has the bytes of its type, as many as announced', async (kind, type, start) => {
		const file = one({ kind });
		const { status, headers, bytes } = await download(await address());
		expect(status).toBe(200);
		expect(headers['content-type']).toBe(type);
		expect(bytes.toString('latin1')).toMatch(start);
		expect(bytes.length).toBe(file.size);
		expect(headers['content-length']).toBe(String(file.size));
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(zoom.sha256(file));
		if (type === 'application/json') expect(() => JSON.parse(bytes.toString())).not.toThrow();
	});

	it('the boxes of an MP4 fill it exactly, however large it is', () => {
		for (const size of [1000, 100_000, 5 * 1024 ** 3]) {
			const file = one({ kind: 'video', size });
			const head = zoom.content(file, 0, 999);
			let at = 0;
			const types = [];
			while (at < Math.min(size, head.length)) {
				const short = head.readUInt32BE(at);
				types.push(head.toString('latin1', at + 4, at + 8));
				at += short === 1 ? Number(head.readBigUInt64BE(at + 8)) : short;
			}
			expect(types).toEqual(['ftyp', 'moov', 'mdat']);
			expect(at).toBe(size);
			zoom.reset();
		}
	});

	it('text is filled up with white space, and no file can be too small', () => {
		const file = one({ kind: 'summary', size: 70_000 });
		const text = zoom.content(file).toString();
		expect(text).toHaveLength(70_000);
		expect(JSON.parse(text)).toHaveProperty('summary');
		expect(() => zoom.seed({ name: 'b', files: [{ kind: 'video', size: 10 }] })).toThrow(
			'at least',
		);
	});

	it('gigabytes are streamed from any place at once', async () => {
		one({ kind: 'video', size: 4 * 1024 ** 3 });
		const range = `bytes=${4 * 1024 ** 3 - 10}-`;
		const { status, headers, bytes } = await download(await address(), { range });
		expect([status, bytes.length]).toEqual([206, 10]);
		expect(headers['content-range']).toBe('bytes 4294967286-4294967295/4294967296');
	});

	describe('ranges', () => {
		const part = async (headers: Record<string, string>) => {
			const file = one({ kind: 'audio', size: 200_000 });
			return { file, reply: await download(await address(), headers) };
		};

		it.each([
			['bytes=100000-', 100_000, 199_999],
			['bytes=5-70000', 5, 70_000],
			['bytes=-7', 199_993, 199_999],
			['bytes=199999-900000', 199_999, 199_999],
		])('%s', async (range, first, last) => {
			const { file, reply } = await part({ range });
			expect(reply.status).toBe(206);
			expect(reply.bytes.equals(zoom.content(file, first, last))).toBe(true);
		});

		it('that cannot be are 416, and ignored where a setting says so', async () => {
			const { reply } = await part({ range: 'bytes=200000-' });
			expect([reply.status, reply.headers['content-range']]).toEqual([416, 'bytes */200000']);
			zoom.reset();
			zoom.settings.set({ fileRanges: false });
			expect((await part({ range: 'bytes=5-' })).reply.status).toBe(200);
		});

		it('are given only for the same content', async () => {
			const file = one({ kind: 'audio', size: 2000 });
			const headers = { range: 'bytes=1000-', 'if-range': zoom.etag(file) };
			expect((await download(await address(), headers)).status).toBe(206);
			zoom.replaceContent(file);
			const { status, bytes } = await download(await address(), headers);
			expect([status, bytes.length]).toEqual([200, 2000]);
		});
	});

	it('validators and length can be left out', async () => {
		zoom.settings.set({ fileEtag: false, fileLastModified: false, fileContentLength: false });
		one({ kind: 'video', size: 100_000 });
		const { headers, bytes } = await download(await address());
		expect(headers).toMatchObject({ 'transfer-encoding': 'chunked' });
		expect(headers).not.toHaveProperty('etag');
		expect(headers).not.toHaveProperty('last-modified');
		expect(bytes).toHaveLength(100_000);
	});

	it.each([0, 1, 3])('come after %i redirects, to another origin', async (downloadRedirects) => {
		zoom.settings.set({ downloadRedirects });
		one({ kind: 'chat' });
		const { status, hops } = await download(await address());
		expect([status, hops.length]).toEqual([200, downloadRedirects]);
		for (const hop of hops) expect(hop.startsWith(`${zoom.origins.files}/`)).toBe(true);
	});

	it('in the trash and unknown ones are 404', async () => {
		const file = one({ kind: 'chat' });
		const url = await address();
		zoom.lifecycle.trashFiles(zoom.session('a'), [file]);
		expect((await download(url)).status).toBe(404);
		expect((await download(`${zoom.origins.api}/rec/download/x.y`)).status).toBe(404);
	});

	it("in the account's own storage have no download address", async () => {
		seed({ kind: 'video', externalUrl: 's3://bucket/a.mp4' });
		const answer = await call(zoom, 'GET', '/videosdk/sessions/a/recordings');
		expect(await addresses()).toEqual([]);
		expect(answer.text).toContain('"external_storage_url":"s3://bucket/a.mp4"');
	});
});
