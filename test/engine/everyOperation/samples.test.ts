import { join } from 'node:path';

import { loadOutputSchema } from 'n8n-core';
import { z } from 'zod';

import { readWorkflow } from '../../../tools/n8n/client/workflow';
import type { Seed, StoredFile } from '../../../tools/zoom-simulator';
import { settled, startReceiver } from '../fixtures/receiver';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';
import { loadPackage, PACKAGE_ROOT } from '../harness';
import { type Shape, shapeOf, shapeOfPreview, withoutUnseenEntries } from './outputShape';

/*
 * n8n 2.41 shows no previews of triggers: the samples take their place. Each has the fields, at every
 * depth and with their types, of what the trigger outputs for such an event, and no others.
 */
const zoom = useZoom();
const sampleParameters = z.object({
	events: z.array(z.string()),
	output: z.enum(['event', 'file', 'completeSet']),
	requiredFiles: z.array(z.string()).optional(),
});
type SampleParameters = z.infer<typeof sampleParameters>;
interface Sample {
	name: string;
	parameters: SampleParameters;
	items: Array<Record<string, unknown>>;
}

const participant = { fileName: 'Ada Lovelace', userId: '16778240', userKey: 'ada' };
const recorded: NonNullable<Seed['files']> = [
	...(['video', 'audio', 'timeline'] as const),
	{ kind: 'participantAudio', ...participant },
	{ kind: 'participantVideo', ...participant },
];

/** Lets Zoom send the last of the events, with what such an event carries. */
function tell(event: string): void {
	const session = zoom.simulator.seed({
		name: 'Demo',
		sessionKey: 'k',
		timezone: 'UTC',
		files: [...recorded, 'transcript', 'summary'],
	});
	const only = (type: string) => session.files.filter(({ fileType }) => fileType === type);
	const files: Record<string, StoredFile[]> = {
		'session.recording_completed': session.files.slice(0, recorded.length),
		'session.recording_transcript_completed': only('TRANSCRIPT'),
		'session.recording_summary_completed': only('SUMMARY'),
	};
	const carried = files[event];
	const [start = 0, end = 0] = [session.startedAt, session.endedAt];
	if (!event.startsWith('session.recording_') && event !== 'session.ended')
		session.endedAt = undefined;
	zoom.simulator.lifecycle.tell({
		event,
		session,
		...(carried && { files: carried }),
		...(/recording_(?:started|paused|resumed|stopped)$/.test(event) && {
			span: { start, end: event.endsWith('started') ? undefined : end },
		}),
		...(/(?:trashed|deleted|recovered)$/.test(event) && { byOperator: true }),
		...(/user_(?:joined|left)$/.test(event) && { person: session.participants[0] }),
	});
}

async function putOut({ events, output, requiredFiles }: SampleParameters): Promise<Shape> {
	const receiver = await startReceiver(zoom, {
		events,
		output,
		...(requiredFiles && { requiredFiles }),
	});
	try {
		tell(events.at(-1) ?? '');
		await until(() => receiver.started().length > 0);
		await settled(zoom);
		return shapeOf(receiver.started().flat());
	} finally {
		await receiver.close();
	}
}

let samples: Sample[] = [];
beforeAll(async () => {
	const { nodes, pinData } = await readWorkflow(join(PACKAGE_ROOT, 'examples/sample-events.json'));
	const pinned = z.record(z.array(z.object({ json: z.record(z.unknown()) }))).parse(pinData);
	samples = nodes.flatMap(({ name, parameters }) => {
		const items = pinned[name]?.map(({ json }) => json);
		return items ? [{ name, parameters: sampleParameters.parse(parameters), items }] : [];
	});
});

it('there is a sample of each event, of files and of a complete set', async () => {
	const { type } = (await loadPackage()).getNode('zoomVideoSdkRecordingTrigger');
	const properties = 'properties' in type.description ? type.description.properties : [];
	const offered = properties.find(({ name }) => name === 'events')?.options ?? [];
	const events = offered.flatMap((option) => ('value' in option ? [option.value] : []));
	const sampled = samples
		.filter(({ parameters }) => parameters.output === 'event')
		.map(({ parameters }) => parameters.events.join());
	expect(sampled.sort()).toEqual(events.sort());
	expect(new Set(samples.map(({ parameters }) => parameters.output)).size).toBe(3);
});

it('each sample has the shape of what the trigger returns', async () => {
	const shapes: Array<[string, Shape]> = [];
	for (const { name, parameters } of samples) shapes.push([name, await putOut(parameters)]);
	expect(Object.fromEntries(samples.map(({ name, items }) => [name, shapeOf(items)]))).toEqual(
		Object.fromEntries(shapes),
	);
});

it('the preview that the package has for triggers is the sample of a completed recording', () => {
	const nodeDir = join(PACKAGE_ROOT, 'dist/nodes/ZoomVideoSdk');
	const preview = shapeOfPreview(loadOutputSchema({ nodeDir, version: 2 }));
	const sample = samples.find(({ name }) => name === 'Sample: Recording Completed');
	const seen = shapeOf(sample?.items ?? []);
	expect(seen).toEqual(withoutUnseenEntries(preview, seen));
});
