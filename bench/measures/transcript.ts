import { itemsOf } from '../../tools/n8n/client/execution';
import type { Workflow } from '../../tools/n8n/client/workflow';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Comparison, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import type { Conditions, Findings, Measure } from './measure';
import { parsing, parsingRuns } from './transcriptParsing';
import { transcriptOf } from './transcriptText';
import { withPair } from './withPair';

const comparison: Comparison = {
	id: 'transcript-5h',
	title: 'Transcript of 5 hours to segments, in n8n',
	about:
		"The time is that of the whole execution, as n8n reports it. For the package, that is asking Zoom for the session's files, the download, the checks, segments and talk times. For the peer, it is signing a token, the download, and a simple split in a Code node.",
	metrics: [{ id: 'time', label: 'Time', unit: 'ms' }],
	contenders: [
		{ id: 'ours', name: 'Zoom Video SDK Recording, Get Transcript' },
		{ id: 'http', name: 'HTTP Request node and a Code node' },
	],
	reference: 'http',
	targets: [
		{
			says: 'at least as fast as the Code node',
			metric: 'time',
			of: 'ours',
			against: 'http',
			as: 'ratio',
			atMost: 1,
		},
	],
	isCharted: true,
};

const HOURS = 5;
/** A single run takes less than what the machine's own business moves it by. */
const RUNS_A_ROUND = 5;

async function read(
	setup: Setup,
	workflow: Workflow,
	last: string,
	segments: number,
): Promise<Sample> {
	let time = 0;
	for (let run = 0; run < RUNS_A_ROUND; run += 1) {
		const { execution, seconds } = await runByHand(setup, workflow);
		const found = itemsOf(execution, last)[0]?.['segments'];
		if (!Array.isArray(found) || found.length !== segments) {
			throw new Error(`${workflow.name} did not find the ${segments} segments`);
		}
		time += (seconds * 1000) / RUNS_A_ROUND;
	}
	return { time };
}

export const transcript: Measure = {
	name: 'transcript',
	comparisons: [comparison, parsing],
	async run(conditions: Conditions): Promise<Findings> {
		const { rounds, say } = conditions;
		const logSample = (round: number, name: string, { time = 0 }: Sample) =>
			say(`  round ${round + 1}: ${name} ${time.toFixed(1)} ms`);
		const parsed = await inTurn(await parsingRuns(), rounds, logSample);
		const inN8n = await withPair(conditions, async ({ zoom, ours, peer }) => {
			const { text, cues } = transcriptOf(HOURS);
			const { ids, address } = await zoom.seed([
				{ name: 'Of 5 hours', minutes: 60 * HOURS, files: [{ kind: 'transcript', text }] },
			]);
			const mine = await ours.place('transcript-zoom', { sessionId: ids[0] ?? '' });
			const theirs = await peer.place('transcript-http-request', { downloadUrl: address });
			const runs = {
				ours: async () => await read(ours, mine, 'Recording', cues),
				http: async () => await read(peer, theirs, 'Split', cues),
			};
			for (const run of Object.values(runs)) await run();
			return await inTurn(runs, rounds, logSample);
		});
		return { [comparison.id]: inN8n, [parsing.id]: parsed };
	},
};
