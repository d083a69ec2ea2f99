import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf, session } from '../../fixtures/zoom';

const { zoom, bucket, objects, keep } = useBucketUploads();

/** Sends captions, which have these IDs at Zoom at the first and at the second try. */
async function send(first: string | undefined, second: string | undefined) {
	const { from, session } = await zoom.recorded({ files: ['captions'] });
	const captions = zoom.simulator.file(session, 'CC');
	captions.id = first;
	let requests = 0;
	bucket.answer = (request, response) => {
		requests += 1;
		if (requests > 1) return void keep(request, response);
		request.resume().on('end', () => {
			captions.id = second;
			response.writeHead(403).end();
		});
	};
	return await zoom.run(
		'upload',
		{ ...from, uploadUrl: `=${bucket.origin}/{{ $json.name }}` },
		{
			...{ items: [{ json: { name: 'captions.vtt' } }], retryOnFail: true },
			credential: { downloadHosts: '127.0.0.1' },
		},
	);
}

it.each([
	['without its ID, then with it', undefined, 'b'],
	['with its ID, then without it', 'a', undefined],
])('captions that Zoom lists %s are one file when n8n tries again', async (_, first, second) => {
	const run = await send(first, second);
	expect(run.error).toBeUndefined();
	expect(jsonOf(run)).toMatchObject([{ uploaded: true }]);
	expect(objects.size).toBe(1);
});

it('captions of another ID are another file', async () => {
	const run = await send('a', 'b');
	expect(run.error?.message).toMatch(/another file was sent to the same address/);
	expect(objects.size).toBe(0);
});

it('captions with an ID are proven by an address with their key and their ID, and an error says so', async () => {
	const { from, session: recorded, first } = await zoom.recorded({ files: ['captions'] });
	const [json] = jsonOf(await zoom.run('getAll', { resource: 'recording', output: 'file' }));
	const key = "{{ $json.dedupe_key.replace(/\\W/g, '_') }}";
	const remove = async (path: string) => {
		const sent = await zoom.run(
			'upload',
			{ ...from, uploadUrl: `=${bucket.origin}/${path}` },
			{ items: [{ json: { ...json } }], credential: { downloadHosts: '127.0.0.1' } },
		);
		return await zoom.run('delete', {
			...{ resource: 'file', ...session(recorded.id), fileId: String(first.id) },
			...{ onlyIfArchived: true, archivedFiles: JSON.stringify(jsonOf(sent)) },
		});
	};
	expect((await remove(key)).error?.description).toMatch(/but both for captions and timelines/);
	expect((await remove(`${key}/{{ $json.id }}`)).error).toBeUndefined();
});
