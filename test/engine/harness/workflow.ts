import { randomUUID } from 'node:crypto';

import { Workflow } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	IWorkflowBase,
	OnError,
} from 'n8n-workflow';

import { StoredCredentials, type CredentialData } from './credentials';
import { NodeTypes } from './nodeTypes';
import { loadPackage } from './package';

/** A node as a user sets it up. */
export interface NodeSetup {
	/** `zoomVideoSdkRecording`, or a full name with the package in front. */
	type: string;
	/** Default: the newest. */
	typeVersion?: number;
	/** Fields left out have the defaults of the description. Expressions begin with `=`. */
	parameters?: INodeParameters;
	credentials?: CredentialData;
	/** The ID that the credentials are stored under; else one that no other node's have. */
	credentialId?: string;
	/** What the node does with an error; `continueRegularOutput` is "Continue". */
	onError?: OnError;
	/** "Retry On Fail". */
	retryOnFail?: boolean;
	/** Nodes of the test's own that `type` may name. */
	own?: INodeType[];
	/** What identifies the node in its workflow; else it is like no other. */
	node?: Partial<Pick<INode, 'id' | 'name'>> & { webhookId?: string | undefined };
}

/** A node set up in an n8n with the package installed. */
export interface Installed {
	node: INode;
	nodeTypes: NodeTypes;
	credentials: StoredCredentials;
}

/** Makes the node of a setup, and stores its credentials. */
export async function install(setup: NodeSetup, name = 'Node'): Promise<Installed> {
	const loader = await loadPackage();
	const nodeTypes = new NodeTypes(loader);
	setup.own?.forEach((own) => nodeTypes.add(own));
	const credentials = new StoredCredentials(loader);
	await credentials.save(setup.credentials ?? {}, setup.credentialId);
	const type = nodeTypes.fullName(setup.type);
	const node: INode = {
		id: randomUUID(),
		webhookId: randomUUID(),
		name,
		type,
		typeVersion: setup.typeVersion ?? nodeTypes.newestVersion(type),
		position: [0, 0],
		parameters: setup.parameters ?? {},
		credentials: credentials.references,
	};
	const { webhookId, ...identity } = setup.node ?? {};
	Object.assign(node, identity);
	if (webhookId !== undefined) node.webhookId = webhookId;
	else if (setup.node && 'webhookId' in setup.node) delete node.webhookId;
	if (setup.onError) node.onError = setup.onError;
	if (setup.retryOnFail) node.retryOnFail = setup.retryOnFail;
	return { node, nodeTypes, credentials };
}

/** A node of the tests' own, to stand before or after the node under test. */
export function plainNode(name: string, type: string): INode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** A saved workflow, as n8n's database holds it. */
export function workflowData(nodes: INode[], connections: IConnections): IWorkflowBase {
	const now = new Date();
	return {
		id: 'test-workflow',
		name: 'Test workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
		nodes,
		connections,
		settings: { executionOrder: 'v1', timezone: 'UTC' },
	};
}

/** The engine's view of a saved workflow. */
export function workflow(
	data: IWorkflowBase,
	nodeTypes: NodeTypes,
	staticData: IDataObject = {},
): Workflow {
	const { id, name, nodes, connections, active, settings } = data;
	return new Workflow({
		id,
		name,
		nodes,
		connections,
		active,
		nodeTypes,
		staticData,
		...(settings && { settings }),
	});
}
