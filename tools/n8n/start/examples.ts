import { join } from 'node:path';

import {
	readWorkflow,
	type Workflow,
	type WorkflowDefinition,
	type WorkflowNode,
} from '../client/workflow';
import { packageName, repository } from '../install/packageTarball';

export const triggerType = `${packageName}.zoomVideoSdkRecordingTrigger`;

export interface ExamplePair<T extends WorkflowDefinition = WorkflowDefinition> {
	/** Starts a recording when a session starts. */
	record: T;
	/** Announces a recording that is ready. */
	announce: T;
}

/** Reads the two example workflows as a user would import them. */
export async function readExamples(): Promise<ExamplePair> {
	const read = async (name: string) => await readWorkflow(join(repository, 'examples', name));
	return {
		record: await read('record-session-from-start.json'),
		announce: await read('announce-finished-recording.json'),
	};
}

/** The node of a workflow at which Zoom's webhooks arrive. */
export function triggerOf(workflow: WorkflowDefinition): WorkflowNode {
	const found = workflow.nodes.find(({ type }) => type === triggerType);
	if (found === undefined) throw new Error(`"${workflow.name}" has no recording trigger`);
	return found;
}

/** The events that a trigger has chosen; undefined where it leaves the choice to the node's default. */
export function chosenEvents(workflow: Workflow): string[] | undefined {
	const { events } = triggerOf(workflow).parameters;
	if (!Array.isArray(events)) return undefined;
	return events.filter((event) => typeof event === 'string');
}
