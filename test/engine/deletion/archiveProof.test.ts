import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { StoredFile } from '../../../tools/zoom-simulator';
import { jsonOf, session } from '../fixtures/zoom';
import { runTool } from '../harness';
import { stored, textOf, useArchivedDeletion } from './archivedDeletion';

const { zoom, seed, remove, wasDeleted } = useArchivedDeletion();

describe('as proof of the storage', () => {
	const objectOf = ({ key, size }: StoredFile): IDataObject => ({ name: `${key}.bin`, size });

	it('requires each file there under its name, unless the node is set to less', async () => {
		const { id, files } = seed();
		const list = files.map(stored);
		const none = await remove(id, list, { requiredProof: 'storage' });
		expect(none.error?.message).toMatch(/^'Stored Files': this is not a list of files/);
		const storedFiles = textOf([
			...files.slice(2).map(objectOf),
			{ name: `${files[1]?.key}.bin`, size: 1 },
		]);
		const some = await remove(id, list, { requiredProof: 'storage', storedFiles });
		expect(some.error?.message).toMatch(/2 of 6 files/);
		expect(some.error?.description).toMatch(/nothing called ".*\.bin" in Stored Files/);
		expect(some.error?.description).toMatch(/1 bytes in the storage, \d+ in Archived Files/);
		expect(wasDeleted()).toBe(false);
		const all = await remove(id, list, {
			requiredProof: 'storage',
			storedFiles: textOf(files.map(objectOf)),
		});
		expect(all.error).toBeUndefined();
		expect(wasDeleted()).toBe(true);
	});

	it('does not accept what Download passed on', async () => {
		const { id, files } = seed();
		const list = files.map(stored);
		const parameters = { requiredProof: 'storage', storedFiles: textOf(list) };
		const { error } = await remove(id, list, parameters);
		expect(error?.message).toMatch(/^'Stored Files': entry 1 is an item of a Zoom node/);
		expect(zoom.calls()).toEqual([]);
	});

	it('accepts the answer that Upload received, without a list', async () => {
		const { id, files } = seed();
		const list = files.map((file, at) => ({
			...stored(file),
			...{ uploaded: true, status: 200, target_hash: String(at).padStart(32, '0') },
		}));
		const { error } = await remove(id, list, { requiredProof: 'storage' });
		expect(error).toBeUndefined();
		expect(wasDeleted()).toBe(true);
	});

	it('says which file Upload could not send, and does not ask for a list that is not needed', async () => {
		const { id, files } = seed(['video', 'audio']);
		const [first] = files.map(stored);
		const list = [
			{ ...first, uploaded: true, status: 200, target_hash: '0'.repeat(32) },
			{ error: 'The upload to storage.example was interrupted', message: 'Check the network' },
		];
		const { error } = await remove(id, list, { requiredProof: 'storage' });
		expect(error?.message).toMatch(/1 of 2 files at Zoom are not proven to be archived/);
		expect(error?.description).toMatch(/M4A .*not in the list/);
		expect(wasDeleted()).toBe(false);
	});

	it('does not accept two uploads under one name', async () => {
		const { id, files } = seed(['video', 'audio']);
		const list = files.map((file) => ({ ...stored(file), saved_as: 'Weekly.bin' }));
		const storedFiles = textOf(files.map(({ size }) => ({ name: 'Weekly.bin', size })));
		const { error } = await remove(id, list, { requiredProof: 'storage', storedFiles });
		expect(error?.description).toMatch(/with the same "saved_as" as another file/);
		expect(wasDeleted()).toBe(false);
	});

	it.each(['={{ "download" }}', 'none', ''])('cannot be set to %s', async (requiredProof) => {
		const { id, files } = seed();
		const { error } = await remove(id, files.map(stored), { requiredProof });
		expect(error?.message).toMatch(
			/^('Required Proof': .* is not one|'Stored Files': this is not)/,
		);
		expect(zoom.calls()).toEqual([]);
	});
});

describe("Zoom's own list", () => {
	it.each<[string, string]>([
		['as the files of Get', '={{ $json.recording_files }}'],
		[
			'as an Edit Fields node leaves it',
			'={{ $json.recording_files.map(({ id, file_type, file_size }) => ({ id, file_type, file_size, size: file_size })) }}',
		],
		[
			'as a tool answers it',
			'={{ $json.recording_files.map((file) => ({ ...file, download_url: undefined })) }}',
		],
	])('proves nothing %s', async (_, archivedFiles) => {
		const { id } = seed(['video', 'audio']);
		const [json = {}] = jsonOf(await zoom.run('get', session(id)));
		for (const requiredProof of ['download', 'storage']) {
			const run = await zoom.run(
				'delete',
				{
					...session(id),
					deletion: 'delete',
					onlyIfArchived: true,
					archivedFiles,
					requiredProof,
					storedFiles: '[{"name":"a","size":1}]',
				},
				{ items: [{ json }] },
			);
			expect(run.error?.message).toMatch(/2 of 2 files at Zoom are not proven/);
			expect(run.error?.description).toMatch(/without "bytes".*Give the items of File: Download/);
		}
		expect(wasDeleted()).toBe(false);
	});
});

it.each(['archivedFiles', 'storedFiles'])('accepts no %s that a model makes up', async (name) => {
	const { id, files } = seed(['video']);
	const made = "={{ $fromAI('files', 'The files', 'json') }}";
	const { error } = await remove(id, files.map(stored), { requiredProof: 'storage', [name]: made });
	expect(error?.message).toMatch(/: an AI agent cannot prove that files are archived/);
	expect(zoom.calls()).toEqual([]);
});

describe('as a tool of an agent', () => {
	const filesOf = (session_id: string, files: StoredFile[]) =>
		files.map((file) => ({ session_id, ...stored(file) }));

	/** The agent names the session, and may send along whatever it likes. */
	const ask = async (id: string, parameters: INodeParameters, more: IDataObject = {}) => {
		const run = await runTool({
			type: 'zoomVideoSdkRecording',
			credentials: zoom.credentials(),
			parameters: {
				...{ resource: 'recording', operation: 'delete' },
				sessionId: { __rl: true, mode: 'id', value: "={{ $fromAI('session', 'Its ID') }}" },
				...{ onlyIfArchived: true, requiredProof: 'download' },
				...parameters,
			},
			calls: [{ session: id, ...more }],
		});
		return `${String(run.items[0]?.json['answer'])} ${run.error?.message}`;
	};

	it.each([
		'={{ $json.files }}',
		'={{ $input.all() }}',
		'={{ $input.item.json.files }}',
		'={{ $("Items").all().concat($json.files) }}',
		'={{ $parameter.sessionId.value }}',
		'={{ $data.files }}',
		'={{ $items() }}',
	])('accepts no proof from what the agent gives: %s', async (archivedFiles) => {
		const { id, files } = seed(['video', 'audio']);
		const answer = await ask(id, { archivedFiles }, { files: filesOf(id, files) });
		expect(answer).toMatch(/'Archived Files': an AI agent cannot prove that files are archived/);
		expect(zoom.calls()).toEqual([]);
	});

	it('accepts no proof from it in a list of expressions, which only an API may save', async () => {
		const { id, files } = seed(['video']);
		const archivedFiles = ['={{ $json.files[0] }}'];
		const answer = await ask(id, { archivedFiles }, { files: filesOf(id, files) });
		expect(answer).toMatch(/'Archived Files': an AI agent cannot prove that files are archived/);
		expect(zoom.calls()).toEqual([]);
	});

	it('accepts no Stored Files from it either', async () => {
		const { id, files } = seed(['video']);
		const answer = await ask(id, {
			...{ archivedFiles: textOf(filesOf(id, files)), requiredProof: 'storage' },
			storedFiles: '={{ $json.objects }}',
		});
		expect(answer).toMatch(/'Stored Files': an AI agent cannot prove that files are archived/);
		expect(zoom.calls()).toEqual([]);
	});

	it('accepts the items of an earlier node', async () => {
		const { id, files } = seed(['video', 'audio']);
		const archivedFiles = "={{ $('Items').first().json.files }}";
		const answer = await ask(id, { archivedFiles }, { files: filesOf(id, files) });
		expect(answer).toMatch(/"deleted":true/);
		expect(wasDeleted()).toBe(true);
	});
});
