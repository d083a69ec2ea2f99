import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { SECRET, useBucketUploads } from '../../fixtures/bucketUploads';
import { allTextOf } from '../../fixtures/leaks';
import { jsonOf } from '../../fixtures/zoom';

const { zoom, bucket, uploadUrl, video } = useBucketUploads();

/** Uploads to a target that gives this answer, and expects that nothing shows the secret. */
async function answered(
	status: number,
	answer: object,
	parameters: INodeParameters = {},
	item: IDataObject = { upload_url: uploadUrl() },
	secret = SECRET,
) {
	bucket.answer = (request, response) => {
		request.resume().on('end', () => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer));
		});
	};
	const { from } = await video(60_000);
	const run = await zoom.run(
		'upload',
		{ ...from, uploadUrl: '={{ $json.upload_url }}', ...parameters },
		{ items: [{ json: item }], credential: { downloadHosts: '127.0.0.1' } },
	);
	expect(allTextOf([run.items, run.error, zoom.logs])).not.toContain(secret);
	return run;
}

describe('the signature of the address stays out of the output when the target repeats it', () => {
	it.each<[string, IDataObject]>([
		['with its path', { resource: `/bucket/a.mp4?X-Amz-Signature=${SECRET}` }],
		['with its name', { query: `X-Amz-Signature=${SECRET}` }],
		['alone', { given: SECRET }],
		['within a text', { note: `signed with ${SECRET}.` }],
		['escaped', { note: encodeURIComponent(`?X-Amz-Signature=${SECRET}`) }],
		['as a name', { [SECRET]: true }],
		['after an address without a scheme', { at: `//127.0.0.1/a.mp4?X-Amz-Signature=${SECRET}` }],
		['in a list, deep', { request: [{ line: `PUT /a.mp4?X-Amz-Signature=${SECRET} HTTP/1.1` }] }],
	])('%s', async (_, answer) => {
		const run = await answered(200, { id: '1', name: 'a.mp4', ...answer });
		expect(jsonOf(run)).toMatchObject([{ uploaded: true, response: { id: '1', name: 'a.mp4' } }]);
	});

	it('in the path of a session', async () => {
		const path = '/up/fe6987415ace7X4e1eF866337';
		const item = { upload_url: `${bucket.origin}${path}` };
		const run = await answered(
			200,
			{ id: '1', line: `POST ${path}` },
			{ uploadTo: 'urlPost' },
			item,
			path,
		);
		expect(jsonOf(run)).toMatchObject([{ uploaded: true, response: { id: '1' } }]);
	});
});

describe.each([
	[201, { id: '1', received: { given: SECRET, note: `x-amz-signature=${SECRET}` } }],
	[403, { message: `The policy does not fit ${SECRET}` }],
])('the signature of a form', (status, answer) => {
	it(`stays hidden in an answer with ${status}`, async () => {
		const formFields = {
			field: [
				{ name: 'key', value: '={{ $json.key }}' },
				{ name: 'x-amz-signature', value: '={{ $json.signature }}' },
			],
		};
		const item = { upload_url: `${bucket.origin}/bucket`, key: 'a.mp4', signature: SECRET };
		const run = await answered(status, answer, { uploadTo: 'urlPost', formFields }, item);
		if (status === 201) expect(jsonOf(run)).toMatchObject([{ response: { id: '1' } }]);
		else expect(run.error?.description).toMatch(/It says: "The policy does not fit …"/);
	});
});
