/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { readWorkflow } from '../host/workflow';
import { PACKAGE_ROOT } from './harness';
import { useFiles } from './fixtures/files';
import { useServer } from './fixtures/server';
import { jsonOf } from './fixtures/zoom';

// The steps of this package in the examples; the whole workflows need n8n's own nodes.
const zoom = useFiles();
const bucket = useServer();

const parametersSchema: z.ZodType<INodeParameters> = z.record(
	z.union([z.string(), z.boolean(), z.record(z.union([z.string(), z.boolean(), z.number()]))]),
);

async function step(example: string, name: string) {
	const { nodes } = await readWorkflow(join(PACKAGE_ROOT, 'examples', `${example}.json`));
	const parameters = parametersSchema.parse(nodes.find((node) => node.name === name)?.parameters);
	const { operation, ...rest } = parameters;
	return { operation: String(operation), parameters: rest };
}

it('a file of the trigger goes to the bucket', async () => {
	bucket.answer = (request, response) => void request.resume().on('end', () => response.end());
	const { item, first } = await zoom.recorded();
	const [file] = jsonOf(await zoom.run('download', {}, { items: [item] }));
	const { operation, parameters } = await step('archive-to-bucket', 'Transfer the file');
	const run = await zoom.run(operation, parameters, {
		items: [{ json: { ...file, upload_url: `${bucket.origin}/a` } }],
		credential: { downloadHosts: '127.0.0.1' },
	});
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({
			transferred: true,
			bytes: first.size,
			sha256: zoom.simulator.sha256(first),
		}),
	]);
});

it('transcript and summary of a complete set become texts', async () => {
	const { item } = await zoom.recorded({ files: ['video', 'transcript', 'summary'] });
	const transcript = await step('post-transcript-and-summary', 'Get the transcript');
	const read = await zoom.run(transcript.operation, transcript.parameters, { items: [item] });
	expect(jsonOf(read)).toEqual([
		expect.objectContaining({
			text: expect.stringMatching(/^Ada Lovelace: Good morning/),
			speakers: expect.arrayContaining([expect.objectContaining({ speaker: 'Grace Hopper' })]),
		}),
	]);
	const summary = await step('post-transcript-and-summary', 'Get the summary');
	const items = read.items.map(({ json }) => ({ json }));
	const told = await zoom.run(summary.operation, summary.parameters, { items });
	expect(jsonOf(told)).toEqual([
		expect.objectContaining({
			text: expect.stringMatching(/\S/),
			session_id: item.json['session_id'],
		}),
	]);
});
