import type { FaultRule } from '../../../../tools/zoom-simulator';
import { speedUpClock } from '../../fixtures/fastClock';
import { storedFiles } from '../../fixtures/files';
import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf } from '../../fixtures/zoom';

const { zoom, bucket, objects, partial, keep, uploadUrl, upload, video, onContent } =
	useBucketUploads();
const MIB = 1_048_576;

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
		expect((await upload(recorded)).error).toBeUndefined();
		expect(objects).toEqual(
			new Map([
				[
					'/bucket/a.mp4',
					expect.objectContaining({ sha256: zoom.simulator.sha256(recorded.first) }),
				],
			]),
		);
	});

	it('a target that resets while Zoom does, too, gets the whole file', async () => {
		bucket.answer = (request, response) => {
			if (bucket.calls.length > 1) return void keep(request, response);
			request.once('data', () => request.socket.resetAndDestroy());
		};
		const recorded = await video(20 * MIB);
		for (const bytes of [MIB, 15 * MIB]) onContent({ kind: 'resetMidBody', bytes });
		expect((await upload(recorded)).error).toBeUndefined();
		expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('a target that falls silent gets the whole file again', async () => {
		speedUpClock(300);
		bucket.answer = (request, response) => {
			if (bucket.calls.length > 1) return void keep(request, response);
			request.resume();
		};
		const recorded = await video(MIB);
		expect((await upload(recorded)).error).toBeUndefined();
		expect(bucket.calls).toHaveLength(2);
		expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('a target that confirms before it has the file is not believed', async () => {
		bucket.answer = (_, response) => void response.writeHead(200, { connection: 'close' }).end();
		const { error } = await upload(await video(50 * MIB));
		expect(error?.message).toMatch(
			/reported success before receiving the whole file|was interrupted/,
		);
	});

	it('a source that breaks is resumed within the same request', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const run = await upload(recorded, { options: { sha256: true } });
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ sha256, bytes: 5 * MIB })]);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect([bucket.calls.length, partial()]).toEqual([1, 0]);
	});

	it('a source that cannot be resumed is sent again, and nothing partial is kept', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(5 * MIB);
		// Not reset: what has come but was not read would then be lost, and with it the partial file.
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: true });
		const run = await upload(recorded);
		expect(run.error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect([bucket.calls.length, partial()]).toEqual([2, 1]);
	});

	it.each<[string, FaultRule['fault'], RegExp]>([
		['a page', { kind: 'htmlPage', status: 200 }, /it is a web page/],
		[
			'too few bytes each time',
			{ kind: 'truncate', bytes: 3 * MIB, contentLength: true },
			/was interrupted/,
		],
		['404', { kind: 'status', status: 404 }, /no longer has the file/],
	])('a source that gives %s leaves no object', async (_, fault, message) => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(5 * MIB);
		onContent(fault, { times: 0 });
		const { error } = await upload(recorded);
		expect(error?.message).toMatch(message);
		expect(objects.size).toBe(0);
	});

	it('the target is not kept waiting for a source that gives nothing', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		onContent({ kind: 'resetMidBody', bytes: MIB / 2 }, { times: 0 });
		const { error } = await upload(await video(MIB));
		expect(error?.message).toMatch(/was interrupted/);
		expect(bucket.connections).toBe(0);
	});

	it('a file of another length than it should leaves no object, even of whole mebibytes', async () => {
		const recorded = await video(2 * MIB);
		recorded.first.size += MIB;
		const before = storedFiles();
		const { error } = await zoom.run(
			'upload',
			{ uploadUrl: uploadUrl() },
			{ items: [recorded.item], credential: { downloadHosts: '127.0.0.1' } },
		);
		expect(error?.message).toMatch(/bytes instead of/);
		expect(objects.size).toBe(0);
		expect(storedFiles()).toEqual(before);
	});
});
