import type { INodeParameters } from 'n8n-workflow';

import { startAzureContainer, type AzureContainer } from '../../fixtures/azureContainer';
import { sha256, storedFiles, useFiles, type Recorded } from '../../fixtures/files';
import { allTextOf } from '../../fixtures/leaks';
import { jsonOf } from '../../fixtures/zoom';

const zoom = useFiles();
const MIB = 1_048_576;
let container: AzureContainer;

beforeAll(async () => {
	container = await startAzureContainer();
});
afterAll(async () => await container.close());

const BLOCK_BLOB = { header: [{ name: 'x-ms-blob-type', value: 'BlockBlob' }] };

async function upload(address: string, { from }: Recorded, headers: INodeParameters = BLOCK_BLOB) {
	const before = storedFiles();
	const run = await zoom.run(
		'upload',
		{
			...from,
			// In parts, so that the item that goes in is not itself taken for a leak.
			uploadUrl: '={{ $json.parts.join("&sig" + "=") }}',
			options: { sha256: true, headers },
		},
		{
			items: [{ json: { parts: address.split('&sig=') } }],
			credential: { downloadHosts: '127.0.0.1' },
		},
	);
	expect(storedFiles()).toEqual(before);
	const signature = new URL(address).searchParams.get('sig') ?? '';
	const shown = allTextOf([run.items, run.error, zoom.logs]);
	if (signature !== '') {
		expect(shown).not.toContain(signature);
		expect(shown).not.toContain(encodeURIComponent(signature));
	}
	return run;
}

const video = async (size: number) =>
	await zoom.recorded({ files: [{ kind: 'video', size, showSize: true }] });

it('keeps a file at an address with a shared access signature, byte for byte', async () => {
	const recorded = await video(20 * MIB);
	const run = await upload(await container.sign('2026/a b ü.mp4'), recorded);
	expect(run.error).toBeUndefined();
	const expected = zoom.simulator.sha256(recorded.first);
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ uploaded: true, status: 201, bytes: 20 * MIB, sha256: expected }),
	]);
	const blob = await container.read('2026/a b ü.mp4');
	expect(blob?.contentType).toBe('video/mp4');
	expect(sha256(blob?.bytes ?? Buffer.alloc(0))).toBe(expected);
});

it('stores the whole file after a break on its way from Zoom', async () => {
	const fault = { kind: 'resetMidBody', bytes: 3 * MIB } as const;
	zoom.simulator.faults.add({ on: 'files.content', fault });
	const recorded = await video(5 * MIB);
	const run = await upload(await container.sign('broken.mp4'), recorded);
	expect(run.error).toBeUndefined();
	const blob = await container.read('broken.mp4');
	expect(sha256(blob?.bytes ?? Buffer.alloc(0))).toBe(zoom.simulator.sha256(recorded.first));
});

it.each<[string, () => Promise<string>, RegExp]>([
	[
		'a wrong signature',
		async () => (await container.sign('a.mp4')).replace(/sig=[^&]*/, 'sig=AAAA'),
		/AuthorizationFailure/,
	],
	[
		'no signature',
		async () => (await container.sign('a.mp4')).replace(/\?.*/, '?'),
		/AuthorizationFailure/,
	],
	[
		'an address that has expired',
		async () => await container.sign('a.mp4', { expiresInSeconds: -60 }),
		/AuthorizationFailure/,
	],
	[
		'an address for another blob',
		async () => (await container.sign('a.mp4')).replace('a.mp4', 'b.mp4'),
		/AuthorizationFailure/,
	],
	[
		'an address that allows to read only',
		async () => await container.sign('a.mp4', { permissions: 'r' }),
		/AuthorizationPermissionMismatch/,
	],
])('says why it does not take %s', async (_, address, words) => {
	const { items, error } = await upload(await address(), await video(MIB));
	expect(items).toEqual([]);
	expect(error?.message).toMatch(
		/^127\.0\.0\.1:\d+ did not take the file \(HTTP 403\) \[item 0\]$/,
	);
	expect(error?.description).toMatch(words);
	expect(await container.read('a.mp4')).toBeUndefined();
	expect(await container.read('b.mp4')).toBeUndefined();
});

it('says what is missing where the header for the kind of blob is', async () => {
	const { items, error } = await upload(await container.sign('a.mp4'), await video(MIB), {});
	expect(items).toEqual([]);
	expect(error?.message).toMatch(
		/^127\.0\.0\.1:\d+ did not take the file \(HTTP 400\) \[item 0\]$/,
	);
	expect(error?.description).toMatch(/x-ms-blob-type/);
});
