import { request } from 'undici';

import { isJsonObject, objectsIn, parseJson } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { useServer } from '../../fixtures/server';
import { jsonOf } from '../../fixtures/zoom';
import { DEFAULT_CHUNKS, SIZES } from '../chunked';
import { useUploads, type Protocol } from '../uploads';

const uploads = useUploads();
const { zoom, video, open, send, expectKept, expectError, asked, readings } = uploads;
const MIB = 1_048_576;
const SIZE = 21 * MIB + 5;
/** In three chunks of those that `send` takes unless another size is wished. */
const SMALL = SIZES.googleSession;

const PROTOCOLS: Protocol[] = ['googleSession', 'microsoftSession', 's3Parts', 'urlPost', 'slack'];

describe('a file is sent', () => {
	it.each(PROTOCOLS)('whole by %s', async (protocol) => {
		const recorded = await video(SIZE);
		const opened = await open(protocol, SIZE);
		const run = await send(recorded, opened, { ...DEFAULT_CHUNKS, sha256: true });
		await expectKept(run, recorded, opened);
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ sha256 })]);
		expect(readings()).toBe(1);
		const sent = uploads.targets.requests.filter(({ on }) => !on.endsWith('.open'));
		expect(
			sent.filter(({ on, headers }) => on !== 'slack.complete' && headers.authorization),
		).toEqual([]);
	});

	it.each(PROTOCOLS)('by %s in one small chunk', async (protocol) => {
		const recorded = await video(70_000);
		const opened = await open(protocol, 70_000);
		await expectKept(await send(recorded, opened), recorded, opened);
	});

	it('whose length nobody gives: only when it may be counted', async () => {
		zoom.simulator.settings.set({ fileContentLength: false });
		const recorded = await video(9 * MIB, false);
		const opened = await open('googleSession', 9 * MIB);
		expectError(await send(recorded, opened), /does not report the size/, /Measure Size First/);
		expect(asked('google.chunk')).toBe(0);
		await expectKept(await send(recorded, opened, { measureSizeFirst: true }), recorded, opened);
	});
});

describe('an empty file', () => {
	const source = useServer();

	it.each(PROTOCOLS)('is refused in words by %s', async (protocol) => {
		const recorded = await zoom.recorded({ files: ['chat'] });
		const json = parseJson(JSON.stringify(recorded.item.json));
		const [file] = objectsIn(isJsonObject(json) ? json.recording_files : []);
		source.answer = (_, response) => void response.writeHead(200, { 'content-length': '0' }).end();
		const empty = { ...file, file_size: 0, download_url: `${source.origin}/empty` };
		const item = { json: { recording_files: [empty] } };
		const run = await send({ ...recorded, item }, await open(protocol, 1));
		expectError(run, /The file is empty|The response is not the requested file/);
		expect(uploads.targets.files).toEqual([]);
	});
});

describe('the answer of the target is returned', () => {
	it('of Google: with its link', async () => {
		const run = await send(await video(MIB), await open('googleSession', MIB));
		const chunk = uploads.targets.requests.find(({ on }) => on === 'google.chunk');
		expect(chunk?.headers).toMatchObject({ 'content-type': 'video/mp4' });
		const [{ response } = { response: undefined }] = jsonOf(run);
		expect(response).toEqual({
			id: expect.any(String),
			name: 'a.mp4',
			size: String(MIB),
			md5Checksum: expect.stringMatching(/^[\da-f]{32}$/),
			webViewLink: expect.stringMatching(/^https:\/\/drive\.google\.com\/file\/d\/\w+\/view/),
		});
	});

	it('of Microsoft: without the address that gives access', async () => {
		const run = await send(await video(MIB), await open('microsoftSession', MIB));
		const [{ response, status } = { response: undefined, status: undefined }] = jsonOf(run);
		expect(status).toBe(201);
		expect(response).toMatchObject({ name: 'a.mp4', size: MIB, webUrl: expect.any(String) });
		expect(Object.keys(Object(response)).filter((name) => /download/i.test(name))).toEqual([]);
	});
});

describe('a session', () => {
	it('that holds bytes of an earlier try is continued', async () => {
		const recorded = await video(SMALL);
		const opened = await open('googleSession', SMALL);
		uploads.targets.faults.add({
			on: 'google.chunk',
			skip: 1,
			fault: { kind: 'status', status: 403 },
		});
		expectError(await send(recorded, opened), /did not take the file \(HTTP 403\)/);
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked('google.chunk')).toBe(4);
	});

	it('that holds bytes of another file makes no file that counts as done', async () => {
		const opened = await open('googleSession', SMALL);
		uploads.targets.faults.add({
			on: 'google.chunk',
			skip: 1,
			fault: { kind: 'status', status: 403 },
		});
		await send(await video(SMALL), opened);
		const run = await send(await video(SMALL), opened);
		expectError(run, /does not have the file that was sent: its MD5 is another/);
	});

	it.each<[Protocol, RegExp]>([
		['googleSession', /The upload session at .* is gone/],
		['microsoftSession', /The upload session at .* is gone/],
	])('by %s that was completed before is not used again', async (protocol, message) => {
		const opened = await open(protocol, MIB);
		await send(await video(MIB), opened);
		expectError(await send(await video(MIB), opened), message);
		expect(uploads.targets.files).toHaveLength(1);
	});

	it('opened for another size is explained', async () => {
		const run = await send(await video(MIB), await open('googleSession', 2 * MIB));
		expectError(run, /did not take the file \(HTTP 400\)/, /opened for another size/);
		expect(uploads.targets.files).toEqual([]);
	});

	it('for a name that is taken is explained', async () => {
		await send(await video(MIB), await open('microsoftSession', MIB));
		const run = await send(await video(MIB), await open('microsoftSession', MIB));
		expectError(run, /\(HTTP 409\)/, /nameAlreadyExists.*conflictBehavior/);
	});

	it('that is gone is noticed before the file is read', async () => {
		const opened = await open('microsoftSession', MIB);
		if (opened.target.to !== 'microsoftSession') throw new Error('It is another target');
		await request(opened.target.url, { method: 'DELETE' });
		expectError(await send(await video(MIB), opened), /is gone/, /Open a new session/);
		expect(asked('microsoft.chunk')).toBe(0);
	});
});

describe('refused in words:', () => {
	it('too few addresses for the parts', async () => {
		const run = await send(await video(SIZE), await open('s3Parts', 10 * MIB));
		expectError(run, /^'Part URLs': 2 addresses are too few/, /it needs 5/);
		expect(asked('s3.part')).toBe(0);
	});

	it('a form whose policy allows less', async () => {
		const { url, fields } = await uploads.targets.post.sign({
			bucket: 'b',
			key: 'k',
			maxBytes: 1000,
		});
		const run = await send(await video(MIB), {
			target: { to: 'urlPost', url: new URL(url), fields: Object.entries(fields), fileName: 'a' },
			secret: String(fields['X-Amz-Signature']),
		});
		expectError(run, /\(HTTP 400\)/, /EntityTooLarge/);
	});

	it('a form with a field that was not signed', async () => {
		const { url, fields } = await uploads.targets.post.sign({ bucket: 'b', key: 'k' });
		const run = await send(await video(MIB), {
			target: {
				to: 'urlPost',
				url: new URL(url),
				fields: [...Object.entries(fields), ['acl', 'public-read']],
				fileName: 'a',
			},
			secret: String(fields['X-Amz-Signature']),
		});
		expectError(run, /\(HTTP 403\)/, /Extra input fields: acl.*form fields are those/s);
	});
});
