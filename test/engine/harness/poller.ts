import { PollContext } from 'n8n-core';
import type { INodeExecutionData, WorkflowActivateMode, WorkflowExecuteMode } from 'n8n-workflow';

import { additionalData } from './additionalData';
import type { TriggerSetup } from './webhook/trigger';
import { install, workflow, workflowData } from './workflow';

/** A polling trigger in a running n8n. */
export interface Poller {
	/** Publishes the workflow, or starts n8n with it: one poll, after which the static data is saved. */
	activate(): Promise<INodeExecutionData[]>;
	/** Starts n8n with the published workflow: one poll, and the schedule if that does not fail. */
	startN8n(): Promise<INodeExecutionData[]>;
	/** One tick of the schedule. Static data is saved only with an output. */
	poll(): Promise<INodeExecutionData[]>;
	/** "Fetch Test Event" in the editor. */
	fetchOnce(): Promise<INodeExecutionData[]>;
	/** Ends the process: what was not saved is gone. */
	restart(): void;
	/** Gives the node another name and publishes the workflow again, with what was saved. */
	rename(name: string): Promise<INodeExecutionData[]>;
	/** The static data as the database holds it now. */
	staticData(): unknown;
}

/**
 * Sets up a polling trigger as n8n 2.41 runs it, with durable cursors off, as is its default: a workflow
 * stays in memory from one poll to the next, with its static data.
 */
export async function startPoller(setup: TriggerSetup): Promise<Poller> {
	const { node, nodeTypes, credentials } = await install(setup, 'Trigger');
	const data = workflowData([node], {});
	let stored = JSON.stringify(setup.staticData ?? {});
	const load = () => workflow(data, nodeTypes, JSON.parse(stored));
	let loaded = load();
	/** n8n keeps it from one poll to the next. */
	let active: PollContext | undefined;
	const open = (mode: WorkflowExecuteMode, activation: WorkflowActivateMode) =>
		new PollContext(loaded, node, additionalData(credentials, data, mode), mode, activation);
	const save = () => {
		if (loaded.staticData['__dataChanged'] !== true) return;
		stored = JSON.stringify(loaded.staticData);
		loaded.staticData['__dataChanged'] = false;
	};

	const run = async (mode: WorkflowExecuteMode): Promise<INodeExecutionData[]> => {
		const context = mode === 'manual' ? open(mode, mode) : (active ??= open(mode, 'activate'));
		const nodeType = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		if (!nodeType.poll) throw new Error(`${node.type} has no poll method`);
		// n8n compiles without exactOptionalPropertyTypes, under which its own types differ here.
		const output: INodeExecutionData[][] | null = await Reflect.apply(nodeType.poll, context, []);
		if (output !== null && mode !== 'manual') {
			save();
			await setup.onExecution?.(output);
		}
		return output?.[0] ?? [];
	};
	const activate = async () => {
		const items = await run('trigger');
		save();
		return items;
	};
	return {
		activate,
		poll: async () => await run('trigger'),
		fetchOnce: async () => await run('manual'),
		restart() {
			loaded = load();
			active = undefined;
		},
		async startN8n() {
			loaded = load();
			active = open('trigger', 'init');
			return await activate();
		},
		async rename(name) {
			node.name = name;
			loaded = load();
			active = undefined;
			return await activate();
		},
		staticData: () => JSON.parse(stored),
	};
}
