import type { FaultRule } from '../../../tools/zoom-simulator';
import { useDownloads, WHOLE } from '../fixtures/downloads';
import { bytesOf, sha256, storedFiles } from '../fixtures/files';

const { zoom, video, onContent, expectWhole, expectRefused } = useDownloads();
const MIB = 1_048_576;

describe('the length is compared', () => {
	it.each([
		['shorter than file_size', -10],
		['longer than file_size', 10],
	])('%s is refused', async (_, delta) => {
		const recorded = await video(500_000);
		recorded.first.size += delta;
		const { item } = recorded;
		const before = storedFiles();
		const { error } = await zoom.run('download', {}, { items: [item] });
		expect(error?.message).toMatch(`${500_000 + delta} bytes instead of 500000 [item 0]`);
		expect(storedFiles()).toEqual(before);
		const { items } = await zoom.run(
			'download',
			{ options: { verifyFileSize: false } },
			{ items: [item] },
		);
		expect(sha256(await bytesOf(items[0]))).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('before gigabytes have arrived: a Content-Length that is not file_size', async () => {
		const recorded = await video(300 * MIB);
		recorded.first.size += 1;
		const { error } = await zoom.run('download', {}, { items: [recorded.item] });
		expect(error?.message).toMatch(/bytes instead of/);
	});

	it.each([1, 2, 5])('a whole number of mebibytes: %i', async (mebibytes) => {
		await expectWhole(await video(mebibytes * MIB), WHOLE);
	});

	it('files without a size are accepted', async () => {
		await expectWhole(await video(500_000, false), WHOLE);
		zoom.simulator.requests.clear();
		zoom.simulator.settings.set({ fileContentLength: false });
		await expectWhole(await video(500_000, false), WHOLE);
	});
});

describe('what arrives is not a file:', () => {
	it.each<[string, FaultRule['fault'], RegExp]>([
		['a page with 200', { kind: 'htmlPage', status: 200 }, /it is a web page/],
		[
			'nothing',
			{ kind: 'status', status: 200, headers: { 'content-length': '0' } },
			/the file is empty/,
		],
		['words', { kind: 'status', status: 200, body: 'x'.repeat(500_000) }, /not an MP4/],
		[
			'an error with 200',
			{ kind: 'errorBody', code: 124, message: 'Invalid access token.' },
			/it is an error message/,
		],
		['404', { kind: 'status', status: 404, body: 'gone' }, /no longer has the file/],
		['403', { kind: 'status', status: 403 }, /refused the download/],
		['401', { kind: 'status', status: 401 }, /refused the download/],
		[
			'another part',
			{ kind: 'status', status: 206, headers: { 'content-range': 'bytes 0-0/1' } },
			/ did not answer with the file/,
		],
		['204', { kind: 'status', status: 204 }, / did not answer with the file/],
		[
			'a redirect to nowhere',
			{ kind: 'status', status: 302 },
			/redirected the download without an address/,
		],
	])('%s', async (_, fault, message) => {
		const recorded = await video(500_000);
		onContent(fault, { times: 0 });
		await expectRefused(recorded, message);
		expect(zoom.downloads().length).toBeLessThanOrEqual(4);
	});

	it('an error with a list in it, instead of a chat of unknown size', async () => {
		const recorded = await zoom.recorded({ files: [{ kind: 'chat', showSize: false }] });
		const body = { code: 300, errors: [{ field: 'id', message: 'No.' }], message: 'Not valid.' };
		const contentType = 'application/json';
		onContent({ kind: 'status', status: 200, body: JSON.stringify(body), contentType });
		await expectRefused(recorded, /it is an error message/);
	});

	it.each([
		['a page without a beginning', { 'content-type': 'text/html' }, /it is a web page/],
		['compressed bytes', { 'content-encoding': 'gzip, zstd' }, /compressed in a way/],
	])('%s, instead of a chat of unknown size', async (_, headers, message) => {
		const recorded = await zoom.recorded({ files: [{ kind: 'chat', showSize: false }] });
		onContent({ kind: 'status', status: 200, body: 'Sign in', headers });
		await expectRefused(recorded, message);
	});

	it('the login page that Zoom shows for a token it does not accept', async () => {
		zoom.simulator.settings.set({ downloadUnauthorized: 'html' });
		const { item } = await video(500_000);
		const { error } = await zoom.run(
			'download',
			{},
			{ items: [item], credential: { apiSecret: 'x'.repeat(32) } },
		);
		expect(error?.message).toMatch(/it is a web page/);
	});
});

describe('temporary failures', () => {
	it.each<[string, FaultRule['fault'], number]>([
		['500', { kind: 'status', status: 500 }, 2],
		['503 with HTML', { kind: 'htmlPage', status: 503 }, 1],
		['429 with headers', { kind: 'rateLimit', type: 'QPS', waitMs: 50 }, 2],
		['429 without headers', { kind: 'rateLimit', type: 'QPS', headers: false }, 1],
		['a reset before the reply', { kind: 'resetBeforeReply' }, 2],
	])('%s', async (_, fault, times) => {
		const recorded = await video(500_000);
		zoom.simulator.faults.add({ on: 'files.download', fault, times });
		const run = await zoom.run('download', recorded.from);
		expect(run.error).toBeUndefined();
		expect(sha256(await bytesOf(run.items[0]))).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('a daily limit is none', async () => {
		const recorded = await video(500_000);
		zoom.simulator.faults.add({
			on: 'files.download',
			fault: { kind: 'rateLimit', type: 'Daily-limit' },
		});
		await expectRefused(recorded, /daily limit/);
		expect(zoom.downloads()).toEqual(['files.download 429']);
	});

	it('a key that Zoom does not accept is none', async () => {
		const { item } = await video(500_000);
		const { error } = await zoom.run(
			'download',
			{},
			{ items: [item], credential: { apiSecret: 'x'.repeat(32) } },
		);
		expect(error?.message).toMatch(/did not accept the key/);
		expect(error?.description).toMatch(/'API Key' and 'API Secret'/);
	});
});
