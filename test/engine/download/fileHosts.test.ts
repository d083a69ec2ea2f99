import type { INodeParameters } from 'n8n-workflow';

import { bytesOf, sha256, storedFiles, useFiles } from '../fixtures/files';
import { useServer } from '../fixtures/server';

const zoom = useFiles();
const server = useServer();

/** One file in the shape of this package, at an address. */
const fileAt = (download_url: string, more = {}) => ({
	json: {
		collection: 'recording_files',
		file_type: 'CHAT',
		id: 'f',
		session_id: 's',
		download_url,
		...more,
	},
});
const download = async (
	download_url: string,
	parameters: INodeParameters = {},
	hosts = server.host,
) =>
	await zoom.run('download', parameters, {
		items: [fileAt(download_url)],
		credential: { downloadHosts: hosts },
	});

describe("an address that is not Zoom's", () => {
	let proxy: string | undefined;
	beforeAll(() => {
		proxy = process.env['HTTPS_PROXY'];
		process.env['HTTPS_PROXY'] = server.origin;
	});
	afterAll(() => {
		if (proxy === undefined) delete process.env['HTTPS_PROXY'];
		else process.env['HTTPS_PROXY'] = proxy;
	});

	it.each<[string, RegExp]>([
		[
			'https://evilzoom.us/rec/download/a',
			/The file is on evilzoom\.us, which is not one of Zoom's hosts/,
		],
		['https://zoom.us.evil.com/rec/download/a', /on zoom\.us\.evil\.com/],
		['https://zoom.us@evil.example/rec/download/a', /on evil\.example/],
		['https://user:word@zoom.us/rec/download/a', /on zoom\.us/],
		['https://zoom.us%2Fevil.example/a', /not an address/],
		['http://zoom.us/rec/download/a', /on zoom\.us/],
		['ftp://zoom.us/a', /on zoom\.us/],
		['http://127.0.0.1:1/a', /on 127\.0\.0\.1:1/],
		['http://169.254.169.254/latest/meta-data/', /on 169\.254\.169\.254/],
		['https://10.0.0.1/a', /on 10\.0\.0\.1/],
		['file:///etc/passwd', /which is not one of Zoom's hosts/],
		['data:text/plain,a', /which is not one of Zoom's hosts/],
		['nonsense', /not an address/],
	])('%s gets nothing', async (address, message) => {
		const before = storedFiles();
		const { error } = await download(address);
		expect(error?.message).toMatch(message);
		expect(error?.message).not.toMatch(/word/);
		expect([server.calls, server.tunnels]).toEqual([[], []]);
		expect(storedFiles()).toEqual(before);
	});

	it('is told from one that is, which is called', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const { error } = await download('https://us06web.zoom.us/rec/download/a');
		expect(error).toBeDefined();
		expect(new Set(server.tunnels)).toEqual(new Set(['us06web.zoom.us:443']));
		jest.restoreAllMocks();
	});

	it.each<[string, RegExp]>([
		['https://10.0.0.1/a', /to 10\.0\.0\.1, which is refused/],
		['https://[::ffff:127.0.0.1]/a', /which is refused/],
		['https://2130706433/a', /to 127\.0\.0\.1, which is refused/],
		['https://metadata.google.internal/a', /which is refused/],
		['https://localhost/a', /to localhost, which is refused/],
		['https://user@example.com/a', /to example\.com, which is refused/],
		['http://example.com/a', /to example\.com, which is refused/],
		['http://127.0.0.1:1/a', /to 127\.0\.0\.1:1, which is refused/],
		['http://169.254.169.254/latest/meta-data/', /which is refused/],
		['file:///etc/passwd', /which is refused/],
		['http://[', /redirected the download without an address/],
	])('is not followed to: %s', async (location, message) => {
		server.answer = (_, response) => void response.writeHead(302, { location }).end();
		const before = storedFiles();
		const { error } = await download(`${server.origin}/a`);
		expect(error?.message).toMatch(message);
		expect(server.calls).toHaveLength(1);
		expect(server.tunnels).toEqual([]);
		expect(storedFiles()).toEqual(before);
	});
});

describe('a redirect', () => {
	const redirected = async (to: string) => {
		const recorded = await zoom.recorded({ files: ['chat'] });
		zoom.simulator.faults.add({ on: 'files.download', fault: { kind: 'redirect', to }, times: 0 });
		const credential = { downloadHosts: '127.0.0.1, localhost' };
		return await zoom.run('download', recorded.from, { credential });
	};

	it('to another origin gets no token', async () => {
		zoom.simulator.settings.set({ bearerAtFileOrigin: 'refuse', downloadRedirects: 3 });
		const recorded = await zoom.recorded();
		const { items } = await zoom.run('download', recorded.from);
		expect(sha256(await bytesOf(items[0]))).toBe(zoom.simulator.sha256(recorded.first));
		const seen = zoom.simulator.requests
			.list()
			.filter(({ operation }) => operation.startsWith('files.'))
			.map(({ operation, headers }) => [operation, headers['authorization'] !== undefined]);
		expect(seen).toEqual([
			['files.download', true],
			['files.content', false],
			['files.content', false],
			['files.content', false],
		]);
	});

	it('to an origin with other content gets no token either, and no file', async () => {
		const { error } = await redirected('otherOrigin');
		expect(error?.message).toMatch(/The response is not the requested file|size mismatch/);
		const [call] = zoom.simulator.requests.list('files.elsewhere');
		expect(call?.headers).not.toHaveProperty('authorization');
	});

	it.each<[string, RegExp]>([
		['loop', /redirected too many times/],
		['http', /to recordings\.example, which is refused/],
		['private', /to 169\.254\.169\.254, which is refused/],
	])('of the kind %s is refused', async (to, message) => {
		const { error } = await redirected(to);
		expect(error?.message).toMatch(message);
		expect(zoom.downloads().length).toBeLessThanOrEqual(6);
	});

	it('is followed five times, not more', async () => {
		zoom.simulator.settings.set({ downloadRedirects: 5 });
		const recorded = await zoom.recorded({ files: ['chat'] });
		expect((await zoom.run('download', recorded.from)).error).toBeUndefined();
		zoom.simulator.settings.set({ downloadRedirects: 6 });
		const { error } = await zoom.run('download', recorded.from);
		expect(error?.message).toMatch(/redirected too many times/);
	});

	it('is not needed', async () => {
		zoom.simulator.settings.set({ downloadRedirects: 0 });
		const recorded = await zoom.recorded();
		const { items } = await zoom.run('download', recorded.from);
		expect(sha256(await bytesOf(items[0]))).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('keeps Range for the rest', async () => {
		const recorded = await zoom.recorded();
		zoom.simulator.faults.add({
			on: 'files.content',
			fault: { kind: 'resetMidBody', bytes: 1_500_000 },
		});
		expect((await zoom.run('download', recorded.from)).error).toBeUndefined();
		const ranges = zoom.simulator.requests
			.list('files.download')
			.map(({ headers }) => headers['range']);
		expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=\d+-$/)]);
	});
});

describe('a server of another kind', () => {
	it('that sends a page without a length is recognized immediately', async () => {
		server.answer = (_, response) => {
			response.writeHead(200, { 'content-type': 'video/mp4' });
			response.end('<html>Sign in</html>');
		};
		const items = [fileAt(`${server.origin}/a`, { file_type: 'MP4', file_size: 5000 })];
		const { error } = await zoom.run(
			'download',
			{},
			{ items, credential: { downloadHosts: server.host } },
		);
		expect(error?.message).toMatch(/it is a web page/);
		expect(server.calls).toHaveLength(1);
	});

	it('gets the token of the account and asks for plain bytes', async () => {
		server.answer = (_, response) => void response.end('00:00:01\tAda:\tHi');
		const { items, error } = await download(`${server.origin}/a?b=c`);
		expect(error).toBeUndefined();
		expect((await bytesOf(items[0])).toString()).toBe('00:00:01\tAda:\tHi');
		expect(server.calls).toEqual([
			{
				method: 'GET',
				path: '/a?b=c',
				headers: expect.objectContaining({
					authorization: expect.stringMatching(/^Bearer eyJ/),
					'accept-encoding': 'identity',
				}),
			},
		]);
	});
});
