import { setTimeout as delay } from 'node:timers/promises';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	startSimulator,
	type Fault,
	type FaultRule,
	type SettingsPatch,
	type Simulator,
} from '../../../tools/zoom-simulator';
import { leaksIn } from '../fixtures/leaks';
import { credentialsFor } from '../fixtures/zoom';
import { runNode, type NodeRun } from '../harness';

/** One line of a fault table. */
export interface FaultLine {
	name: string;
	fault: Fault | 'connectionRefused';
	/** How many calls it spoils; 0: all. */
	times: number;
	/** The call is carried out all the same. */
	carriedOut?: boolean;
	settings?: SettingsPatch;
	/** What goes wrong, where that is not the subject's call: an operation or a path. */
	on?: string;
}

/** What came of running one operation against one fault. */
export interface FaultRun {
	run: NodeRun;
	/** Calls of the operation that went wrong. */
	calls: number;
	/** All calls, those that only followed included. */
	allCalls: number;
	/** Whether the output is what it would be without the fault; false when there is an error. */
	isRight: boolean;
	leaks: string[];
	/** Whether a target of files has one of it. */
	isKept: boolean;
	/** Calls whose connection Zoom still holds after the end. */
	open: number;
}

/** How an operation is run, on a simulated account of its own. */
export interface FaultSubject {
	name: string;
	call: string;
	prepare(simulator: Simulator): Promise<INodeParameters> | INodeParameters;
	isRight(run: NodeRun, simulator: Simulator): Promise<boolean> | boolean;
	/** More hosts that the credential lists. */
	hosts?(): readonly string[];
	/** The input items, where they are not one without fields. */
	items?(simulator: Simulator): Promise<INodeExecutionData[]>;
	/** `allowed` where the items carry a download token. */
	tokens?: 'allowed' | 'forbidden';
	/** Whether it left a file at a target, which a failure must not. */
	isKept?(simulator: Simulator): boolean;
}

const unusedPort = 'http://127.0.0.1:9/v2';

/** Runs one cell of a table, to the end. */
export async function runFault(
	subject: FaultSubject,
	{ fault, times, carriedOut, settings, on = subject.call }: FaultLine,
): Promise<FaultRun> {
	const simulator = await startSimulator({
		settings: { recordingEventDelayMs: 0, ...settings },
	});
	try {
		const parameters = await subject.prepare(simulator);
		const items = await subject.items?.(simulator);
		const refused = fault === 'connectionRefused';
		if (!refused) {
			const rule: FaultRule = { on, fault, times };
			simulator.faults.add({ ...rule, ...(carriedOut && { carriedOut }) });
		}
		const { api, files } = simulator.origins;
		const hosts = [new URL(api).host, new URL(files).host, ...(subject.hosts?.() ?? [])];
		const run = await runNode({
			type: 'zoomVideoSdkRecording',
			parameters: { resource: 'recording', ...parameters },
			credentials: credentialsFor(simulator, {
				downloadHosts: hosts.join(', '),
				...(refused && { baseUrl: unusedPort }),
			}),
			...(items && { items }),
		});
		const isRight = run.error === undefined && (await subject.isRight(run, simulator));
		return {
			run,
			calls: simulator.requests.list(subject.call).length,
			allCalls: simulator.requests.list().length,
			isRight,
			leaks: [
				...leaksIn(run, simulator.keys, subject.tokens),
				...leaksIn([run.items, run.error?.message, run.error?.description], simulator.keys),
			],
			isKept: subject.isKept?.(simulator) ?? false,
			open: await openCalls(simulator),
		};
	} finally {
		await simulator.close();
	}
}

/** Calls that are not over, once connections had some time to be closed. */
async function openCalls({ requests }: Simulator): Promise<number> {
	const open = () => requests.list().filter(({ isOver }) => !isOver).length;
	for (let tries = 0; open() > 0 && tries < 100; tries += 1) {
		await delay(20);
	}
	return open();
}

/** Does all of it, so many at a time: most of the time is spent waiting between tries. */
export async function allAtOnce<T>(
	work: ReadonlyArray<() => Promise<T>>,
	atATime: number,
): Promise<T[]> {
	const results: T[] = [];
	const left = [...work.entries()];
	const worker = async () => {
		for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await next[1]();
	};
	await Promise.all(Array.from({ length: atATime }, worker));
	return results;
}

/** What is unclear about an error: nothing, or why a user could do little with it. */
export function unclear({ error }: NodeRun): string[] {
	if (error === undefined) return [];
	const { message, description } = error;
	const problems: string[] = [];
	const odd = /undefined|\[object|NaN|Cannot read|is not a function|Unexpected token/;
	if (!message || odd.test(message)) problems.push(`message: ${message}`);
	if (!description || odd.test(description)) problems.push(`description: ${description}`);
	if (!['NodeApiError', 'NodeOperationError'].includes(error.name)) problems.push(error.name);
	if (!('context' in error) || error.context['itemIndex'] !== 0) problems.push('no item index');
	return problems;
}
