import { join } from 'node:path';

import { loadOutputSchema } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';

import { useFiles } from '../fixtures/files';
import { useServer } from '../fixtures/server';
import { jsonOf, session } from '../fixtures/zoom';
import { loadPackage, PACKAGE_ROOT, type NodeRun } from '../harness';
import {
	asPromised,
	type Shape,
	shapeOf,
	shapeOfPreview,
	withoutUnseenEntries,
} from './outputShape';
import { previewRuns } from './previewRuns';

/*
 * n8n shows one preview for each operation, whatever else is set. So it must be the output with the
 * defaults: every field of the one, at every depth, is in the other with the same type. Left out are
 * entries of lists that Zoom, or its stand-in, always leaves empty. Other modes differ as listed here.
 */
const zoom = useFiles({ settings: { rateLimits: {} } });
const bucket = useServer();
const nodeDir = join(PACKAGE_ROOT, 'dist/nodes/ZoomVideoSdk');

const previewOf = (resource: string, operation: string): Shape =>
	shapeOfPreview(loadOutputSchema({ nodeDir, version: 1, resource, operation }));
const outputsOf = (runs: NodeRun[]) => {
	expect(runs.flatMap(({ error }) => error?.message ?? [])).toEqual([]);
	return runs.flatMap(jsonOf);
};

/** `resource/operation` of all that the node offers. */
async function operations(): Promise<string[]> {
	const { description } = (await loadPackage()).getNode('zoomVideoSdkRecording').type;
	const properties = 'properties' in description ? description.properties : [];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) =>
				'value' in option
					? [`${String(displayOptions?.show?.['resource']?.[0])}/${String(option.value)}`]
					: [],
			),
		);
}

it('has an operation in this test for each that the node has', async () => {
	expect((await operations()).sort()).toEqual(Object.keys(previewRuns).sort());
});

it.each(Object.entries(previewRuns))('the preview of %s is its output', async (name, runs) => {
	bucket.answer = (request, response) =>
		void request.resume().on('end', () => response.setHeader('ETag', '"a"').end());
	const [resource = '', operation = ''] = name.split('/');
	const preview = previewOf(resource, operation);

	const outputs = outputsOf(await runs({ zoom, uploadUrl: `${bucket.origin}/video` }));

	expect(outputs.length).toBeGreaterThan(0);
	const seen = shapeOf(outputs);
	expect(asPromised(seen, preview)).toEqual(withoutUnseenEntries(preview, seen));
});

/** What another mode has besides the preview, and what of the preview it lacks: names at the top. */
interface Mode {
	name: string;
	of: [resource: string, operation: string];
	parameters: INodeParameters;
	more?: string[];
	less?: string[];
}

const FILE_FIELDS = [
	...['collection', 'download_url', 'file_extension', 'file_size', 'file_type', 'id'],
	...['recording_end', 'recording_start', 'recording_type', 'status'],
];
const SESSION_DETAILS = [
	...['audio_quality', 'has_pstn', 'has_screen_share', 'has_session_summary', 'has_video'],
	...['has_voip', 'id', 'screen_share_quality', 'video_quality'],
];
const PARTICIPANT_DETAILS = [
	...['audio_call', 'audio_quality', 'browser_name', 'browser_version', 'camera', 'client'],
	...['connection_type', 'data_center', 'device', 'ip_address', 'location', 'microphone'],
	...['network_type', 'os', 'os_version', 'screen_share_quality', 'speaker', 'video_quality'],
];
const modes: Mode[] = [
	{
		name: 'Output: File',
		of: ['recording', 'getAll'],
		parameters: { output: 'file' },
		more: FILE_FIELDS,
		less: [
			...['duration', 'participant_video_files', 'recording_count', 'recording_files'],
			'total_size',
		],
	},
	{
		name: 'Format: Segments',
		of: ['file', 'getTranscript'],
		parameters: { format: 'segments' },
		more: ['segments'],
		less: ['text'],
	},
	{ name: 'Format: Markdown', of: ['file', 'getTranscript'], parameters: { format: 'markdown' } },
	{ name: 'Format: SRT', of: ['file', 'getTranscript'], parameters: { format: 'srt' } },
	{
		name: 'Format: File',
		of: ['file', 'getTranscript'],
		parameters: { format: 'file' },
		less: ['text'],
	},
	{
		name: 'Compute SHA-256',
		of: ['file', 'download'],
		parameters: { files: 'kinds', kinds: ['video'], options: { sha256: true } },
		more: ['sha256'],
	},
	{
		name: 'Include Download Token',
		of: ['recording', 'get'],
		parameters: { options: { includeDownloadToken: true } },
		more: ['download_access_token'],
	},
	{
		name: 'Simplify off',
		of: ['session', 'get'],
		parameters: { type: 'past', simplify: false },
		more: [...SESSION_DETAILS, 'created_at', 'hold', 'passcode', 'session_number', 'total_minutes'],
	},
	{
		name: 'Simplify off',
		of: ['session', 'getAll'],
		parameters: { type: 'past', simplify: false },
		more: SESSION_DETAILS,
	},
	{
		name: 'Simplify off',
		of: ['session', 'getParticipants'],
		parameters: { type: 'past', simplify: false },
		more: PARTICIPANT_DETAILS,
	},
	{
		name: 'Include Days off',
		of: ['account', 'getUsage'],
		parameters: { options: { includeDays: false } },
		less: ['cloud_recording_storage'],
	},
];

it.each(modes)(
	'the output of $of.0/$of.1 with $name differs as said',
	async ({ of, parameters, more, less }) => {
		const [resource, operation] = of;
		const { id } = zoom.simulator.seed({
			name: 'Demo',
			files: ['video', 'participantAudio', 'participantVideo', 'transcript'],
		});
		const from = resource === 'file' ? { filesFrom: 'session' } : {};
		const run = await zoom.run(
			operation,
			{ resource, ...from, ...session(id), ...parameters },
			parameters['options'] !== undefined && more?.includes('download_access_token')
				? { tokens: 'allowed' }
				: {},
		);

		const atTop = ([path]: [string, string]) => !/[.[]/.test(path);
		const fieldsOf = (shape: Shape) => Object.fromEntries(Object.entries(shape).filter(atTop));
		const preview = fieldsOf(previewOf(resource, operation));
		const seen = fieldsOf(shapeOf(outputsOf([run])));
		const names = (of: Shape, without: Shape) =>
			Object.keys(of)
				.filter((name) => !(name in without))
				.sort();
		expect({ more: names(seen, preview), less: names(preview, seen) }).toEqual({
			more: [...(more ?? [])].sort(),
			less: [...(less ?? [])].sort(),
		});
		const shared = Object.entries(seen).filter(([name]) => name in preview);
		expect(shared.filter(([name, type]) => preview[name] !== type)).toEqual([]);
	},
);
