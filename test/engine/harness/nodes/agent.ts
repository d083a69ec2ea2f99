import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeType } from 'n8n-workflow';
import type { AnyZodObject } from 'zod';

/** What an AI agent sees of a tool that n8n made from a node. */
export interface AgentTool {
	name: string;
	description: string;
	/** The arguments that the model may fill in: one for each `$fromAI()`. */
	schema: AnyZodObject;
	/** Runs the node; gives its output items as JSON text. */
	invoke(args: IDataObject): Promise<string>;
}

export function isAgentTool(value: unknown): value is AgentTool {
	return typeof value === 'object' && value !== null && 'invoke' in value && 'schema' in value;
}

/** A stand-in for n8n's AI Agent: calls the one connected tool with `$json` of each item. */
export function agentNode(onTool: (tool: AgentTool) => void, name = 'test.agent'): INodeType {
	return {
		description: {
			displayName: 'Agent',
			name,
			group: ['transform'],
			version: 1,
			description: 'Calls the connected tool with each item',
			defaults: { name: 'Agent' },
			inputs: ['main', { type: 'ai_tool', required: true }],
			outputs: ['main'],
			properties: [],
		},
		async execute() {
			const [tool]: unknown[] = [await this.getInputConnectionData('ai_tool', 0)].flat();
			if (!isAgentTool(tool)) throw new NodeOperationError(this.getNode(), 'No tool is connected');
			onTool(tool);
			const answers: Array<{ json: IDataObject }> = [];
			for (const item of this.getInputData()) {
				answers.push({ json: { answer: await tool.invoke(item.json) } });
			}
			return [answers];
		},
	};
}
