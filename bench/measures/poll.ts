import { z } from 'zod';

import { Child } from '../children/ask';
import { withPeakMemory } from '../fixtures/memory';
import { unpackedPackage } from '../fixtures/unpackedPackage';
import { type Account, credentialsOf, startZoom, type ZoomProcess } from '../fixtures/zoomAccount';
import type { Comparison, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import type { Conditions, Findings, Measure } from './measure';

const comparison: Comparison = {
	id: 'poll-100000',
	title: 'One poll, by the number of files in the window',
	about:
		"Sessions of three files each, 300 sessions per page. All files were there before the first poll, and nothing has changed at the second. Each poll runs in a new process of n8n's own Node with the built package, which has polled once before, without finding anything: that is idle. The times include those of Zoom's answers. The state is the text that n8n stores between the polls.",
	metrics: [
		{ id: 'state', label: 'State', unit: 'kB' },
		{ id: 'first', label: 'First poll', unit: 's' },
		{ id: 'firstMemory', label: 'First poll, memory above idle', unit: 'MiB' },
		{ id: 'second', label: 'Second poll', unit: 's' },
		{ id: 'secondMemory', label: 'Second poll, memory above idle', unit: 'MiB' },
	],
	contenders: [
		{ id: 'files1000', name: '1,000 files' },
		{ id: 'files10000', name: '10,000 files' },
		{ id: 'files100000', name: '100,000 files' },
	],
	targets: [
		{
			says: '100,000 files take at most 3,300 kB of state, which is 33 bytes per file',
			metric: 'state',
			of: 'files100000',
			as: 'value',
			atMost: 3_300,
		},
		{
			says: 'linear: 100,000 files take at most 12 times as long as 10,000',
			metric: 'second',
			of: 'files100000',
			against: 'files10000',
			as: 'ratio',
			atMost: 12,
		},
		{
			says: '100,000 files take at most 400 MiB of memory',
			metric: 'secondMemory',
			of: 'files100000',
			as: 'value',
			atMost: 400,
		},
	],
};

const FILES = [1_000, 10_000, 100_000];
const QUICK_FILES = [10, 100, 1_000];
const FILES_A_SESSION = 3;
const DAY_MS = 86_400_000;

/** Sessions that began three to six days ago, or hours before: a look back of two days finds none. */
function sessionsWith(files: number) {
	const now = Date.now();
	return Array.from({ length: Math.ceil(files / FILES_A_SESSION) }, (_, at) => ({
		name: `Consultation ${at + 1}`,
		startedAt: new Date(now - (3 + (at % 4)) * DAY_MS - Math.floor(at / 4) * 1_000),
		files: ['video' as const, 'audio' as const, 'transcript' as const],
	}));
}

const pollSchema = z.object({ seconds: z.number(), items: z.number(), stored: z.string() });

interface Poll {
	seconds: number;
	memory: number;
	stored: string;
}

async function pollOnce(
	node: string,
	folder: string,
	account: Account,
	stored: string,
): Promise<Poll> {
	const child = Child.start('poll.ts', node);
	const credential = credentialsOf(account)['zoomVideoSdkApi'];
	const poll = async (lookBackDays: number, before: string) =>
		await child.ask(
			{ folder, credential, apiToken: account.apiToken, lookBackDays, stored: before },
			pollSchema,
		);
	try {
		await poll(2, '{}');
		const { result, memory } = await withPeakMemory(child.pid, async () => await poll(7, stored));
		if (result.items > 0) throw new Error(`A poll returned ${result.items} items for known files`);
		const growth = (memory.peakBytes - memory.beforeBytes) / 1024 ** 2;
		return { seconds: result.seconds, memory: growth, stored: result.stored };
	} finally {
		await child.stop();
	}
}

async function twoPolls(node: string, folder: string, account: Account): Promise<Sample> {
	const first = await pollOnce(node, folder, account, '{}');
	const second = await pollOnce(node, folder, account, first.stored);
	return {
		state: second.stored.length / 1000,
		first: first.seconds,
		firstMemory: first.memory,
		second: second.seconds,
		secondMemory: second.memory,
	};
}

export const polling: Measure = {
	name: 'poll',
	comparisons: [comparison],
	async run(conditions: Conditions): Promise<Findings> {
		const { install, rounds, isQuick, say } = conditions;
		const folder = await unpackedPackage(conditions);
		const zooms: ZoomProcess[] = [];
		try {
			const runs: Record<string, () => Promise<Sample>> = {};
			for (const [at, files] of (isQuick ? QUICK_FILES : FILES).entries()) {
				const zoom = await startZoom();
				zooms.push(zoom);
				await zoom.seed(sessionsWith(files));
				const { id = '' } = comparison.contenders[at] ?? {};
				runs[id] = async () => await twoPolls(install.node, folder, zoom.account);
			}
			const logSample = (round: number, name: string, { first = 0, second = 0 }: Sample) =>
				say(`  round ${round + 1}: ${name} ${first.toFixed(2)} s, ${second.toFixed(2)} s`);
			return { [comparison.id]: await inTurn(runs, rounds, logSample) };
		} finally {
			for (const zoom of zooms) await zoom.stop();
		}
	},
};
