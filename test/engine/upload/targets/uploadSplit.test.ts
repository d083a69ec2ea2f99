import type { IDataObject } from 'n8n-workflow';

import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf } from '../../fixtures/zoom';

// A complete set, or what Get returns, is one item. n8n's Split Out makes one of each file, which does not say
// in which list it was.
const { zoom, bucket, objects } = useBucketUploads();

it('the files of a session that was split are uploaded as the advice says', async () => {
	const { item, session } = await zoom.recorded({ files: ['video', 'audio'] });
	const upload = async (parameters: object, items: IDataObject[]) =>
		await zoom.run(
			'upload',
			{ uploadUrl: `=${bucket.origin}/{{ $json.recording_files.id }}`, ...parameters },
			{ items: items.map((json) => ({ json })), credential: { downloadHosts: '127.0.0.1' } },
		);

	const { error } = await upload({}, [item.json]);
	expect(error?.description).toMatch(/If you split .* 'Files From' to Single File, .* session_id /);

	const sessionId = { __rl: true, mode: 'id', value: '={{ $json.session_id }}' };
	const split = await upload(
		{ filesFrom: 'file', sessionId, fileId: '={{ $json.recording_files.id }}' },
		session.files.map(({ id = '' }) => ({ ...item.json, recording_files: { id } })),
	);
	expect(jsonOf(split)).toEqual(
		session.files.map(({ id }) =>
			expect.objectContaining({ id, uploaded: true, target_hash: expect.any(String) }),
		),
	);
	expect(objects.size).toBe(2);
});

it("a participant's file is not sent in the place of a split one that is not at Zoom", async () => {
	const elsewhere = { kind: 'video', externalUrl: 'https://storage.example/a.mp4' } as const;
	const { item } = await zoom.recorded({ files: [elsewhere, 'participantAudio'] });
	const { recording_files: files, ...session } = item.json;
	const [part] = Array.isArray(files) ? files : [];
	const { error } = await zoom.run(
		'upload',
		{ uploadUrl: `${bucket.origin}/video.mp4` },
		{ items: [{ json: { ...session, part } }], credential: { downloadHosts: '127.0.0.1' } },
	);
	expect(error?.message).toBe('There are no recording files [item 0]');
	expect(objects.size).toBe(0);
});
