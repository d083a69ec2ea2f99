import { SECRET, useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf } from '../../fixtures/zoom';

const { zoom, bucket, objects, uploadUrl, upload, video } = useBucketUploads();
const MIB = 1_048_576;

describe('a file is sent', () => {
	it('whole, with its length and type, without a token', async () => {
		const recorded = await video(5 * MIB);
		const run = await upload(recorded, { options: { sha256: true } });
		expect(run.error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect(objects).toEqual(
			new Map([['/bucket/a.mp4', { sha256, bytes: 5 * MIB, type: 'video/mp4' }]]),
		);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({
				id: recorded.first.id,
				session_id: recorded.session.id,
				uploaded: true,
				status: 200,
				etag: `"etag-of-${5 * MIB}"`,
				bytes: 5 * MIB,
				sha256,
				zoom_status: 'completed',
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
		await upload(await video(5 * MIB), { options: { headers: { header } } });
		expect(bucket.calls[0]?.headers).toMatchObject({
			'x-ms-blob-type': 'BlockBlob',
			'content-type': 'application/x-own',
		});
	});

	it('whose size Zoom does not give, by its Content-Length', async () => {
		const run = await upload(await video(MIB, false));
		expect(jsonOf(run)).toEqual([expect.objectContaining({ bytes: MIB })]);
	});

	it('whose length nobody gives: only when it may be counted', async () => {
		zoom.simulator.settings.set({ fileContentLength: false });
		const recorded = await video(MIB, false);
		const { error } = await upload(recorded);
		expect(error?.message).toMatch(/does not report the size/);
		expect(error?.description).toMatch(/Measure Size First/);
		expect(bucket.calls).toEqual([]);
		const run = await upload(recorded, { options: { measureSizeFirst: true } });
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
			'upload',
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
		const { error } = await upload(recorded);
		expect(error?.message).toMatch(/2 files would be sent to one address/);
		expect([bucket.calls, zoom.downloads()]).toEqual([[], []]);
	});

	it('the files of two items to one address', async () => {
		const { item, first } = await video(5 * MIB);
		const other = await video(MIB);
		const run = await zoom.run(
			'upload',
			{ uploadUrl: uploadUrl() },
			{
				items: [item, other.item],
				credential: { downloadHosts: '127.0.0.1' },
				onError: 'continueRegularOutput',
			},
		);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ id: first.id, uploaded: true }),
			expect.objectContaining({
				error: expect.stringMatching(/another file was sent to the same address/),
			}),
		]);
		expect(bucket.calls).toHaveLength(1);
	});

	it('the files of two items to one object, by two signatures', async () => {
		const { item, session } = await zoom.recorded({ files: ['video', 'audio'] });
		const run = await zoom.run(
			'upload',
			{
				uploadUrl: `=${bucket.origin}/key?X-Amz-Date=2026110{{ $itemIndex }}&X-Amz-Signature=f{{ $itemIndex }}`,
				files: 'kinds',
				kinds: '={{ [["video"], ["audio"]][$itemIndex] }}',
			},
			{
				items: [item, item],
				credential: { downloadHosts: '127.0.0.1' },
				onError: 'continueRegularOutput',
			},
		);
		const [video] = session.files;
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ id: video?.id, uploaded: true }),
			expect.objectContaining({
				error: expect.stringMatching(/another file was sent to the same address/),
			}),
		]);
		expect([...objects.values()]).toEqual([
			expect.objectContaining({ sha256: video && zoom.simulator.sha256(video) }),
		]);
	});

	it.each<[string, string, RegExp]>([
		['no address', '={{ "" }}', /'Upload URL': this is not an address/],
		['a path', 'bucket/a.mp4', /'Upload URL': this is not an address/],
		['half a character', 'https://bucket.example/\ud83d', /'Upload URL': .* half a character/],
		['a list', "={{ ['https://bucket.example/1'] }}", /'Upload URL': this is not text/],
		['a password', 'https://me:pass-word@bucket.example/a', /'Upload URL': .* password in it/],
		[
			'http to another machine',
			'http://bucket.example/a',
			/http:\/\/bucket\.example is not an allowed target/,
		],
		[
			'a name with a sign that ends the path',
			'={{ $json.upload_url.split("?")[0] }} Room #1 a.mp4',
			/'Upload URL': a "#" in the address cuts a name short/,
		],
		[
			'a name with a question mark',
			'={{ $json.upload_url.split("?")[0] }} What now? a.mp4',
			/'Upload URL': a "\?" in the address cuts a name short/,
		],
		[
			'another protocol',
			'ftp://bucket.example/a',
			/ftp:\/\/bucket\.example is not an allowed target/,
		],
	])('%s', async (_, address, message) => {
		const { error } = await upload(await video(5 * MIB), { uploadUrl: address });
		expect(error?.message).toMatch(message);
		expect(zoom.downloads()).toEqual([]);
	});

	it('http to this machine, unless the credential lists it', async () => {
		const files = new URL(zoom.simulator.origins.files).host;
		const { error } = await upload(await video(5 * MIB), {}, files);
		expect(error?.message).toMatch(/is not an allowed target/);
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
		['x-a', 'b\0'],
		['x-a', '会'],
		['x-a', 'half \ud83d'],
	])('the header %j: %j', async (name, value) => {
		const options = { headers: { header: [{ name, value }] } };
		const { error } = await upload(await video(5 * MIB), { options });
		expect(error?.message).toMatch(/^'Headers': /);
		expect(zoom.downloads()).toEqual([]);
	});
});
