import { ExecuteContext } from 'n8n-core';
import { createEmptyRunExecutionData, type IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { additionalData } from './additionalData';
import { install, workflow, workflowData, type NodeSetup } from './workflow';

const json = z.record(z.unknown());
const outputs = z.array(z.array(z.object({ json })));

/**
 * Calls a node as a tool in the way of n8n's Agents (2.41): alone, outside of any execution, and with no data of one.
 *
 * @returns the JSON of the items
 */
export async function runAgentsTool(
	setup: NodeSetup,
	call: IDataObject,
): Promise<Array<z.infer<typeof json>>> {
	const { node, nodeTypes, credentials } = await install({ ...setup, type: `${setup.type}Tool` });
	const data = workflowData([node], {});
	const ofNoExecution = additionalData(credentials, data, 'internal');
	delete ofNoExecution.executionId;
	delete ofNoExecution.hooks;
	const items = [{ json: call }];
	const input = { main: [items] };
	const context = new ExecuteContext(
		workflow(data, nodeTypes),
		node,
		ofNoExecution,
		'internal',
		createEmptyRunExecutionData(),
		0,
		items,
		input,
		{ node, data: input, source: null },
		[],
	);
	const { execute } = nodeTypes.getByNameAndVersion(node.type);
	if (execute === undefined) throw new Error('The node cannot be executed');
	// n8n's own class of the context is not quite of the type that nodes see.
	const output: unknown = await Reflect.apply(execute, context, []);
	return outputs.parse(output).flatMap((ofOutput) => ofOutput.map((item) => item.json));
}
