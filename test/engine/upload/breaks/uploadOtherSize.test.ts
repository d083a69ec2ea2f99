import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf } from '../../fixtures/zoom';

// A target that says how many bytes it has is believed, whichever way the file was sent.
const { bucket, upload, video } = useBucketUploads();
const SIZE = 70_000;

const send = async (uploadTo: string, size: unknown) => {
	const body = JSON.stringify({ id: 'x', size });
	bucket.answer = (request, response) =>
		void request.resume().on('end', () => response.writeHead(201).end(body));
	return await upload(await video(SIZE), { uploadTo });
};

describe.each(['urlPut', 'urlPost'])('by %s', (uploadTo) => {
	it.each([17, '17'])('a file that the target says has %j bytes is an error', async (size) => {
		const { items, error } = await send(uploadTo, size);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/does not have the file that was sent: it has 17 bytes instead/);
		expect(bucket.calls).toHaveLength(1);
	});

	it.each([SIZE, String(SIZE), 'large', { width: 17 }])(
		'an answer with a size of %j is no error',
		async (size) => {
			expect(jsonOf(await send(uploadTo, size))).toMatchObject([{ uploaded: true, bytes: SIZE }]);
		},
	);
});
