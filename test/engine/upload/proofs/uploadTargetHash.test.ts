import type { IDataObject } from 'n8n-workflow';

import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf, session } from '../../fixtures/zoom';
import { seedFiles, sent } from './seedFiles';

const { zoom, bucket } = useBucketUploads();
const HOSTS = { credential: { downloadHosts: '127.0.0.1' } };

describe('of two files sent to one address, in whatever executions, neither is proven', () => {
	it.each<[string, string, string]>([
		['the same address', '/a', '/a'],
		['another query', '/a?token=1', '/a?token=2'],
		['a query of names', '/a?name=1', '/a?name=2'],
		['another signature', '/a?X-Amz-Signature=1', '/a?X-Amz-Signature=2'],
		['other escapes', '/%61', '/a'],
	])('at %s', async (_, ...paths) => {
		const { id, items } = await seedFiles(zoom);
		const archived: IDataObject[] = [];
		for (const [at, json] of items.entries()) {
			const uploadUrl = `=${bucket.origin}{{ $json.id.replace(/^.*$/, '${paths[at]}') }}`;
			const run = await zoom.run('upload', { uploadUrl }, { items: [{ json }], ...HOSTS });
			archived.push(...jsonOf(run));
		}
		expect(archived).toMatchObject(items.map(sent));
		const { error } = await zoom.run('delete', {
			...{ resource: 'recording', ...session(id), onlyIfArchived: true },
			archivedFiles: JSON.stringify(archived),
		});
		expect(error?.message).toMatch(/^'Only If Listed as Archived': 2 of 2 files/);
		expect(error?.description).toMatch(/without a "target_hash"/);
		expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
	});

	it('and at two addresses both are', async () => {
		const { id, items } = await seedFiles(zoom);
		const uploadUrl = `=${bucket.origin}/{{ $json.id }}?X-Amz-Signature=1`;
		const run = await zoom.run(
			'upload',
			{ uploadUrl },
			{ items: items.map((json) => ({ json })), ...HOSTS },
		);
		const hashes = jsonOf(run).map(({ target_hash }) => target_hash);
		expect(hashes).toEqual([0, 1].map(() => expect.stringMatching(/^[0-9a-f]{32}$/)));
		const deletion = await zoom.run('delete', {
			...{ resource: 'recording', ...session(id), onlyIfArchived: true },
			archivedFiles: JSON.stringify(jsonOf(run)),
		});
		expect(deletion.error).toBeUndefined();
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
	});
});

it.each<[string, string]>([
	['an address that is no expression, to which the next execution sends another file', '/a'],
	['an expression without anything to evaluate', '=/a'],
	['an expression that is a text', '=/{{ "a" }}'],
	['an expression that is of the workflow', '=/{{ $workflow.id }}'],
	['an address that counts the items', '=/{{ $itemIndex }}-{{ $runIndex }}'],
	[
		'names that the next session has, too',
		'=/{{ encodeURIComponent($json.session_name) }}/{{ $json["recording_type"] }}.mp4',
	],
	['such names in a template', '=/{{ `${$json.session_name}.mp4` }}'],
	['such names by a pattern', "=/{{ $json.session_name.replace(/ +$/, '') }}.mp4"],
	['such names of an earlier step', "=/{{ $('Items').item.json.session_name }}"],
	[
		'such names of an earlier step, as old workflows write it',
		'=/{{ $node["Items"].json.session_name }}',
	],
	['such names of all its items', '=/{{ $items("Items")[0].json.session_name }}'],
	['such names by a function', "=/{{ $ifEmpty($json.session_name, 'none') }}"],
	['one of two names', "=/{{ $if($json.session_name === 'Demo', 'a', 'b') }}"],
	['a name that says nothing but "date"', "=/{{ $json.session_name + '-date' }}"],
	['the name of a person', '=/{{ $json.session_name }}/{{ $json.file_name }}'],
	['a number that begins anew in each session', '=/{{ $json.session_name }}/{{ $json.user_id }}'],
	['a name and a day', '=/{{ $json.session_name }}-{{ $today.toISODate() }}'],
	['a number of fields', '=/{{ Object.values($json).length }}'],
	['a name and a time', '=/{{ $json.session_name }}/{{ $json.start_time }}.mp4'],
	['a time of the clock', '=/{{ $json.session_name + $now.toMillis() }}'],
	['the ID of the execution', '=/{{ $execution.id }}'],
	['a random number', '=/{{ Math.random() }}'],
	[
		'the session and a kind',
		'=/{{ $json.session_id.replaceAll("/", "_") }}-{{ $json.recording_type }}',
	],
	['less of an ID', '=/{{ $json.id.slice(0, 8) }}.mp4'],
	['an ID that the item lacks', '=/{{ $json.no_id ?? "captions" }}.vtt'],
	['an ID in the signature that an expression joins', '=/{{ "a.mp4?sig=" + $json.id }}'],
	['an ID in a comment', '=/{{ /* $json.id */ "a.mp4" }}'],
	['an address for a part of a file', '=/{{ $json.id }}?partNumber=1&uploadId=x'],
])('a file that was sent to %s is not proven', async (_, path) => {
	const { id, items } = await seedFiles(zoom);
	const [json = {}] = items;
	const uploadUrl = path.startsWith('=')
		? `=${bucket.origin}${path.slice(1)}`
		: bucket.origin + path;
	const run = await zoom.run('upload', { uploadUrl }, { items: [{ json }], ...HOSTS });
	expect(jsonOf(run)).toMatchObject([sent(json)]);
	const { error } = await zoom.run('delete', {
		...{ resource: 'file', ...session(id), fileId: String(json['id']) },
		...{ onlyIfArchived: true, archivedFiles: JSON.stringify(jsonOf(run)) },
	});
	expect(error?.description).toMatch(
		/without a "target_hash": before its question mark, Upload URL must contain/,
	);
	expect(zoom.simulator.file(zoom.simulator.session(id), 'MP4').trashedAt).toBeUndefined();
});

it.each([
	'/{{ $json["id"] }}',
	"/{{ $('Items').item.json.dedupe_key }}",
	'/{{ $node["Items"].json.id }}',
	"/{{ $ifEmpty($json.id, 'none') }}",
	'/{{ $json.session_name }} {{ $json.id.toUpperCase() }}.mp4',
	"/{{ $json.dedupe_key.replace(/[^A-Za-z0-9-]+/g, '_') }}.mp4",
	'/{{ encodeURIComponent($json.dedupe_key) }}',
])('a file that was sent to an address of its own is proven: %s', async (path) => {
	const { items } = await seedFiles(zoom);
	const [json = {}] = items;
	const run = await zoom.run(
		'upload',
		{ uploadUrl: `=${bucket.origin}${path}` },
		{ items: [{ json }], ...HOSTS },
	);
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ target_hash: expect.stringMatching(/^[0-9a-f]{32}$/) }),
	]);
});

it('a file that Zoom was still processing when it was sent is not proven', async () => {
	const { id, items } = await seedFiles(zoom);
	const uploadUrl = `=${bucket.origin}/{{ $json.id }}`;
	const run = await zoom.run(
		'upload',
		{ uploadUrl },
		{ items: items.map((json) => ({ json: { ...json, status: 'processing' } })), ...HOSTS },
	);
	expect(jsonOf(run)).toMatchObject(
		items.map(() => ({ uploaded: true, status: 200, zoom_status: 'processing' })),
	);
	const { error } = await zoom.run('delete', {
		...{ resource: 'recording', ...session(id), onlyIfArchived: true },
		archivedFiles: JSON.stringify(jsonOf(run)),
	});
	expect(error?.description).toMatch(
		/stored with the status "processing", which is not Zoom's "completed"/,
	);
	expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
});

it('what was uploaded may be uploaded again, as its own item', async () => {
	const { id, items } = await seedFiles(zoom);
	const [json = {}] = items;
	const uploaded = async (item: IDataObject, path: string) => {
		const uploadUrl = `=${bucket.origin}/${path}`;
		const run = await zoom.run('upload', { uploadUrl }, { items: [{ json: item }], ...HOSTS });
		return jsonOf(run)[0] ?? {};
	};
	const second = await uploaded(await uploaded(json, 'one/{{ $json.id }}'), 'two/{{ $json.id }}');
	expect(second).toMatchObject({ uploaded: true, status: 200, zoom_status: 'completed' });
	expect((await uploaded(second, 'fixed')).target_hash).toBeUndefined();
	const { error } = await zoom.run('delete', {
		...{ resource: 'file', ...session(id), fileId: String(json['id']) },
		...{ onlyIfArchived: true, archivedFiles: JSON.stringify([second]) },
	});
	expect(error).toBeUndefined();
});

it('what was uploaded, for example to a chat, and then downloaded is proven by where the download went', async () => {
	const { id, items } = await seedFiles(zoom);
	const upload = await zoom.run(
		'upload',
		{ uploadTo: 'urlPost', uploadUrl: `=${bucket.origin}/{{ $json.id }}` },
		{ items: items.map((json) => ({ json })), ...HOSTS },
	);
	expect(jsonOf(upload)).toMatchObject(items.map(() => ({ uploaded: true })));
	const download = await zoom.run('download', {}, { items: upload.items });
	expect(jsonOf(download)).toEqual(
		items.map((item) => ({ ...item, saved_as: expect.anything(), bytes: item['file_size'] })),
	);
	const { error } = await zoom.run('delete', {
		...{ resource: 'recording', ...session(id), onlyIfArchived: true },
		...{ requiredProof: 'download', archivedFiles: JSON.stringify(jsonOf(download)) },
	});
	expect(error).toBeUndefined();
});

it('an address that differs only in its signature proves nothing', async () => {
	const { items } = await seedFiles(zoom);
	const uploadUrl = `=${bucket.origin}/fixed.mp4?X-Amz-Signature={{ $json.id }}`;
	const run = await zoom.run(
		'upload',
		{ uploadUrl },
		{ items: items.slice(0, 1).map((json) => ({ json })), ...HOSTS },
	);
	expect(jsonOf(run)).toEqual([expect.objectContaining({ uploaded: true })]);
	expect(jsonOf(run)[0]).not.toHaveProperty('target_hash');
});
