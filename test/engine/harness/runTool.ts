import { WorkflowExecute } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { additionalData } from './additionalData';
import { agentNode, type AgentTool } from './nodes/agent';
import { readRun, type NodeRun } from './runNode';
import { install, plainNode, workflow, workflowData, type NodeSetup } from './workflow';

export interface ToolRunSetup extends NodeSetup {
	/** The arguments of each call that the agent makes. Default: no call. */
	calls?: IDataObject[];
}

export interface ToolRun extends NodeRun {
	/** The tool as the agent's model is told about it; its `schema` has a field per `$fromAI()`. */
	tool: AgentTool | undefined;
}

/**
 * Connects a node as a tool to an agent, which calls it.
 *
 * The items of the run are the agent's: `json.answer` is the JSON text that the tool gave it.
 * Parameters for the model: `={{ $fromAI('name', 'description', 'string') }}`.
 */
export async function runTool(setup: ToolRunSetup): Promise<ToolRun> {
	const { node, nodeTypes, credentials } = await install({ ...setup, type: `${setup.type}Tool` });
	const seen: AgentTool[] = [];
	nodeTypes.add(agentNode((tool) => seen.push(tool)));
	const start = plainNode('Items', 'test.items');
	const agent = plainNode('Agent', 'test.agent');
	const data = workflowData([start, agent, node], {
		[start.name]: { main: [[{ node: agent.name, type: 'main', index: 0 }]] },
		[node.name]: { ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] },
	});
	const run = await new WorkflowExecute(additionalData(credentials, data, 'manual'), 'manual').run({
		workflow: workflow(data, nodeTypes),
		startNode: start,
		pinData: { [start.name]: (setup.calls ?? []).map((json) => ({ json })) },
	});
	return { ...readRun(run, agent), tool: seen[0] };
}
