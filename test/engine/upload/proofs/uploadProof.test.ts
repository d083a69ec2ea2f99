import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, session } from '../../fixtures/zoom';
import { useUploads, type OpenedTarget, type Protocol } from '../uploads';

// What an upload proves for Only If Listed as Archived: that the target has the file, not that it was sent.
const uploads = useUploads();
const { zoom, video, open, send } = uploads;
const SIZE = 70_000;

const deletion = (id: string, archived: unknown): INodeParameters => ({
	...{ resource: 'recording', ...session(id), onlyIfArchived: true },
	archivedFiles: JSON.stringify(archived),
});

it.each<Protocol>(['googleSession', 'microsoftSession'])(
	'a file sent by %s is proven by the answer, and may be deleted',
	async (protocol) => {
		const recorded = await video(SIZE);
		const { id } = recorded.session;
		const sent = jsonOf(await send(recorded, await open(protocol, SIZE)));
		expect(sent).toEqual([
			expect.objectContaining({ target_hash: expect.stringMatching(/^[0-9a-f]{32}$/) }),
		]);
		const { error } = await zoom.run('delete', deletion(id, sent));
		expect(error).toBeUndefined();
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
	},
);

it.each<[string, (id: string) => string, boolean]>([
	['its ID is', (id) => `zoom/${id}.mp4`, true],
	['a name is, which another execution may use again, is not', () => 'a.mp4', false],
])('a file sent by a form whose key %s proven', async (_, keyOf, isProven) => {
	const recorded = await video(SIZE);
	const key = keyOf(recorded.first.id ?? '');
	const { url, fields } = await uploads.targets.post.sign({ bucket: 'bucket', key });
	const opened: OpenedTarget = {
		target: { to: 'urlPost', url: new URL(url), fields: Object.entries(fields), fileName: 'a.mp4' },
		secret: String(fields['X-Amz-Signature']),
	};
	const sent = jsonOf(await send(recorded, opened));
	expect(sent).toMatchObject([{ uploaded: true }]);
	const { error } = await zoom.run('delete', deletion(recorded.session.id, sent));
	expect(error === undefined).toBe(isProven);
	expect(zoom.simulator.session(recorded.session.id).trashedAt !== undefined).toBe(isProven);
});

it.each<Protocol>(['slack', 's3Parts'])(
	'a file sent by %s is not proven: another step completes it',
	async (protocol) => {
		const recorded = await video(SIZE);
		const { id } = recorded.session;
		const sent = jsonOf(await send(recorded, await open(protocol, SIZE)));
		expect(sent).toEqual([expect.objectContaining({ uploaded: true, status: 200 })]);
		const { error } = await zoom.run('delete', deletion(id, sent));
		expect(error?.description).toMatch(/uploaded without a "target_hash".*without a further step/);
		expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
	},
);

it('the proof of an earlier upload of the same item does not count for the next', async () => {
	const recorded = await video(SIZE);
	const [first = {}] = jsonOf(await send(recorded, await open('googleSession', SIZE)));
	const again = { ...recorded, item: { json: first } };
	const [second = {}] = jsonOf(await send(again, await open('slack', SIZE)));
	expect(first).toMatchObject({ response: { name: 'a.mp4' } });
	expect(first).not.toHaveProperty('upload_url');
	expect(second).toMatchObject({ id: first['id'], uploaded: true });
	for (const name of ['target_hash', 'response']) expect(second).not.toHaveProperty(name);
});

it('a form whose key is written into the node proves nothing: the next file replaces this one', async () => {
	const recorded = await video(SIZE);
	const { url, fields } = await uploads.targets.post.sign({ bucket: 'bucket', key: 'fixed.mp4' });
	const field = Object.entries(fields).map(([name, value]) => ({ name, value: String(value) }));
	const run = await zoom.run(
		'upload',
		{ uploadTo: 'urlPost', uploadUrl: url, formFields: { field } },
		{ items: [recorded.item], credential: { downloadHosts: '127.0.0.1' } },
	);
	expect(jsonOf(run)).toEqual([expect.objectContaining({ uploaded: true })]);
	expect(jsonOf(run)[0]?.['target_hash']).toBeUndefined();
});

describe('a second file is refused', () => {
	async function sendBoth(opened: OpenedTarget) {
		const [one, other] = [await video(SIZE), await video(SIZE)];
		// Both items name the same target.
		return await uploads.sendAll([one, other], opened);
	}

	it.each<Protocol>(['googleSession', 's3Parts', 'urlPost', 'slack'])(
		'by %s, within an execution',
		async (protocol) => {
			const run = await sendBoth(await open(protocol, SIZE));
			expect(jsonOf(run)).toEqual([
				expect.objectContaining({ uploaded: true }),
				expect.objectContaining({
					error: expect.stringMatching(/another file was sent to the same address/),
				}),
			]);
		},
	);
});
