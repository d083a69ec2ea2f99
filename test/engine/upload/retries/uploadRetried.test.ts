import { request } from 'undici';
import { z } from 'zod';

import { useServer } from '../../fixtures/server';
import { jsonOf, session } from '../../fixtures/zoom';
import { useUploads, type Protocol } from '../uploads';

// With Retry On Fail, n8n runs the node again with all its items: also with those whose session is complete.
const uploads = useUploads();
const { zoom, video, open } = uploads;
const storage = useServer();
const SIZE = 70_000;

const microsoftAnswer = z.object({ uploadUrl: z.string() });

/** Addresses of sessions for files of different names. */
async function openSession(protocol: Protocol, name: string): Promise<string> {
	if (protocol === 'microsoftSession') {
		const { body } = await request(
			`${uploads.targets.origin}/v1.0/me/drive/root:/Recordings/${name}:/createUploadSession`,
			{ method: 'POST', headers: { authorization: 'Bearer token-of-the-user' } },
		);
		return microsoftAnswer.parse(await body.json()).uploadUrl;
	}
	const { target } = await open(protocol, SIZE);
	if (!('url' in target)) throw new Error('No address');
	return target.url.href;
}

/** Two videos, each with a session of its own. Zoom has lost the second one for so many tries. */
async function sendTwo(uploadTo: Protocol, lostFor: number, retryOnFail: boolean) {
	const recorded = [await video(SIZE), await video(SIZE)];
	const fault = { kind: 'status', status: 404 } as const;
	zoom.simulator.faults.add({ on: 'files.download', skip: 1, times: lostFor, fault });
	const items = [];
	for (const [at, { item }] of recorded.entries()) {
		const upload_url = await openSession(uploadTo, `${at}.mp4`);
		items.push({ json: { ...item.json, upload_url } });
	}
	const run = await zoom.run(
		'upload',
		{ uploadTo, uploadUrl: '={{ $json.upload_url }}' },
		{ items, credential: { downloadHosts: '127.0.0.1' }, retryOnFail },
	);
	return { run, recorded };
}

it.each<Protocol>(['googleSession', 'microsoftSession'])(
	'a file that was uploaded is not sent again when another one failed, by %s',
	async (protocol) => {
		const { run, recorded } = await sendTwo(protocol, 1, true);
		expect(run.error).toBeUndefined();
		const sent = jsonOf(run);
		expect(sent).toEqual(
			recorded.map(({ first }) =>
				expect.objectContaining({ id: first.id, uploaded: true, bytes: SIZE }),
			),
		);
		expect(uploads.targets.files.map(({ sha256 }) => sha256)).toEqual(
			recorded.map(({ first }) => zoom.simulator.sha256(first)),
		);
		for (const { session: recording } of recorded) {
			const { error } = await zoom.run('delete', {
				...{ resource: 'recording', ...session(recording.id), onlyIfArchived: true },
				archivedFiles: JSON.stringify(sent),
			});
			expect(error).toBeUndefined();
		}
	},
);

it('what keeps the other file from arriving is reported in the end, and not that a session is gone', async () => {
	const { run } = await sendTwo('googleSession', 0, true);
	expect(run.error?.message).toMatch(/^Zoom no longer has the file at this address/);
	expect(run.error).toMatchObject({ context: { itemIndex: 1 } });
	expect(uploads.targets.files).toHaveLength(1);
});

it('a storage that replaces no file keeps the one that was sent before', async () => {
	const stored = new Map<string, number>();
	storage.answer = (call, response) => {
		call.resume().on('end', () => {
			const { url = '', headers } = call;
			const isRefused = headers['if-none-match'] === '*' && stored.has(url);
			if (!isRefused) stored.set(url, Number(headers['content-length']));
			response.writeHead(isRefused ? 412 : 200).end();
		});
	};
	const items = [(await video(SIZE)).item, (await video(SIZE)).item];
	const send = async (lostFor: number, retryOnFail: boolean) => {
		const fault = { kind: 'status', status: 404 } as const;
		if (lostFor > 0)
			zoom.simulator.faults.add({ on: 'files.download', skip: 1, times: lostFor, fault });
		const header = [{ name: 'If-None-Match', value: '*' }];
		return await zoom.run(
			'upload',
			{
				...{ uploadTo: 'urlPut', options: { headers: { header } } },
				uploadUrl: `=${storage.origin}/{{ $json.recording_files[0].id }}`,
			},
			{ items, credential: { downloadHosts: '127.0.0.1' }, retryOnFail },
		);
	};
	const first = await send(1, true);
	expect(first.error).toBeUndefined();
	expect(jsonOf(first)).toEqual(
		items.map(() => expect.objectContaining({ uploaded: true, status: 200, bytes: SIZE })),
	);
	expect([...stored.values()]).toEqual([SIZE, SIZE]);
	// In another execution, nobody knows whose file it is.
	expect((await send(0, false)).error?.message).toMatch(/did not take the file \(HTTP 412\)/);
});

it('in another execution a session that is complete is an error', async () => {
	const recorded = await video(SIZE);
	const opened = await open('googleSession', SIZE);
	await uploads.expectKept(await uploads.send(recorded, opened), recorded, opened);
	uploads.expectError(await uploads.send(recorded, opened), /^The upload session at .* is gone/);
});
