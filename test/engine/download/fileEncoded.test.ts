import { useDownloads, WHOLE } from '../fixtures/downloads';
import { useBucketUploads } from '../fixtures/bucketUploads';
import { jsonOf } from '../fixtures/zoom';

const MIB = 1_048_576;
const ENCODINGS = ['gzip', 'gzipWhole', 'gzipBareRanges'] as const;

// A server may compress although it was asked not to. n8n's client decompresses, takes
// Content-Encoding away and leaves the Content-Length of the compressed bytes.
describe('a compressed file', () => {
	const { zoom, video, onContent, expectWhole, expectRefused } = useDownloads();
	beforeEach(() => zoom.simulator.settings.set({ fileEncoding: 'gzip' }));

	it.each([
		['small', 500_000, true, 1],
		['small, of unknown size', 500_000, false, 1],
		['large', 5 * MIB, true, 1],
		['large, of unknown size', 5 * MIB, false, 1],
		['large, without a redirect', 5 * MIB, true, 0],
	])('is stored as it is: %s', async (_, size, showSize, downloadRedirects) => {
		zoom.simulator.settings.set({ downloadRedirects });
		const recorded = await video(size, showSize);
		await expectWhole(recorded, downloadRedirects === 1 ? WHOLE : ['files.download 200']);
	});

	it.each(['getTranscript', 'getSummary'])('is read: %s', async (operation) => {
		const { from } = await zoom.recorded({ files: ['video', 'transcript', 'summary'] });
		zoom.simulator.settings.set({ fileEncoding: 'identity' });
		const plain = await zoom.run(operation, from);
		zoom.simulator.settings.set({ fileEncoding: 'gzip' });
		const compressed = await zoom.run(operation, from);
		expect([plain.error, compressed.error]).toEqual([undefined, undefined]);
		expect(jsonOf(compressed)).toEqual(jsonOf(plain));
	});

	it('is refused when it has another length than Zoom lists', async () => {
		const recorded = await video(500_000);
		recorded.first.size += 10;
		const { error } = await zoom.run('download', {}, { items: [recorded.item] });
		expect(error?.message).toMatch('500010 bytes instead of 500000');
	});

	it.each(ENCODINGS.flatMap((encoding) => [[encoding, true] as const, [encoding, false] as const]))(
		'that breaks off starts over, and never mixes: %s, size known: %s',
		async (fileEncoding, showSize) => {
			zoom.simulator.settings.set({ fileEncoding });
			const recorded = await video(5 * MIB, showSize);
			onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
			const run = await zoom.run('download', { ...recorded.from, options: { sha256: true } });
			expect(run.error).toBeUndefined();
			expect(jsonOf(run)).toEqual([
				expect.objectContaining({ sha256: zoom.simulator.sha256(recorded.first) }),
			]);
		},
	);

	it.each(ENCODINGS)('that breaks off each time is given up: %s', async (fileEncoding) => {
		zoom.simulator.settings.set({ fileEncoding });
		const recorded = await video(5 * MIB, false);
		onContent({ kind: 'resetMidBody', bytes: MIB }, { times: 0 });
		await expectRefused(recorded, /was interrupted/);
		expect(zoom.downloads().length).toBeLessThan(60);
	});
});

describe('a compressed file on its way to a bucket', () => {
	const { zoom, bucket, objects, upload, video } = useBucketUploads();
	beforeEach(() => zoom.simulator.settings.set({ fileEncoding: 'gzip' }));

	it('is sent as it is', async () => {
		const recorded = await video(5 * MIB);
		expect((await upload(recorded)).error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect(bucket.calls).toHaveLength(1);
	});

	it('must be counted first if Zoom does not give its length', async () => {
		const recorded = await video(5 * MIB, false);
		const { error } = await upload(recorded);
		expect(error?.message).toMatch(/does not report the size/);
		expect(objects.size).toBe(0);
		const run = await upload(recorded, { options: { measureSizeFirst: true } });
		expect(run.error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
	});
});
