import { MEMORY, memoryMetrics, memoryTargets } from './fileMemory';
import type { Comparison, Contender, Target } from '../harness/comparison';

const ours: Contender = { id: 'ours', name: 'Zoom Video SDK Recording, Download' };
const sha256: Contender = { id: 'sha256', name: 'the same, with Compute SHA-256' };
const http: Contender = { id: 'http', name: 'HTTP Request node, response format File' };
const node: Contender = { id: 'node', name: "Node's http module piped to disk" };
const nodeSha256: Contender = { id: 'nodeSha256', name: 'the same, with its SHA-256' };
const curl: Contender = { id: 'curl', name: 'curl to disk' };

const time = { metric: 'time', of: 'ours', as: 'ratio' } as const;

const targets: Record<'http' | 'node' | 'sha256', Target> = {
	http: {
		says: "at most 0.55 times the HTTP Request node's time",
		...{ ...time, against: 'http', atMost: 0.55 },
	},
	node: {
		says: "at most 1.1 times the time of Node's own http module, piped to a file",
		...{ ...time, against: 'node', atMost: 1.1 },
	},
	sha256: {
		says: "with SHA-256, at most 1.1 times the time of Node's own http module with SHA-256",
		...{ ...time, of: 'sha256', against: 'nodeSha256', atMost: 1.1 },
	},
};

const ABOUT = `The time is that of the whole execution, as n8n reports it. For the package, it includes asking Zoom for the session's files and checking what arrives. ${MEMORY} Each contender has its own n8n, which stores files in the file system.`;

function comparison(
	gibibytes: number,
	contenders: readonly Contender[],
	reference: string,
	its: readonly Target[],
): Comparison {
	return {
		id: `download-${gibibytes}`,
		title: `Download of ${gibibytes} GiB into n8n`,
		about: ABOUT,
		metrics: [{ id: 'time', label: 'Time', unit: 's' }, ...memoryMetrics],
		contenders,
		reference,
		targets: [...its, ...memoryTargets],
		isCharted: reference === 'http',
	};
}

/** Downloads of three sizes. For the larger ones, the HTTP Request node would take minutes. */
export const downloadComparisons: readonly Comparison[] = [
	comparison(1, [ours, sha256, http, node, nodeSha256, curl], 'http', [
		targets.http,
		targets.node,
		targets.sha256,
	]),
	comparison(4, [ours, node, curl], 'curl', [targets.node]),
	comparison(16, [ours, curl], 'curl', []),
];
