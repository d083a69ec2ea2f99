import { z } from 'zod';

import { Child } from '../children/ask';
import type { Comparison, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { curlPiped } from '../fixtures/curl';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Conditions, Findings, Measure } from './measure';
import { type Pair, withPair } from './withPair';

const MIB = 1_048_576;
const WARM_UP_BYTES = 16 * MIB;

const comparison: Comparison = {
	id: 'upload-1',
	title: 'Upload of 1 GiB to a pre-signed address',
	about:
		'From Zoom to a PUT address in another process, which counts the bytes. The time is that of the whole execution, as n8n reports it. "In the binary store" is what n8n\'s store holds after the run.',
	metrics: [
		{ id: 'time', label: 'Time', unit: 's' },
		{ id: 'memory', label: 'Memory above idle', unit: 'MiB' },
		{ id: 'stored', label: 'In the binary store', unit: 'MiB' },
	],
	contenders: [
		{ id: 'ours', name: 'Zoom Video SDK Recording, Upload' },
		{ id: 'http', name: 'two HTTP Request nodes, download and upload' },
		{ id: 'curl', name: 'curl piped into curl' },
	],
	reference: 'http',
	targets: [
		{
			says: 'at most 0.5 times the time of the two nodes',
			metric: 'time',
			of: 'ours',
			against: 'http',
			as: 'ratio',
			atMost: 0.5,
		},
		{
			says: 'nothing in the binary store, in every round',
			metric: 'stored',
			of: 'ours',
			as: 'value',
			statistic: 'worst',
			atMost: 0,
		},
	],
	isCharted: true,
};

const bucketSchema = z.object({ origin: z.string(), received: z.number() });

async function runsFor({ zoom, ours, peer }: Pair, bucket: Child, origin: string, bytes: number) {
	const { ids, address } = await zoom.seed([
		{ name: `Of ${bytes} bytes`, files: [{ kind: 'video', size: bytes }] },
	]);
	const uploadUrl = `${origin}/recording.mp4?signature=s`;
	const mine = await ours.place('upload-zoom', { sessionId: ids[0] ?? '', uploadUrl });
	const theirs = await peer.place('upload-http-request', { downloadUrl: address, uploadUrl });
	const checked = async (sample: Sample): Promise<Sample> => {
		const { received } = await bucket.ask({}, bucketSchema);
		if (received !== bytes) throw new Error(`The bucket received ${received} of ${bytes} bytes`);
		return sample;
	};
	const upload = async (setup: Setup, workflow: typeof mine): Promise<Sample> => {
		const { seconds, growthMiB } = await runByHand(setup, workflow);
		const stored = (await storedBytes(setup)) / MIB;
		await emptyStore(setup);
		return await checked({ time: seconds, memory: growthMiB, stored });
	};
	return {
		ours: async () => await upload(ours, mine),
		http: async () => await upload(peer, theirs),
		curl: async () => await checked({ time: await curlPiped(zoom.account, address, uploadUrl) }),
	};
}

export const upload: Measure = {
	name: 'upload',
	comparisons: [comparison],
	async run(conditions: Conditions): Promise<Findings> {
		const { isQuick, rounds, say } = conditions;
		const bucket = Child.start('bucket.ts');
		try {
			const { origin } = await bucket.ask({}, bucketSchema);
			const all = async (pair: Pair) => {
				const warmUp = await runsFor(pair, bucket, origin, WARM_UP_BYTES);
				await warmUp.ours();
				await warmUp.http();
				const runs = await runsFor(pair, bucket, origin, (isQuick ? 64 : 1024) * MIB);
				return await inTurn(runs, rounds, (round, name, { time = 0, stored = 0 }) =>
					say(
						`  round ${round + 1}: ${name} ${time.toFixed(2)} s, stored ${stored.toFixed(0)} MiB`,
					),
				);
			};
			const trustedHosts = [new URL(origin).host];
			return { [comparison.id]: await withPair(conditions, all, { trustedHosts }) };
		} finally {
			await bucket.stop();
		}
	},
};
