import { join } from 'node:path';

import { z } from 'zod';

import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import {
	readWorkflow,
	useCredential,
	type Workflow,
	type WorkflowDefinition,
	type WorkflowNode,
} from '../../../tools/n8n/client/workflow';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { chosenEvents, triggerOf } from '../../../tools/n8n/start/examples';
import { until } from '../../../tools/n8n/until';
import type { StoredFile, StoredSession } from '../../../tools/zoom-simulator';
import type { Environment } from '../setup/environment';

/** What the user of an example enters, each in the node of this name. */
export interface Entered {
	/** Addresses of the user's own services, in HTTP Request nodes. */
	addresses?: Readonly<Record<string, string>>;
	/** Credentials of other services. */
	credentials?: Readonly<Record<string, Credential>>;
	/** Parameters at the top of a node, as they are called in the file. */
	parameters?: Readonly<Record<string, Record<string, unknown>>>;
}

/**
 * Imports an example as its user would: the file as it is, with a credential of Zoom and what else the
 * user enters. Nothing else is changed.
 */
export async function importExample(
	{ client }: Pick<Environment, 'client'>,
	file: string,
	credential: Credential,
	{ addresses = {}, credentials = {}, parameters = {} }: Entered = {},
): Promise<Workflow> {
	const example = await readWorkflow(join(repository, 'examples', file));
	let definition = Object.entries(addresses).reduce(withAddress, example);
	for (const [name, { id, name: label, type }] of Object.entries(credentials)) {
		definition = changeNode(definition, name, () => ({
			credentials: { [type]: { id, name: label } },
		}));
	}
	for (const [name, entered] of Object.entries(parameters)) {
		definition = changeNode(definition, name, (node) => ({
			parameters: { ...node.parameters, ...entered },
		}));
	}
	return await client.saveWorkflow(useCredential(definition, credential));
}

/** @throws Error when no node has this name */
function changeNode(
	definition: WorkflowDefinition,
	name: string,
	change: (node: WorkflowNode) => Partial<WorkflowNode>,
): WorkflowDefinition {
	if (!definition.nodes.some((node) => node.name === name)) throw new Error(`No node "${name}"`);
	const nodes = definition.nodes.map((node) =>
		node.name === name ? { ...node, ...change(node) } : node,
	);
	return { ...definition, nodes };
}

function withAddress(
	definition: WorkflowDefinition,
	[name, url]: [string, string],
): WorkflowDefinition {
	return changeNode(definition, name, ({ type, parameters }) => {
		if (type !== 'n8n-nodes-base.httpRequest') throw new Error(`No address in "${name}"`);
		return { parameters: { ...parameters, url } };
	});
}

/** A workflow with other nodes, one after the other, in the place of one that leads nowhere. */
export function replaceNode(
	{ nodes, connections, ...rest }: WorkflowDefinition,
	replaced: string,
	chain: readonly WorkflowNode[],
	next: string,
): WorkflowDefinition {
	const [first] = chain;
	if (first === undefined || !nodes.some(({ name }) => name === replaced)) {
		throw new Error(`Nothing to put in place of "${replaced}"`);
	}
	const renamed = z
		.record(z.unknown())
		.parse(JSON.parse(JSON.stringify(connections).replaceAll(`"${replaced}"`, `"${first.name}"`)));
	for (const [place, { name }] of chain.entries()) {
		const node = chain[place + 1]?.name ?? next;
		renamed[name] = { main: [[{ node, type: 'main', index: 0 }]] };
	}
	const others = nodes.filter(({ name }) => name !== replaced);
	return { ...rest, nodes: [...others, ...chain], connections: renamed };
}

/** Publishes a workflow, and enters the address of its trigger at Zoom for the events it has chosen. */
export async function goLive(
	{ client, simulator }: Pick<Environment, 'client' | 'simulator'>,
	workflow: Workflow,
): Promise<void> {
	await client.activate(workflow.id);
	const url = await client.webhookAddress(workflow, triggerOf(workflow).name);
	const { valid, reason } = await simulator.webhooks.validate({ url });
	if (!valid) throw new Error(`Zoom's challenge was not answered: ${reason}`);
	simulator.webhooks.subscribe({ url, events: chosenEvents(workflow) ?? [] });
}

/** Zoom sends an event of a session, signed; the answers of all who are subscribed. */
export async function tellOf(
	{ simulator }: Pick<Environment, 'simulator'>,
	event: string,
	session: StoredSession,
	files: readonly StoredFile[],
): Promise<string[]> {
	const { lifecycle, webhooks } = simulator;
	const before = webhooks.log.list().length;
	lifecycle.tell({ event, session, files });
	return await until('the event to be answered', async () => {
		const answers = webhooks.log
			.list()
			.slice(before)
			.map(({ attempts: [first] }) => first?.reply);
		return answers.length > 0 && !answers.includes(undefined) ? answers.map(String) : undefined;
	});
}
