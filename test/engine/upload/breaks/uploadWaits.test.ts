import { useBucketUploads } from '../../fixtures/bucketUploads';
import { useUploads, type Protocol } from '../uploads';
import type { FaultPlace } from '../../../../tools/upload-targets';

const SIZE = 300_000;

const PLACES: Array<[Protocol, FaultPlace]> = [
	['googleSession', 'google.chunk'],
	['microsoftSession', 'microsoft.chunk'],
	['s3Parts', 's3.part'],
	['urlPost', 'post.upload'],
	['slack', 'slack.upload'],
];

/** Whether there was a pause of these seconds, or a little longer. The clock is hastened, so none is waited for. */
const hasWaited = (seconds: number) =>
	jest
		.mocked(globalThis.setTimeout)
		.mock.calls.some(([, ms = 0]) => ms >= seconds * 1000 && ms < seconds * 1000 + 2_000);

describe('a target that says when to try again', () => {
	const uploads = useUploads();
	const { video, open, send, expectKept, expectError, asked } = uploads;

	it.each(PLACES)('is waited for as long, by %s', async (protocol, on) => {
		const recorded = await video(SIZE);
		const opened = await open(protocol, SIZE);
		const fault = { kind: 'status', status: 429, retryAfter: '9' } as const;
		uploads.targets.faults.add({ on, fault });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(2);
		expect(hasWaited(9)).toBe(true);
	});

	it.each(PLACES)('in an hour is not waited for, by %s', async (protocol, on) => {
		const opened = await open(protocol, SIZE);
		const fault = { kind: 'status', status: 503, retryAfter: '3600' } as const;
		uploads.targets.faults.add({ on, fault, times: 0 });
		expectError(await send(await video(SIZE), opened), /did not take the file \(HTTP 503\)/);
		expect(asked(on)).toBe(1);
		expect(uploads.targets.files).toEqual([]);
	});
});

describe('a bucket that says when to try again', () => {
	const { zoom, bucket, objects, keep, upload, video } = useBucketUploads();

	const refuse = (retryAfter: string, times: number) => {
		bucket.answer = (request, response) => {
			if (bucket.calls.length > times) return void keep(request, response);
			const headers = { 'retry-after': retryAfter };
			request.resume().on('end', () => response.writeHead(429, headers).end());
		};
	};

	it('is waited for as long, by a pre-signed PUT', async () => {
		refuse('9', 1);
		const recorded = await video(SIZE);
		expect((await upload(recorded)).error).toBeUndefined();
		expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
		expect(hasWaited(9)).toBe(true);
	});

	it('in an hour is not waited for, by a pre-signed PUT', async () => {
		refuse('3600', Infinity);
		expect((await upload(await video(SIZE))).error?.message).toMatch(/HTTP 429/);
		expect(bucket.calls).toHaveLength(1);
	});
});
