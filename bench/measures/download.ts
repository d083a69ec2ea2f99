import { requireFreeSpace } from '../../tools/n8n/install/diskSpace';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { curlToDisk } from '../fixtures/curl';
import { nodeToDisk } from '../fixtures/nodePiped';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Round, Sample } from '../harness/comparison';
import { inTurn, rightAfter, type Run } from '../harness/inTurn';
import { downloadComparisons } from './downloadComparisons';
import { smallFileBytes } from './fileMemory';
import type { Conditions, Findings, Measure } from './measure';
import { type Pair, withPair } from './withPair';

const MIB = 1_048_576;
/** What n8n keeps beside a file: its name and type. */
const METADATA_LIMIT = 4096;
/** The rounds of the larger files take longest of all. */
const MOST_ROUNDS = { 1: Infinity, 4: 1, 16: 1 };

/** A file of so many bytes, and the ways to fetch it. */
async function runsFor(
	{ zoom, ours, peer }: Pair,
	conditions: Conditions,
	bytes: number,
): Promise<Record<'ours' | 'sha256' | 'http' | 'node' | 'nodeSha256' | 'curl', Run>> {
	const { ids, address } = await zoom.seed([
		{ name: `Of ${bytes} bytes`, files: [{ kind: 'video', size: bytes }] },
	]);
	const places = { sessionId: ids[0] ?? '', downloadUrl: address, label: `${bytes} bytes` };
	const mine = await ours.place('download-zoom', places);
	const hashing = await ours.place('download-zoom-sha256', places);
	const theirs = await peer.place('download-http-request', places);
	const download = async (setup: Setup, workflow: typeof mine): Promise<Sample> => {
		const { seconds, growthMiB, peakMiB } = await runByHand(setup, workflow);
		const stored = await storedBytes(setup);
		if (stored < bytes || stored > bytes + METADATA_LIMIT) {
			throw new Error(`${workflow.name}: n8n stored ${stored} of ${bytes} bytes`);
		}
		await emptyStore(setup);
		return { time: seconds, memory: growthMiB, peak: peakMiB };
	};
	const withNode = (hashes: boolean) => async () => ({
		time: await nodeToDisk(conditions, zoom.account, address, bytes, hashes),
	});
	return {
		ours: async () => await download(ours, mine),
		sha256: async () => await download(ours, hashing),
		http: async () => await download(peer, theirs),
		node: withNode(false),
		nodeSha256: withNode(true),
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
	const small = await runsFor(pair, conditions, smallFileBytes(conditions.isQuick));
	const large = await runsFor(pair, conditions, bytes);
	const ours = rightAfter(small.ours, large.ours);
	const sha256 = rightAfter(small.sha256, large.sha256);
	const http = rightAfter(small.http, large.http);
	const { node, nodeSha256, curl } = large;
	const runs = {
		1: { ours, sha256, http, node, nodeSha256, curl },
		4: { ours, node, curl },
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
	comparisons: downloadComparisons,
	async run(conditions): Promise<Findings> {
		await requireFreeSpace(conditions.folder, conditions.isQuick ? 2e9 : 18e9);
		return await withPair(conditions, async (pair) => {
			const one = await compare(pair, conditions, 1);
			const four = await compare(pair, conditions, 4);
			const sixteen = await compare(pair, conditions, 16);
			return { 'download-1': one, 'download-4': four, 'download-16': sixteen };
		});
	},
};
