import { useBucketUploads } from '../fixtures/bucketUploads';
import { jsonOf } from '../fixtures/zoom';

// A storage that is busy says how long it wants to be left alone.
const { bucket, objects, keep, upload, video } = useBucketUploads();

/** The bucket refuses for so many milliseconds from the first request on. */
function busyFor(milliseconds: number, status: number, retryAfter: string): void {
	let first: number | undefined;
	bucket.answer = (request, response) => {
		first ??= performance.now();
		if (performance.now() - first >= milliseconds) return void keep(request, response);
		const headers = { 'retry-after': retryAfter };
		request.resume().on('end', () => response.writeHead(status, headers).end());
	};
}

describe.each([{}, { uploadTo: 'urlPost' }])('a target that is busy, with %j', (parameters) => {
	// Pauses are a twentieth.
	it.each([503, 429])('and answers %i is waited for as long as it says', async (status) => {
		busyFor(900, status, '20');
		const run = await upload(await video(70_000), parameters);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([expect.objectContaining({ uploaded: true })]);
		expect([bucket.calls.length, objects.size]).toEqual([2, 1]);
	});

	it('for an hour is not waited for', async () => {
		busyFor(Infinity, 503, '3600');
		const { error } = await upload(await video(70_000), parameters);
		expect(error?.message).toMatch(/did not take the file \(HTTP 503\)/);
		expect(error?.description).toMatch(/^It was too busy.*Run it again later/);
		expect(bucket.calls).toHaveLength(1);
	});
});
