import { WebhookContext } from 'n8n-core';
import { createRunExecutionData, type IDataObject } from 'n8n-workflow';

import { additionalData } from './additionalData';
import { agentNode, isAgentTool } from './nodes/agent';
import { install, plainNode, workflow, workflowData, type NodeSetup } from './workflow';

/**
 * Calls a node as a tool in the way of n8n's MCP Server Trigger: from a webhook, before there is an execution, but
 * with the data of one. In queue mode, a worker calls it in an execution of its own.
 *
 * @param executionId of that execution
 * @returns the JSON text that the tool gave for each call
 */
export async function runMcpTool(
	setup: NodeSetup,
	calls: IDataObject[],
	executionId?: string,
): Promise<string[]> {
	const { node, nodeTypes, credentials } = await install({ ...setup, type: `${setup.type}Tool` });
	const mcpServer = agentNode(() => undefined, '@n8n/n8n-nodes-langchain.mcpTrigger');
	nodeTypes.add(mcpServer);
	const server = plainNode('MCP Server', mcpServer.description.name);
	const data = workflowData([server, node], {
		[node.name]: { ai_tool: [[{ node: server.name, type: 'ai_tool', index: 0 }]] },
	});
	const workflowExecuteAdditionalData = additionalData(credentials, data, 'webhook');
	if (executionId === undefined) delete workflowExecuteAdditionalData.executionId;
	const context = new WebhookContext(
		workflow(data, nodeTypes),
		server,
		workflowExecuteAdditionalData,
		'webhook',
		{
			httpMethod: 'POST',
			node: server.name,
			path: 'mcp',
			webhookDescription: { httpMethod: 'POST', name: 'default', path: 'mcp' },
			workflowId: data.id,
			workflowExecuteAdditionalData,
		},
		[],
		createRunExecutionData({ executionData: { nodeExecutionStack: [] } }),
	);
	const [tool]: unknown[] = [await context.getInputConnectionData('ai_tool', 0)].flat();
	if (!isAgentTool(tool)) throw new Error('No tool is connected');
	const answers: string[] = [];
	for (const call of calls) answers.push(await tool.invoke(call));
	return answers;
}
