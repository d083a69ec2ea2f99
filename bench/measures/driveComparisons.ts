import type { Comparison } from '../harness/comparison';
import { MEMORY, memoryMetrics, memoryTargets } from './fileMemory';

/** A recording of so many GiB, from Zoom to Google Drive. */
export function driveComparison(gibibytes: number): Comparison {
	return {
		id: `drive-${gibibytes}`,
		title: `Recording of ${gibibytes} GiB to Google Drive`,
		about: `From Zoom over https to a stand-in for Google Drive in another process, which counts the bytes and computes nothing. With the package, an HTTP Request node opens a session and Upload sends the file to it. The peer downloads the file with the package, which is faster than the HTTP Request node, and stores it with n8n's Google Drive node. curl opens a session and sends the file in one request through a pipe. A program of a few lines does the same in one thread of the Node that n8n runs on, and computes the MD5 as Upload does. The time is that of the whole execution, as n8n reports it. ${MEMORY} "In the binary store" is what n8n's store holds after the run.`,
		metrics: [
			{ id: 'time', label: 'Time', unit: 's' },
			...memoryMetrics,
			{ id: 'stored', label: 'In the binary store', unit: 'MiB' },
		],
		contenders: [
			{ id: 'ours', name: 'HTTP Request node and Upload' },
			{ id: 'nodes', name: "Download and n8n's Google Drive node" },
			{ id: 'node', name: "Node's http module and undici, with MD5" },
			{ id: 'curl', name: 'curl piped into curl' },
		],
		reference: 'nodes',
		targets: [
			{
				says: "at most 0.5 times the time with n8n's Google Drive node",
				...{ metric: 'time', of: 'ours', against: 'nodes', as: 'ratio', atMost: 0.5 },
			},
			{
				says: "at most 1.25 times curl's time (at least 0.8 times its speed)",
				...{ metric: 'time', of: 'ours', against: 'curl', as: 'ratio', atMost: 1.25 },
			},
			...memoryTargets,
			{
				says: 'nothing in the binary store, in every round',
				...{ metric: 'stored', of: 'ours', as: 'value', statistic: 'worst', atMost: 0 },
			},
		],
		isCharted: true,
	};
}
