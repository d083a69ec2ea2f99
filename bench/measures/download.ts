import { requireFreeSpace } from '../../tools/n8n/install/diskSpace';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { curlToDisk } from '../fixtures/curl';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Round, Sample } from '../harness/comparison';
import { inTurn, type Run } from '../harness/inTurn';
import { downloadComparisons, downloadMemory } from './downloadComparisons';
import type { Conditions, Findings, Measure } from './measure';
import { type Pair, withPair } from './withPair';

const MIB = 1_048_576;
const WARM_UP_BYTES = 16 * MIB;
/** What n8n keeps beside a file: its name and type. */
const METADATA_LIMIT = 4096;
/** The rounds of the larger files take longest of all. */
const MOST_ROUNDS = { 1: Infinity, 4: 2, 16: 1 };

/** A file of so many bytes, and the ways to fetch it. */
async function runsFor(
	{ zoom, ours, peer }: Pair,
	conditions: Conditions,
	bytes: number,
): Promise<Record<'ours' | 'sha256' | 'http' | 'curl', Run>> {
	const { ids, address } = await zoom.seed([
		{ name: `Of ${bytes} bytes`, files: [{ kind: 'video', size: bytes }] },
	]);
	const sessionId = ids[0] ?? '';
	const mine = await ours.place('download-zoom', { sessionId });
	const hashing = await ours.place('download-zoom-sha256', { sessionId });
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
		ours: async () => await download(ours, mine),
		sha256: async () => await download(ours, hashing),
		http: async () => await download(peer, theirs),
		curl: async () => ({ time: await curlToDisk(conditions, zoom.account, address, bytes) }),
	};
}

/** Runs the contenders of one size. */
async function compare(
	pair: Pair,
	conditions: Conditions,
	gibibytes: 1 | 4 | 16,
): Promise<Round[]> {
	const bytes = gibibytes * (conditions.isQuick ? 64 : 1024) * MIB;
	const { ours, sha256, http, curl } = await runsFor(pair, conditions, bytes);
	const runs = {
		1: { ours, sha256, http, curl },
		4: { ours, http, curl },
		16: { ours, curl },
	}[gibibytes];
	const rounds = Math.min(conditions.rounds, MOST_ROUNDS[gibibytes]);
	return await inTurn(runs, rounds, (round, name, { time = 0, memory = 0 }) =>
		conditions.say(
			`  ${bytes / MIB} MiB, round ${round + 1}: ${name} ${time.toFixed(2)} s, ${memory.toFixed(0)} MiB`,
		),
	);
}

export const download: Measure = {
	name: 'download',
	comparisons: [...downloadComparisons, downloadMemory],
	async run(conditions): Promise<Findings> {
		await requireFreeSpace(conditions.folder, conditions.isQuick ? 2e9 : 18e9);
		return await withPair(conditions, async (pair) => {
			const warmUp = await runsFor(pair, conditions, WARM_UP_BYTES);
			await warmUp.ours();
			await warmUp.http();
			const one = await compare(pair, conditions, 1);
			const four = await compare(pair, conditions, 4);
			const sixteen = await compare(pair, conditions, 16);
			const both = four.map((round, at) => ({
				small: { memory: one[at]?.ours?.memory ?? Number.NaN },
				large: { memory: round.ours?.memory ?? Number.NaN },
			}));
			return {
				...{ 'download-1': one, 'download-4': four, 'download-16': sixteen },
				[downloadMemory.id]: both,
			};
		});
	},
};
