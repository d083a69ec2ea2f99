import type { INodeParameters } from 'n8n-workflow';

import type { Seed, Simulator } from '../../../tools/zoom-simulator';
import { logDelivery } from '../fixtures/missedDeliveries';
import { session } from '../fixtures/zoom';
import type { NodeRun } from '../harness';
import type { FaultSubject } from './faultRuns';
import { sessionOperations } from './sessionOperations';

/** An operation of the node with what it needs at Zoom, and how to see that it was right. */
export interface FaultCase {
	name: string;
	/** The simulator's name of the call that goes wrong. */
	call: string;
	/** `read`: a second try does no harm. `change`: the same, by Zoom's nature. `once`: it may do harm. */
	kind: 'read' | 'change' | 'once';
	seed: Partial<Seed> & { trashedAt?: Date };
	parameters(simulator: Simulator, id: string): INodeParameters;
	/** Whether the output is what it is without any fault; never looked at when there is an error. */
	isRight(run: NodeRun, simulator: Simulator, id: string): boolean;
}

/** An operation as it is run once, on a session that is seeded for it. */
export function subjectOf(operation: FaultCase): FaultSubject {
	let id = '';
	return {
		name: operation.name,
		call: operation.call,
		prepare(simulator) {
			({ id } = simulator.seed({ name: 'Demo', ...operation.seed }));
			return operation.parameters(simulator, id);
		},
		isRight: (run, simulator) => operation.isRight(run, simulator, id),
	};
}

const first = ({ items }: NodeRun) => items[0]?.json ?? {};
const controls = [
	['start', 'idle', 'recording'],
	['pause', 'recording', 'paused'],
	['resume', 'paused', 'recording'],
	['stop', 'recording', 'idle'],
] as const;
const fileIdOf = (simulator: Simulator, id: string) => simulator.session(id).files[0]?.id ?? '';

/** Every operation that calls Zoom's REST API; those that read files are a table of their own. */
export const restOperations: FaultCase[] = [
	...sessionOperations,
	...controls.map(([operation, before, after]): FaultCase => ({
		name: `recording ${operation}`,
		call: 'sessions.events',
		kind: 'once',
		seed: { state: 'live' },
		parameters(simulator, id) {
			simulator.session(id).recorder = before;
			return { operation, ...session(id) };
		},
		isRight: (run, simulator, id) =>
			first(run)['accepted'] === true && simulator.session(id).recorder === after,
	})),
	{
		name: 'recording get',
		call: 'recordings.get',
		kind: 'read',
		seed: {},
		parameters: (_, id) => ({ operation: 'get', ...session(id) }),
		isRight: (run, _, id) => {
			const { session_id, recording_files: files } = first(run);
			return session_id === id && Array.isArray(files) && files.length === 2;
		},
	},
	{
		name: 'recording getAll',
		call: 'recordings.list',
		kind: 'read',
		seed: {},
		parameters: () => ({ operation: 'getAll', returnAll: true }),
		isRight: (run, _, id) => run.items.length === 1 && first(run)['session_id'] === id,
	},
	{
		name: 'recording delete',
		call: 'recordings.delete',
		kind: 'change',
		seed: {},
		parameters: (_, id) => ({ operation: 'delete', ...session(id) }),
		isRight: (run, simulator, id) =>
			first(run)['deleted'] === true && simulator.session(id).trashedAt !== undefined,
	},
	{
		name: 'recording recover',
		call: 'recordings.recover',
		kind: 'change',
		seed: { trashedAt: new Date() },
		parameters: (_, id) => ({ operation: 'recover', ...session(id) }),
		isRight: (run, simulator, id) =>
			first(run)['recovered'] === true && simulator.session(id).trashedAt === undefined,
	},
	{
		name: 'file delete',
		call: 'recordings.deleteFile',
		kind: 'change',
		seed: {},
		parameters: (simulator, id) => ({
			resource: 'file',
			operation: 'delete',
			fileId: fileIdOf(simulator, id),
			...session(id),
		}),
		isRight: (run, simulator, id) =>
			first(run)['deleted'] === true && simulator.session(id).files[0]?.trashedAt !== undefined,
	},
	{
		name: 'file recover',
		call: 'recordings.recoverFile',
		kind: 'change',
		seed: {},
		parameters(simulator, id) {
			const [file] = simulator.session(id).files;
			if (file) file.trashedAt = Date.now();
			return {
				resource: 'file',
				operation: 'recover',
				fileId: fileIdOf(simulator, id),
				...session(id),
			};
		},
		isRight: (run, simulator, id) =>
			first(run)['recovered'] === true && simulator.session(id).files[0]?.trashedAt === undefined,
	},
	{
		name: 'recording getState',
		call: 'sessions.sharing',
		kind: 'read',
		seed: { state: 'live' },
		parameters(simulator, id) {
			simulator.lifecycle.record(simulator.session(id), 'start');
			return { operation: 'getState', ...session(id) };
		},
		isRight: (run, _, id) => first(run)['session_id'] === id && first(run)['state'] === 'recording',
	},
	{
		name: 'account getUsage',
		call: 'report.cloudRecording',
		kind: 'read',
		seed: {},
		parameters: () => ({ resource: 'account', operation: 'getUsage' }),
		isRight: (run) => first(run)['latest'] !== undefined,
	},
	{
		name: 'account getWebhookLogs',
		call: 'report.webhookLogs',
		kind: 'read',
		seed: {},
		parameters: (simulator) => {
			logDelivery(simulator, { body: JSON.stringify({ event: 'session.started' }) });
			return { resource: 'account', operation: 'getWebhookLogs' };
		},
		isRight: (run) => first(run)['event'] === 'session.started',
	},
];
