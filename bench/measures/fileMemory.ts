import type { Metric, Target } from '../harness/comparison';

const MIB = 1_048_576;

/** The size of the file right before each run: enough for n8n to take back what it gave up while it was idle. */
export function smallFileBytes(isQuick: boolean): number {
	return (isQuick ? 16 : 256) * MIB;
}

/** How the memory of a run with one file is measured, for the document. */
export const MEMORY =
	"The memory is the most that n8n's process held (resident set, read every 50 ms): above what it held right after a file of 256 MiB, and in all.";

export const memoryMetrics: readonly Metric[] = [
	{ id: 'memory', label: 'Memory above that for 256 MiB', unit: 'MiB' },
	{ id: 'peak', label: 'Memory of n8n in all', unit: 'MiB' },
];

/** Whatever the size of the file. */
export const memoryTargets: readonly Target[] = [
	{
		says: 'at most 256 MiB more than for 256 MiB, in every round',
		...{ metric: 'memory', of: 'ours', as: 'value', statistic: 'worst', atMost: 256 },
	},
];
