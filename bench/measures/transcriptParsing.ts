import { join } from 'node:path';

import { z } from 'zod';

import { parseVtt } from '../../nodes/ZoomVideoSdk/files/transcript/parseVtt';
import { readWorkflow } from '../../tools/n8n/client/workflow';
import type { Comparison, Sample } from '../harness/comparison';
import { median } from '../harness/statistics';
import { transcriptOf } from './transcriptText';

/** Reading alone, without n8n: this shows how the time grows with the length. */
export const parsing: Comparison = {
	id: 'transcript-parsing',
	title: 'Reading a transcript, without n8n',
	about:
		"The package's parser and the code of the peer's Code node, each on text in memory: the median of 25 readings per round. The Code node's split handles only Zoom's usual form: no tags, entities, notes, styles or other line endings.",
	metrics: [{ id: 'time', label: 'Time', unit: 'ms' }],
	contenders: [
		{ id: 'ours1', name: 'package, 1 hour' },
		{ id: 'ours5', name: 'package, 5 hours' },
		{ id: 'ours10', name: 'package, 10 hours' },
		{ id: 'split5', name: "Code node's split, 5 hours" },
	],
	reference: 'ours5',
	targets: [
		{
			says: 'linear in length: 10 hours take at most 2.4 times as long as 5',
			metric: 'time',
			of: 'ours10',
			against: 'ours5',
			as: 'ratio',
			atMost: 2.4,
		},
		{
			says: 'at most 8 times as long for 5 hours as for 1',
			metric: 'time',
			of: 'ours5',
			against: 'ours1',
			as: 'ratio',
			atMost: 8,
		},
	],
};

const READINGS = 25;

type Read = (text: string) => number;

/** Times a reader that gives the number of segments. */
async function timed(read: Read, hours: number): Promise<Sample> {
	const { text, cues } = transcriptOf(hours);
	const times = Array.from({ length: READINGS }, () => {
		const begun = performance.now();
		const found = read(text);
		if (found !== cues) throw new Error(`${found} of ${cues} segments`);
		return performance.now() - begun;
	});
	return { time: median(times) };
}

const codeSchema = z.object({ jsCode: z.string() });
const outputSchema = z.array(z.object({ json: z.object({ segments: z.array(z.unknown()) }) }));

/** The code of the peer's Code node, as a function. */
async function splitOfCodeNode(): Promise<Read> {
	const file = join(__dirname, '..', 'workflows', 'transcript-http-request.json');
	const { nodes } = await readWorkflow(file);
	const { jsCode } = codeSchema.parse(nodes.find(({ name }) => name === 'Split')?.parameters);
	const split = new Function('$input', jsCode);
	return (text) => {
		const output: unknown = split({ first: () => ({ json: { data: text } }) });
		return outputSchema.parse(output)[0]?.json.segments.length ?? 0;
	};
}

export async function parsingRuns(): Promise<Record<string, () => Promise<Sample>>> {
	const ours: Read = (text) => parseVtt(text).length;
	const split = await splitOfCodeNode();
	return {
		ours1: async () => await timed(ours, 1),
		ours5: async () => await timed(ours, 5),
		ours10: async () => await timed(ours, 10),
		split5: async () => await timed(split, 5),
	};
}
