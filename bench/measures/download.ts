import { requireFreeSpace } from '../../tools/n8n/install/diskSpace';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { curlToDisk } from '../fixtures/curl';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Comparison, Round, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import type { Conditions, Findings, Measure } from './measure';
import { type Pair, withPair } from './withPair';

const MIB = 1_048_576;
const WARM_UP_BYTES = 16 * MIB;
/** What n8n keeps beside a file: its name and type. */
const METADATA_LIMIT = 4096;
/** The larger file's rounds are the longest of all. */
const MOST_ROUNDS_OF_LARGER = 3;

function comparison(id: string, size: string): Comparison {
	return {
		id,
		title: `Download of ${size} into n8n`,
		about:
			"The time is that of the whole execution, as n8n reports it. For the package, it includes asking Zoom for the session's files and checking what arrives. The memory is the most that n8n's process held (resident set, read every 50 ms) above what it held before the run. Each contender has its own n8n, which stores files in the file system.",
		metrics: [
			{ id: 'time', label: 'Time', unit: 's' },
			{ id: 'memory', label: 'Memory above idle', unit: 'MiB' },
		],
		contenders: [
			{ id: 'ours', name: 'Zoom Video SDK Recording, Download' },
			{ id: 'http', name: 'HTTP Request node, response format File' },
			{ id: 'curl', name: 'curl to disk' },
		],
		reference: 'http',
		targets: [
			{
				says: "at most 0.55 times the HTTP Request node's time",
				metric: 'time',
				of: 'ours',
				against: 'http',
				as: 'ratio',
				atMost: 0.55,
			},
			{
				says: 'at most 64 MiB above idle, in every round',
				metric: 'memory',
				of: 'ours',
				as: 'value',
				statistic: 'worst',
				atMost: 64,
			},
		],
		isCharted: true,
	};
}

const memory: Comparison = {
	id: 'download-memory',
	title: 'Memory by size of the download',
	about: 'The same runs: does a larger file need more memory?',
	metrics: [{ id: 'memory', label: 'Memory above idle', unit: 'MiB' }],
	contenders: [
		{ id: 'small', name: 'Zoom Video SDK Recording, 1 GiB' },
		{ id: 'large', name: 'Zoom Video SDK Recording, 4 GiB' },
	],
	targets: [
		{
			says: 'at most 16 MiB more for the larger file',
			metric: 'memory',
			of: 'large',
			against: 'small',
			as: 'difference',
			atMost: 16,
		},
	],
};

/** A file of so many bytes, and the two workflows that fetch it. */
async function runsFor({ zoom, ours, peer }: Pair, bytes: number) {
	const { ids, address } = await zoom.seed([
		{ name: `Of ${bytes} bytes`, files: [{ kind: 'video', size: bytes }] },
	]);
	const mine = await ours.place('download-zoom', { sessionId: ids[0] ?? '' });
	const theirs = await peer.place('download-http-request', { downloadUrl: address });
	const download = async (setup: Setup, workflow: typeof mine): Promise<Sample> => {
		const { seconds, growthMiB } = await runByHand(setup, workflow);
		const stored = await storedBytes(setup);
		if (stored < bytes || stored > bytes + METADATA_LIMIT) {
			throw new Error(`${workflow.name}: n8n stored ${stored} of ${bytes} bytes`);
		}
		await emptyStore(setup);
		return { time: seconds, memory: growthMiB };
	};
	return {
		address,
		ours: async () => await download(ours, mine),
		http: async () => await download(peer, theirs),
	};
}

async function compare(
	pair: Pair,
	conditions: Conditions,
	bytes: number,
	rounds: number,
): Promise<Round[]> {
	const { address, ...runs } = await runsFor(pair, bytes);
	const curl = async (): Promise<Sample> => ({
		time: await curlToDisk(conditions, pair.zoom.account, address, bytes),
	});
	return await inTurn({ ...runs, curl }, rounds, (round, name, { time = 0, memory: held = 0 }) =>
		conditions.say(
			`  ${bytes / MIB} MiB, round ${round + 1}: ${name} ${time.toFixed(2)} s, ${held.toFixed(0)} MiB`,
		),
	);
}

export const download: Measure = {
	name: 'download',
	comparisons: [comparison('download-1', '1 GiB'), comparison('download-4', '4 GiB'), memory],
	async run(conditions): Promise<Findings> {
		const small = conditions.isQuick ? 64 * MIB : 1024 * MIB;
		await requireFreeSpace(conditions.folder, 4 * small + 1e9);
		return await withPair(conditions, async (pair) => {
			const warmUp = await runsFor(pair, WARM_UP_BYTES);
			await warmUp.ours();
			await warmUp.http();
			const { rounds } = conditions;
			const one = await compare(pair, conditions, small, rounds);
			const fewer = Math.min(rounds, MOST_ROUNDS_OF_LARGER);
			const four = await compare(pair, conditions, 4 * small, fewer);
			const both = four.map((round, at) => ({
				small: { memory: one[at]?.ours?.memory ?? Number.NaN },
				large: { memory: round.ours?.memory ?? Number.NaN },
			}));
			return { 'download-1': one, 'download-4': four, [memory.id]: both };
		});
	},
};
