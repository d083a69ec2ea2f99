/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { FaultRule } from '../simulator';
import { bytesOf, sha256, storedFiles, useFiles } from './fixtures/files';
import { jsonOf } from './fixtures/zoom';

const zoom = useFiles();
const MIB = 1_048_576;

// Waits between the attempts keep their order and are at their shortest.
beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

const onContent = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}) =>
	zoom.simulator.faults.add({ on: 'files.content', fault, ...more });
const video = async (size = 5 * MIB, showSize = true) =>
	await zoom.recorded({ files: [{ kind: 'video', size, showSize }] });
const WHOLE = ['files.download 302', 'files.content 200'];
const REST = ['files.download 302', 'files.content 206'];

/** Downloads, and expects the true file, once, in the store. */
async function expectWhole(recorded: Awaited<ReturnType<typeof video>>, calls: string[]) {
	const before = storedFiles().length;
	const run = await zoom.run('download', { ...recorded.from, options: { sha256: true } });
	expect(run.error).toBeUndefined();
	const hash = zoom.simulator.sha256(recorded.first);
	expect(sha256(await bytesOf(run.items[0]))).toBe(hash);
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ sha256: hash, bytes: recorded.first.size }),
	]);
	expect(zoom.downloads()).toEqual(calls);
	expect(storedFiles().length - before).toBe(2);
}

/** Downloads, and expects an error and nothing in the store. */
async function expectRefused(
	recorded: Awaited<ReturnType<typeof video>>,
	message: RegExp,
	description: RegExp = /./,
) {
	const before = storedFiles();
	const { status, error } = await zoom.run('download', recorded.from);
	expect([status, error?.message]).toEqual(['error', expect.stringMatching(message)]);
	expect(error?.description).toMatch(description);
	expect(storedFiles()).toEqual(before);
}

describe('a transfer that is reset half way', () => {
	it('goes on where it stopped, by ETag', async () => {
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...REST]);
		const [, again] = zoom.simulator.requests.list('files.content');
		expect(again?.headers).toMatchObject({
			range: expect.stringMatching(/^bytes=[1-9]\d*-$/),
			'if-range': zoom.simulator.etag(recorded.first),
		});
	});

	it('goes on by the date and the length where there is no ETag', async () => {
		zoom.simulator.settings.set({ fileEtag: false });
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...REST]);
	});

	it('again and again', async () => {
		const recorded = await video();
		for (const bytes of [2 * MIB, MIB, MIB]) onContent({ kind: 'resetMidBody', bytes });
		await expectWhole(recorded, [...WHOLE, ...REST, ...REST, ...REST]);
	});

	it('begins anew where the server knows no ranges', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...WHOLE, ...WHOLE]);
	});

	it('begins anew where nothing proves that it is the same file', async () => {
		zoom.simulator.settings.set({ fileEtag: false, fileLastModified: false });
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...WHOLE]);
	});

	it('begins anew when the file has changed, and never mixes', async () => {
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const running = expectWhole(recorded, [...WHOLE, ...WHOLE, ...WHOLE]);
		// The reset comes a moment after the last bytes: time enough to change the file.
		while (zoom.simulator.faults.list()[0]?.hits !== 1) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		zoom.simulator.replaceContent(recorded.first);
		await running;
	});

	it('begins anew when another ETag comes with the rest', async () => {
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		onContent({ kind: 'changedEtag' });
		await expectWhole(recorded, [...WHOLE, ...REST, ...WHOLE]);
	});

	it('is given up after some beginnings', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB }, { times: 0 });
		await expectRefused(
			recorded,
			/The download from 127\.0\.0\.1:\d+ broke off/,
			/Nothing was saved/,
		);
		expect(zoom.downloads().length).toBeLessThan(40);
	});

	it('is given up also when small, and nothing proves its identity', async () => {
		zoom.simulator.settings.set({ fileEtag: false, fileLastModified: false });
		const recorded = await video(500_000);
		onContent({ kind: 'resetMidBody', bytes: 100_000 }, { times: 0 });
		await expectRefused(recorded, /broke off/);
		expect(zoom.downloads().length).toBeLessThan(40);
	});

	it('is given up when it does not get on', async () => {
		const recorded = await video();
		onContent({ kind: 'resetMidBody', bytes: 0 }, { times: 0, skip: 1 });
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectRefused(recorded, /broke off/);
	});
});

describe('a file that ends early', () => {
	it('against its Content-Length goes on', async () => {
		const recorded = await video();
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: true });
		await expectWhole(recorded, [...WHOLE, ...REST]);
	});

	it('without Content-Length goes on, for Zoom gives a size', async () => {
		zoom.simulator.settings.set({ fileContentLength: false });
		const recorded = await video();
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: false });
		await expectWhole(recorded, [...WHOLE, ...REST]);
	});

	it.each([
		['small', 500_000, 100_000],
		['large', 5 * MIB, 3 * MIB],
	])('each time is refused: %s', async (_, size, bytes) => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(size);
		onContent({ kind: 'truncate', bytes, contentLength: false }, { times: 0 });
		await expectRefused(
			recorded,
			/not the length it should: \d+ bytes instead of \d+/,
			/Check Size/,
		);
	});

	it('where it is not known how long it should be cannot be told from a whole one', async () => {
		const recorded = await video(5 * MIB, false);
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: false });
		const run = await zoom.run('download', recorded.from);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ bytes: 3 * MIB })]);
	});
});

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
		expect(error?.message).toMatch(`${500_000 + delta} bytes instead of 500000`);
		expect(storedFiles()).toEqual(before);
		const { items } = await zoom.run(
			'download',
			{ options: { checkSize: false } },
			{ items: [item] },
		);
		expect(sha256(await bytesOf(items[0]))).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('before gigabytes have come: a Content-Length that is not file_size', async () => {
		const recorded = await video(300 * MIB);
		recorded.first.size += 1;
		const { error } = await zoom.run('download', {}, { items: [recorded.item] });
		expect(error?.message).toMatch(/bytes instead of/);
	});

	it.each([1, 2, 5])('a whole number of mebibytes: %i', async (mebibytes) => {
		await expectWhole(await video(mebibytes * MIB), WHOLE);
	});

	it('files without a size are taken', async () => {
		await expectWhole(await video(500_000, false), WHOLE);
		zoom.simulator.requests.clear();
		zoom.simulator.settings.set({ fileContentLength: false });
		await expectWhole(await video(500_000, false), WHOLE);
	});
});

describe('what comes is no file:', () => {
	it.each<[string, FaultRule['fault'], RegExp]>([
		['a page with 200', { kind: 'htmlPage', status: 200 }, /a web page came in place/],
		[
			'nothing',
			{ kind: 'status', status: 200, headers: { 'content-length': '0' } },
			/the file is empty/,
		],
		['words', { kind: 'status', status: 200, body: 'x'.repeat(500_000) }, /no MP4/],
		[
			'an error with 200',
			{ kind: 'errorBody', code: 124, message: 'Invalid access token.' },
			/an error message came/,
		],
		['404', { kind: 'status', status: 404, body: 'gone' }, /no longer has the file/],
		['403', { kind: 'status', status: 403 }, /refused the download/],
		['401', { kind: 'status', status: 401 }, /refused the download/],
		[
			'another part',
			{ kind: 'status', status: 206, headers: { 'content-range': 'bytes 0-0/1' } },
			/./,
		],
		['204', { kind: 'status', status: 204 }, /./],
		['a redirect to nowhere', { kind: 'status', status: 302 }, /redirects the download to nowhere/],
	])('%s', async (_, fault, message) => {
		const recorded = await video(500_000);
		onContent(fault, { times: 0 });
		await expectRefused(recorded, message);
		expect(zoom.downloads().length).toBeLessThanOrEqual(4);
	});

	it('the login page that Zoom shows for a token it does not take', async () => {
		zoom.simulator.settings.set({ downloadUnauthorized: 'html' });
		const { item } = await video(500_000);
		const { error } = await zoom.run(
			'download',
			{},
			{ items: [item], credential: { apiSecret: 'x'.repeat(32) } },
		);
		expect(error?.message).toMatch(/a web page came in place/);
	});
});

describe('answers that may pass', () => {
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

	it('a daily limit does not', async () => {
		const recorded = await video(500_000);
		zoom.simulator.faults.add({
			on: 'files.download',
			fault: { kind: 'rateLimit', type: 'Daily-limit' },
		});
		await expectRefused(recorded, /daily limit/);
		expect(zoom.downloads()).toEqual(['files.download 429']);
	});

	it('a key that Zoom does not take does not', async () => {
		const { item } = await video(500_000);
		const { error } = await zoom.run(
			'download',
			{},
			{ items: [item], credential: { apiSecret: 'x'.repeat(32) } },
		);
		expect(error?.message).toMatch(/did not accept the key/);
		expect(error?.description).toMatch(/API Key and API Secret/);
	});
});
