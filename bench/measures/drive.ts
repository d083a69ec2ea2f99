import { requireFreeSpace } from '../../tools/n8n/install/diskSpace';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { curlToDrive } from '../fixtures/curlToDrive';
import { type DriveProcess, startDrive } from '../fixtures/drive';
import { nodeToDrive } from '../fixtures/nodePiped';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Round, Sample } from '../harness/comparison';
import { inTurn, rightAfter } from '../harness/inTurn';
import { driveComparison } from './driveComparisons';
import { smallFileBytes } from './fileMemory';
import type { Conditions, Findings, Measure } from './measure';
import { type Pair, withPair } from './withPair';

const MIB = 1_048_576;
/** Their rounds are among the longest of all. */
const MOST_ROUNDS = { small: 2, large: 1 };

/** A file of so many bytes, and the ways to Drive. */
async function runsFor(
	{ zoom, ours, peer }: Pair,
	drive: DriveProcess,
	conditions: Conditions,
	bytes: number,
) {
	const { ids, address } = await zoom.seed([
		{ name: `Of ${bytes} bytes`, files: [{ kind: 'video', size: bytes }] },
	]);
	const places = { sessionId: ids[0] ?? '', label: `${bytes} bytes` };
	const mine = await ours.place('drive-zoom', places);
	const theirs = await peer.place('drive-google-drive-node', places);
	const checked = async (run: () => Promise<Sample>): Promise<Sample> => {
		const before = (await drive.sizes()).length;
		const sample = await run();
		const added = (await drive.sizes()).slice(before);
		if (added.length === 1 && added[0] === bytes) return sample;
		throw new Error(`Drive received ${added.join(' and ')} of ${bytes} bytes`);
	};
	const inN8n = async (setup: Setup, workflow: typeof mine): Promise<Sample> => {
		const { seconds, growthMiB, peakMiB } = await runByHand(setup, workflow);
		const stored = (await storedBytes(setup)) / MIB;
		await emptyStore(setup);
		return { time: seconds, memory: growthMiB, peak: peakMiB, stored };
	};
	return {
		ours: async () => await checked(async () => await inN8n(ours, mine)),
		nodes: async () => await checked(async () => await inN8n(peer, theirs)),
		curl: async () =>
			await checked(async () => ({ time: await curlToDrive(zoom.account, address, drive, bytes) })),
		node: async () =>
			await checked(async () => ({
				time: await nodeToDrive(conditions, zoom.account, address, drive, bytes),
			})),
	};
}

/** The same, each right after a small file. */
async function runsAfter(pair: Pair, target: DriveProcess, conditions: Conditions, bytes: number) {
	const small = await runsFor(pair, target, conditions, smallFileBytes(conditions.isQuick));
	const { ours, nodes, node, curl } = await runsFor(pair, target, conditions, bytes);
	return { ours: rightAfter(small.ours, ours), nodes: rightAfter(small.nodes, nodes), node, curl };
}

export const drive: Measure = {
	name: 'drive',
	comparisons: [driveComparison(1), driveComparison(4)],
	async run(conditions: Conditions): Promise<Findings> {
		const { isQuick, rounds, say, folder } = conditions;
		const small = (isQuick ? 64 : 1024) * MIB;
		await requireFreeSpace(folder, 4 * small + 1e9);
		const target = await startDrive();
		const compare = async (pair: Pair, bytes: number, times: number): Promise<Round[]> =>
			await inTurn(
				await runsAfter(pair, target, conditions, bytes),
				times,
				(round, name, { time = 0, memory = 0, stored = 0 }) =>
					say(
						`  ${bytes / MIB} MiB, round ${round + 1}: ${name} ${time.toFixed(2)} s, ${memory.toFixed(0)} MiB, stored ${stored.toFixed(0)} MiB`,
					),
			);
		const { environment, credential } = target;
		const credentials = { [credential.type]: credential.data };
		try {
			return await withPair(
				conditions,
				async (pair) => {
					return {
						'drive-1': await compare(pair, small, Math.min(rounds, MOST_ROUNDS.small)),
						'drive-4': await compare(pair, 4 * small, Math.min(rounds, MOST_ROUNDS.large)),
					};
				},
				{ environment, credentials },
			);
		} finally {
			await target.stop();
		}
	},
};
