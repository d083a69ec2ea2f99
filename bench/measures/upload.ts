import { z } from 'zod';

import { Child } from '../children/ask';
import type { Comparison, Round, Sample } from '../harness/comparison';
import { inTurn, rightAfter } from '../harness/inTurn';
import { MEMORY, memoryMetrics, memoryTargets, smallFileBytes } from './fileMemory';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { curlPiped } from '../fixtures/curl';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Conditions, Findings, Measure } from './measure';
import { type Pair, withPair } from './withPair';

const MIB = 1_048_576;

const ours = { id: 'ours', name: 'Zoom Video SDK Recording, Upload' };
const http = { id: 'http', name: 'two HTTP Request nodes, download and upload' };
const curl = { id: 'curl', name: 'curl piped into curl' };

function comparison(
	gibibytes: number,
	contenders: Comparison['contenders'],
	reference: string,
	targets: Comparison['targets'],
): Comparison {
	return {
		id: `upload-${gibibytes}`,
		title: `Upload of ${gibibytes} GiB to a pre-signed address`,
		about: `From Zoom to a PUT address in another process, which counts the bytes. The time is that of the whole execution, as n8n reports it. ${MEMORY} "In the binary store" is what n8n's store holds after the run.`,
		metrics: [
			{ id: 'time', label: 'Time', unit: 's' },
			...memoryMetrics,
			{ id: 'stored', label: 'In the binary store', unit: 'MiB' },
		],
		contenders,
		reference,
		targets: [
			...targets,
			...memoryTargets,
			{
				says: "at most 1.25 times curl's time (at least 0.8 times its speed)",
				...{ metric: 'time', of: 'ours', against: 'curl', as: 'ratio', atMost: 1.25 },
			},
			{
				says: 'nothing in the binary store, in every round',
				...{ metric: 'stored', of: 'ours', as: 'value', statistic: 'worst', atMost: 0 },
			},
		],
		isCharted: reference === 'http',
	};
}

/** For the larger file, the two nodes would take minutes. */
const small = comparison(1, [ours, http, curl], 'http', [
	{
		says: 'at most 0.5 times the time of the two nodes',
		...{ metric: 'time', of: 'ours', against: 'http', as: 'ratio', atMost: 0.5 },
	},
]);
const large = comparison(16, [ours, curl], 'curl', []);

const bucketSchema = z.object({ origin: z.string(), received: z.number() });

async function runsFor({ zoom, ours, peer }: Pair, bucket: Child, origin: string, bytes: number) {
	const { ids, address } = await zoom.seed([
		{ name: `Of ${bytes} bytes`, files: [{ kind: 'video', size: bytes }] },
	]);
	const uploadUrl = `${origin}/recording.mp4?signature=s`;
	const label = `${bytes} bytes`;
	const places = { sessionId: ids[0] ?? '', downloadUrl: address, uploadUrl, label };
	const mine = await ours.place('upload-zoom', places);
	const theirs = await peer.place('upload-http-request', places);
	const checked = async (sample: Sample): Promise<Sample> => {
		const { received } = await bucket.ask({}, bucketSchema);
		if (received !== bytes) throw new Error(`The bucket received ${received} of ${bytes} bytes`);
		return sample;
	};
	const upload = async (setup: Setup, workflow: typeof mine): Promise<Sample> => {
		const { seconds, growthMiB, peakMiB } = await runByHand(setup, workflow);
		const stored = (await storedBytes(setup)) / MIB;
		await emptyStore(setup);
		return await checked({ time: seconds, memory: growthMiB, peak: peakMiB, stored });
	};
	return {
		ours: async () => await upload(ours, mine),
		http: async () => await upload(peer, theirs),
		curl: async () => await checked({ time: await curlPiped(zoom.account, address, uploadUrl) }),
	};
}

export const upload: Measure = {
	name: 'upload',
	comparisons: [small, large],
	async run(conditions: Conditions): Promise<Findings> {
		const { isQuick, rounds, say } = conditions;
		const bucket = Child.start('bucket.ts');
		try {
			const { origin } = await bucket.ask({}, bucketSchema);
			const compare = async (pair: Pair, gibibytes: 1 | 16): Promise<Round[]> => {
				const bytes = gibibytes * (isQuick ? 64 : 1024) * MIB;
				const before = await runsFor(pair, bucket, origin, smallFileBytes(isQuick));
				const { curl: piped, ...nodes } = await runsFor(pair, bucket, origin, bytes);
				const runs = { ours: rightAfter(before.ours, nodes.ours), curl: piped };
				const all = { ...runs, http: rightAfter(before.http, nodes.http) };
				const [contenders, times] = gibibytes === 1 ? [all, rounds] : [runs, 1];
				return await inTurn(contenders, times, (round, name, { time = 0, stored = 0 }) =>
					say(
						`  ${gibibytes} GiB, round ${round + 1}: ${name} ${time.toFixed(2)} s, stored ${stored.toFixed(0)} MiB`,
					),
				);
			};
			const both = async (pair: Pair): Promise<Findings> => ({
				[small.id]: await compare(pair, 1),
				[large.id]: await compare(pair, 16),
			});
			const trustedHosts = [new URL(origin).host];
			return await withPair(conditions, both, { trustedHosts });
		} finally {
			await bucket.stop();
		}
	},
};
