import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { session, useZoom } from '../fixtures/zoom';
import { listSearch } from '../harness';

const zoom = useZoom();

const PARAMETERS = {
	searchFiles: { resource: 'file', operation: 'delete' },
	searchTrashedFiles: { resource: 'file', operation: 'recover' },
};
type Method = keyof typeof PARAMETERS;

/** The list of files of a session, as the editor asks for it. */
async function search(
	method: Method,
	parameters: INodeParameters,
	filter?: string,
): Promise<INodeListSearchResult['results']> {
	const setup = {
		type: 'zoomVideoSdkRecording',
		credentials: zoom.credentials(),
		parameters: { ...PARAMETERS[method], ...parameters },
	};
	const { results, ...rest } = await listSearch(setup, method, filter, undefined, 'fileId');
	zoom.watch(results);
	expect(rest).toEqual({});
	return results;
}

const seed = () =>
	zoom.simulator.seed({
		name: 'Demo',
		startedAt: new Date(Date.now() - 3_600_000),
		files: [
			{ kind: 'video', size: 34_000_000 },
			{ kind: 'audio', id: 'audio-1', size: 975_000 },
			{ kind: 'captions', id: null },
			{ kind: 'participantAudio', fileName: 'Audio only - Ada' },
		],
	});

describe('the files of a session', () => {
	it('are named by kind, content, time and size; those without an ID are left out', async () => {
		const { id, files } = seed();
		const results = await search('searchFiles', session(id));
		expect(results.map(({ name }) => name.replace(/, \d\d:\d\d UTC/, ''))).toEqual([
			'Video (shared screen with speaker), 34 MB',
			'Audio, 975 KB',
			expect.stringMatching(/^Participant audio \(Ada\), /),
		]);
		expect(results.map(({ value }) => value)).toEqual(
			files.map((file) => file.id).filter((each) => each !== undefined),
		);
	});

	it('are one entry where Zoom gives several the same ID', async () => {
		const { id } = zoom.simulator.seed({
			name: 'Demo',
			files: [
				{ kind: 'video', id: 'same', size: 34_000_000 },
				{ kind: 'audio', id: 'other', size: 975_000 },
				{ kind: 'participantVideo', id: 'same', fileName: 'Video - Ada', size: 4_000_000 },
			],
		});
		const results = await search('searchFiles', session(id));
		const entries = results.map(({ name, value }) => [name.replace(/, \d\d:\d\d UTC/g, ''), value]);
		expect(entries).toEqual([
			['Video (shared screen with speaker), 34 MB, and Participant video (Ada), 4 MB', 'same'],
			['Audio, 975 KB', 'other'],
		]);
		expect(await search('searchFiles', session(id), 'ada')).toHaveLength(1);
	});

	it.each(['list', 'id', 'name'] as const)('of one chosen by %s', async (mode) => {
		const { id } = seed();
		const value = mode === 'name' ? 'demo' : id;
		expect(await search('searchFiles', session(value, mode))).toHaveLength(3);
	});

	it('of one whose ID stands there without a locator', async () => {
		const { id } = seed();
		expect(await search('searchFiles', { sessionId: id })).toHaveLength(3);
	});

	it.each([
		['PARTICIPANT', 1],
		['audio', 2],
		[' audio-1 ', 1],
		['mb', 1],
		['poll', 0],
	])('are searched for %j', async (filter, count) => {
		const { id } = seed();
		expect(await search('searchFiles', session(id), filter)).toHaveLength(count);
	});

	it('are found where the session ID is encoded as the node says', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo', id: '/a//b==' });
		const options = { sessionIdEncoding: 'double' };
		expect(await search('searchFiles', { ...session(id), options })).toHaveLength(2);
	});
});

describe('the files in the trash', () => {
	it('are those that are there by themselves', async () => {
		const stored = seed();
		const [video, audio] = stored.files;
		zoom.simulator.lifecycle.trashFiles(stored, video === undefined ? [] : [video]);
		const results = await search('searchTrashedFiles', session(stored.id));
		expect(results.map(({ value }) => value)).toEqual([video?.id]);
		const others = await search('searchFiles', session(stored.id));
		expect(others.map(({ value }) => value)).toContain(audio?.id);
		expect(others).toHaveLength(2);
	});

	it('say that there are none of the session', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo', trashedAt: new Date() });
		await expect(search('searchTrashedFiles', session(id))).rejects.toMatchObject({
			message: 'The trash holds no single files of this session',
			description: expect.stringMatching(/Recording: Recover/),
		});
	});
});

describe.each(['searchFiles', 'searchTrashedFiles'] as const)('%s', (method) => {
	it.each<[string, unknown, RegExp]>([
		['no session', { __rl: true, mode: 'list', value: '' }, /^Choose a session first$/],
		['an empty ID', { __rl: true, mode: 'id', value: '' }, /^Choose a session first$/],
		['no field', null, /^The session is an expression that has no value yet$/],
		['an expression without a value', { __rl: true, mode: 'id', value: null }, /no value yet$/],
		[
			'an expression as it is written',
			{ __rl: true, mode: 'id', value: '={{ $json.session_id }}' },
			/no value yet$/,
		],
		['the same without a locator', '={{ $json.session_id }}', /no value yet$/],
	])('says in words that there is %s', async (_, sessionId, message) => {
		const parameters: INodeParameters = JSON.parse(JSON.stringify({ sessionId }));
		await expect(search(method, parameters)).rejects.toMatchObject({
			// Of any other error, n8n tells the editor the message only.
			name: 'NodeApiError',
			message: expect.stringMatching(message),
			description: expect.stringMatching(/\w/),
		});
		expect(zoom.calls()).toEqual([]);
	});
});

describe('a node', () => {
	const deleted = async (fileId: INodeParameters[string], id: string, input?: object) =>
		await zoom.run(
			'delete',
			{ resource: 'file', ...session(id), fileId },
			{ items: [{ json: { file: 'audio-1', ...input } }] },
		);

	it.each<[string, INodeParameters[string]]>([
		['from the list', { __rl: true, mode: 'list', value: 'audio-1' }],
		['by its ID', { __rl: true, mode: 'id', value: ' audio-1 ' }],
		['by an expression in the locator', { __rl: true, mode: 'id', value: '={{ $json.file }}' }],
		['as plain text, as older workflows have it', 'audio-1'],
		['by an expression without a locator', '={{ $json.file }}'],
	])('takes a file %s', async (_, fileId) => {
		const { id } = seed();
		const { items, error } = await deleted(fileId, id);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ deleted: true, id: 'audio-1' });
	});

	it('without a file says what to choose', async () => {
		const { id } = seed();
		for (const fileId of ['={{ "" }}', { __rl: true, mode: 'id', value: '={{ "" }}' }]) {
			const { error } = await deleted(fileId, id);
			expect(error?.message).toMatch(/^'File': the ID is empty/);
			expect(error?.description).toMatch(/^Choose a file.* only be deleted and recovered/);
			const reading = { resource: 'file', filesFrom: 'file', ...session(id), fileId };
			for (const operation of ['download', 'upload', 'getTranscript', 'getSummary']) {
				const more = operation === 'upload' ? { uploadUrl: 'https://bucket.example/a' } : {};
				const run = await zoom.run(operation, { ...reading, ...more });
				expect(run.error?.message).toMatch(/^'File': the ID is empty/);
				expect(run.error?.description).toMatch(/ set 'Files From' to Session\.$/);
			}
		}
		expect(zoom.calls()).toEqual([]);
	});
});
