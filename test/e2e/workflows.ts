import { randomUUID } from 'node:crypto';

import type { Credential } from '../../tools/n8n/client/n8nAnswers';
import type { WorkflowDefinition, WorkflowNode } from '../../tools/n8n/client/workflow';
import { packageName } from '../../tools/n8n/install/packageTarball';
import { triggerType } from '../../tools/n8n/start/examples';

/** Names of the nodes in the workflows that are made here. */
export const nodeNames = {
	trigger: 'On recording event',
	manual: 'By hand',
	action: 'Recording',
} as const;

const pollType = `${packageName}.zoomVideoSdkRecordingPollTrigger`;

export const actionType = `${packageName}.zoomVideoSdkRecording`;

type Parameters = Record<string, unknown>;

/** A workflow that begins at these events of Zoom and does nothing more. */
export function triggerWorkflow(
	events: string[],
	credential: Credential,
	options: Parameters = {},
): WorkflowDefinition {
	return {
		name: `Trigger ${randomUUID()}`,
		nodes: [
			node(nodeNames.trigger, triggerType, 2, {
				parameters: { events, output: 'event', options },
				credentials: using(credential),
				webhookId: randomUUID(),
			}),
		],
		connections: {},
	};
}

/** A workflow that asks Zoom each minute. */
export function pollWorkflow(credential: Credential): WorkflowDefinition {
	return {
		name: `Poll ${randomUUID()}`,
		nodes: [
			node(nodeNames.trigger, pollType, 2, {
				parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] } },
				credentials: using(credential),
			}),
		],
		connections: {},
	};
}

/** A workflow that is started by hand and runs one operation of the action node. */
export function actionWorkflow(parameters: Parameters, credential: Credential): WorkflowDefinition {
	return {
		name: `Action ${randomUUID()}`,
		nodes: [
			node(nodeNames.manual, 'n8n-nodes-base.manualTrigger', 1, { parameters: {} }),
			node(nodeNames.action, actionType, 1, {
				parameters: { resource: 'recording', ...parameters },
				credentials: using(credential),
			}),
		],
		connections: {
			[nodeNames.manual]: { main: [[{ node: nodeNames.action, type: 'main', index: 0 }]] },
		},
	};
}

/** The value of the session parameter when it is given by id. */
export function sessionById(value: string): Parameters {
	return { __rl: true, mode: 'id', value };
}

function using({ id, name, type }: Credential): WorkflowNode['credentials'] {
	return { [type]: { id, name } };
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	rest: Pick<WorkflowNode, 'parameters' | 'credentials'> & { webhookId?: string },
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], ...rest };
}
