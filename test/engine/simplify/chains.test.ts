import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { REST_ONLY } from '../fixtures/eventFiles';
import { useServer } from '../fixtures/server';
import type { NodeRun } from '../harness';
import { useSources, type Both } from './sources';

/*
 * What is simplified feeds the operations on files without a node between, and each gives what it gives for the raw
 * item: whatever the source, for a session of two parts with files of every kind.
 */
const { zoom, seed, sources } = useSources();
const bucket = useServer();
beforeEach(() => {
	bucket.answer = (request, response) =>
		void request.resume().on('end', () => response.setHeader('ETag', '"a"').end());
});

/** Each field that a file name can have. */
const TEMPLATE = [
	'{session_name} {session_id} {session_key} {start_time:HHmmss} {timezone} {collection} {id}',
	'{file_name} {file_type} {file_extension} {recording_type} {recording_start} {recording_end}',
	'{user_id} {user_key} {short_id}.{extension}',
].join(' ');
const NONE = { ifNoFileMatches: 'empty' };

/** Runs an operation, for these items. */
async function run(
	operation: string,
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
): Promise<NodeRun> {
	const credential = { downloadHosts: '127.0.0.1' };
	const settings = { resource: 'file', options: NONE, ...parameters };
	const result = await zoom.run(operation, settings, { items, credential });
	expect([operation, result.error]).toEqual([operation, undefined]);
	return result;
}

type Operation = (items: INodeExecutionData[], more?: INodeParameters) => Promise<NodeRun>;

const operations: Readonly<Record<string, Operation>> = {
	Download: async (items, more) => {
		const options = { ...NONE, fileName: TEMPLATE, sha256: true };
		return await run('download', items, { options, ...more });
	},
	'Download: Best Video': async (items, more) =>
		await run('download', items, { files: 'bestVideo', ...more }),
	'Get Transcript': async (items, more) => await run('getTranscript', items, { ...more }),
	'Get Transcript: captions, as files': async (items, more) => {
		const options = { ...NONE, useCaptionsInstead: true };
		return await run('getTranscript', items, { format: 'file', options, ...more });
	},
	'Get Summary': async (items, more) => await run('getSummary', items, { ...more }),
	// Of a session one file, of the others each to an address of its own.
	Upload: async (items, more) => {
		const key = '{{ encodeURIComponent($json.dedupe_key) }}';
		const areSessions = items.some(({ json }) => json['collection'] === undefined);
		const some = areSessions ? { files: 'kinds', kinds: ['summary'] } : {};
		return await run('upload', items, { uploadUrl: `=${bucket.origin}/${key}`, ...some, ...more });
	},
};

/** What came out, with the order of the fields and the names of the files. */
const shown = ({ items }: NodeRun) =>
	items.map(({ json, binary, pairedItem }) => ({
		json: Object.entries(json),
		name: binary?.['data']?.fileName,
		pairedItem,
	}));

const keysOf = (items: INodeExecutionData[]) => items.map(({ json }) => json['dedupe_key']);

/** Each operation gives the same for both. @returns how many items each gave */
async function expectSame({ raw, simplified }: Both): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const [name, operate] of Object.entries(operations)) {
		const output = await operate(simplified);
		expect([name, shown(output)]).toEqual([name, shown(await operate(raw))]);
		counts[name] = output.items.length;
	}
	return counts;
}

it.each(Object.keys(sources))('%s feeds each operation on files', async (name) => {
	const both = await sources[name]?.(seed());
	if (both === undefined) throw new Error('There is no such source');
	expect(keysOf(both.simplified)).toEqual(keysOf(both.raw));
	expect(JSON.stringify(both.simplified).length).toBeLessThan(JSON.stringify(both.raw).length + 1);
	const counts = await expectSame(both);
	// Zoom's list of the account leaves out the audio of participants.
	const isListed = /Many|Poll/.test(name);
	const isOfFiles = name.endsWith('File');
	expect(counts).toMatchObject({
		Download: isListed ? 13 : 14,
		// Of single files, each video is the best.
		'Download: Best Video': isOfFiles ? 4 : 2,
		'Get Transcript': 2,
		'Get Transcript: captions, as files': 2,
		'Get Summary': 1,
	});
	const isFromEvent = !isListed && name !== 'Get';
	if (!isFromEvent) return;
	// Now the addresses in events are closed to the account's token, and each file is looked for in Zoom's list.
	zoom.simulator.settings.set(REST_ONLY);
	expect(await expectSame(both)).toEqual(counts);
});

it.each(['Get', 'Trigger: File', 'Trigger: Complete Set'])(
	'%s feeds what comes after another operation on its files',
	async (name) => {
		const both = await sources[name]?.(seed());
		if (both === undefined) throw new Error('There is no such source');
		for (const first of ['Download', 'Upload', 'Get Transcript']) {
			const operate = operations[first];
			if (operate === undefined) throw new Error('There is no such operation');
			await expectSame({
				raw: (await operate(both.raw, { simplify: false })).items,
				simplified: (await operate(both.simplified)).items,
			});
		}
	},
);

describe('Only If Listed as Archived is proven by', () => {
	/** Deletes the recordings, with the proof that an earlier step has given, and brings them back. */
	async function deleteAndRecover(items: INodeExecutionData[], requiredProof: string) {
		const sessionId = '={{ $json.session_id }}';
		const files = items.map(({ json }) => json);
		const one = { session_id: files[0]?.['session_id'] ?? '', files };
		const proof = { onlyIfArchived: true, requiredProof, archivedFiles: '={{ $json.files }}' };
		const ofRecording = { resource: 'recording', sessionId, options: {} };
		const deleted = await run('delete', [{ json: one }], { ...ofRecording, ...proof });
		const recovered = await run('recover', [{ json: one }], ofRecording);
		return [shown(deleted), shown(recovered)];
	}

	it.each<[string, string, string]>([
		['Get', 'Download', 'download'],
		['Trigger: Event', 'Download', 'download'],
		['Trigger: Complete Set', 'Download', 'download'],
		['Trigger: File', 'Download', 'download'],
		['Trigger: File', 'Upload', 'storage'],
	])('%s, then %s', async (name, first, proof) => {
		const both = await sources[name]?.(seed(false));
		const operate = operations[first];
		if (both === undefined || operate === undefined) throw new Error('There is no such step');
		const simplified = await deleteAndRecover((await operate(both.simplified)).items, proof);
		const raw = await operate(both.raw, { simplify: false });
		expect(simplified).toEqual(await deleteAndRecover(raw.items, proof));
		expect(JSON.stringify(simplified)).toMatch(/"deleted",true/);
		expect(zoom.calls().filter((call) => call.startsWith('DELETE'))).toHaveLength(2);
	});

	it('a single file, by its item', async () => {
		const both = await sources['Trigger: File']?.(seed(false));
		const proofs: unknown[] = [];
		for (const [form, items = []] of Object.entries(both ?? {})) {
			const [video] = (await run('download', items, { simplify: form !== 'raw' })).items;
			const json = { ...video?.json };
			const ids = { sessionId: '={{ $json.session_id }}', fileId: '={{ $json.id }}', options: {} };
			const proof = { onlyIfArchived: true, requiredProof: 'download' };
			const archivedFiles = '={{ [$json] }}';
			proofs.push(shown(await run('delete', [{ json }], { ...ids, ...proof, archivedFiles })));
			await run('recover', [{ json }], ids);
		}
		expect(proofs).toHaveLength(2);
		expect(proofs[1]).toEqual(proofs[0]);
	});
});
