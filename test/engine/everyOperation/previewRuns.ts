import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Seed } from '../../../tools/zoom-simulator';
import type { KindName } from '../../../tools/zoom-simulator/files/kinds';
import type { FilesOfZoom } from '../fixtures/files';
import { logDelivery } from '../fixtures/missedDeliveries';
import { session } from '../fixtures/zoom';
import type { NodeRun } from '../harness';

/** What the runs of an operation need. */
export interface Setup {
	zoom: FilesOfZoom;
	/** Where a bucket would take a file. */
	uploadUrl: string;
}

/** Runs an operation so that every field comes out that its default output can have. */
type Runs = (setup: Setup) => Promise<NodeRun[]>;

const participant = { fileName: 'Ada Lovelace', userId: '16778240', userKey: 'ada' };
const everyKind: Seed['files'] = [
	'video',
	{ kind: 'participantAudio', ...participant },
	{ kind: 'participantVideo', ...participant },
];

async function run(
	{ zoom }: Setup,
	resource: string,
	operation: string,
	parameters: INodeParameters,
	more: Parameters<FilesOfZoom['run']>[2] = {},
): Promise<NodeRun> {
	return await zoom.run(operation, { resource, ...parameters }, more);
}

const control =
	(operation: string, recorder: 'idle' | 'recording' | 'paused'): Runs =>
	async (setup) => {
		const live = setup.zoom.simulator.startSession({ name: 'Demo' });
		live.recorder = recorder;
		return [await run(setup, 'recording', operation, session(live.id))];
	};

/** With and without the proof of Only If Listed as Archived. */
const deletion =
	(resource: 'file' | 'recording'): Runs =>
	async (setup) => {
		const places = { saved_as: 'a.mp4', etag: '"a"' };
		const settings = (entry: IDataObject): INodeParameters[] => [
			{},
			{
				onlyIfArchived: true,
				requiredProof: 'download',
				archivedFiles: JSON.stringify([{ ...entry, sha256: 'a'.repeat(64), ...places }]),
			},
		];
		const runs: NodeRun[] = [];
		for (const which of [0, 1]) {
			const seeded = setup.zoom.simulator.seed({ name: 'Demo', files: ['video'] });
			const [file] = seeded.files;
			const fileId = file?.id ?? '';
			const more = settings({ session_id: seeded.id, id: fileId, bytes: file?.size })[which];
			runs.push(
				await run(setup, resource, 'delete', {
					...session(seeded.id),
					...(resource === 'file' && { fileId }),
					...more,
				}),
			);
		}
		return runs;
	};

/** One run on the files of a session. */
const onFile =
	(operation: string, kind: KindName): Runs =>
	async (setup) => {
		const { from } = await setup.zoom.recorded({ files: [kind] });
		return [await run(setup, 'file', operation, from)];
	};

/** By `resource/operation`. */
export const previewRuns: Readonly<Record<string, Runs>> = {
	'account/checkSetup': async (setup) => [await run(setup, 'account', 'checkSetup', {})],
	'account/getUsage': async (setup) => {
		setup.zoom.simulator.seed({ name: 'Demo' });
		return [await run(setup, 'account', 'getUsage', {})];
	},
	'account/getWebhookLogs': async (setup) => {
		const { simulator } = setup.zoom;
		const seed = { url: 'http://127.0.0.1:9/', statuses: [404], reply: 'Not found' };
		const session = { session_id: 'a==', session_name: 'Demo' };
		const payload = { account_id: 'AAAAAABBBB', object: session };
		const body = JSON.stringify({ event: 'session.started', event_ts: Date.now(), payload });
		logDelivery(simulator, { ...seed, body });
		return [await run(setup, 'account', 'getWebhookLogs', {})];
	},
	'file/delete': deletion('file'),
	'file/download': onFile('download', 'video'),
	'file/getSummary': onFile('getSummary', 'summary'),
	'file/getTranscript': onFile('getTranscript', 'transcript'),
	'file/recover': async (setup) => {
		const { id, files } = setup.zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio'] });
		const [file] = files;
		if (file) file.trashedAt = Date.now();
		return [await run(setup, 'file', 'recover', { ...session(id), fileId: file?.id ?? '' })];
	},
	'file/upload': async (setup) => {
		const { from, session: recorded } = await setup.zoom.recorded();
		const uploadUrl = `${setup.uploadUrl}/${recorded.files[0]?.id}`;
		const parameters = { ...from, uploadUrl };
		const credential = { downloadHosts: '127.0.0.1' };
		return [await run(setup, 'file', 'upload', parameters, { credential })];
	},
	'recording/delete': deletion('recording'),
	'recording/get': async (setup) => {
		const { id } = setup.zoom.simulator.seed({ name: 'Demo', files: everyKind });
		return [await run(setup, 'recording', 'get', session(id))];
	},
	'recording/getAll': async (setup) => {
		setup.zoom.simulator.seed({ name: 'Demo', files: everyKind });
		return [await run(setup, 'recording', 'getAll', {})];
	},
	'recording/getState': async (setup) => {
		const { id } = setup.zoom.simulator.seed({ name: 'Demo', files: ['video'] });
		return [await run(setup, 'recording', 'getState', { type: 'past', ...session(id) })];
	},
	'recording/pause': control('pause', 'recording'),
	'recording/recover': async (setup) => {
		const { id } = setup.zoom.simulator.seed({ name: 'Demo', trashedAt: new Date() });
		return [await run(setup, 'recording', 'recover', session(id))];
	},
	'recording/resume': control('resume', 'paused'),
	'recording/start': control('start', 'idle'),
	'recording/stop': control('stop', 'recording'),
	'session/create': async (setup) => [
		await run(setup, 'session', 'create', { sessionName: 'Demo', options: { password: 'abc' } }),
	],
	'session/createToken': async (setup) => {
		const options = { sessionKey: 'k', userKey: 'u' };
		const parameters = { sessionName: 'Demo', options };
		return [await run(setup, 'session', 'createToken', parameters, { tokens: 'allowed' })];
	},
	'session/delete': async (setup) => {
		const { id } = setup.zoom.simulator.seed({ name: 'Demo', state: 'scheduled' });
		return [await run(setup, 'session', 'delete', session(id))];
	},
	'session/end': async (setup) => {
		const { id } = setup.zoom.simulator.startSession({ name: 'Demo' });
		return [await run(setup, 'session', 'end', session(id))];
	},
	'session/get': async (setup) => {
		const { id } = setup.zoom.simulator.startSession({ name: 'Demo' });
		return [await run(setup, 'session', 'get', session(id))];
	},
	'session/getAll': async (setup) => {
		setup.zoom.simulator.startSession({ name: 'Demo' });
		return [await run(setup, 'session', 'getAll', {})];
	},
	'session/getParticipants': async (setup) => {
		const { id } = setup.zoom.simulator.seed({ name: 'Demo' });
		return [await run(setup, 'session', 'getParticipants', { type: 'past', ...session(id) })];
	},
};
