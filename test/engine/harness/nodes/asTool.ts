import { deepCopy, NodeConnectionTypes } from 'n8n-workflow';
import type { INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';

const DESCRIPTION_TYPE: INodeProperties = {
	displayName: 'Tool Description',
	name: 'descriptionType',
	type: 'options',
	options: [
		{ name: 'Set Automatically', value: 'auto' },
		{ name: 'Set Manually', value: 'manual' },
	],
	default: 'auto',
};

/**
 * The tool variant that n8n makes of a node with `usableAsTool` when it loads a package: the name
 * ends in `Tool`, the output is a tool, and the user may describe it for the model.
 * (n8n does this outside n8n-core, in its server.)
 */
export function asTool(node: INodeType): INodeType {
	const { usableAsTool, ...rest } = deepCopy(node.description);
	if (!usableAsTool) throw new Error(`${rest.displayName} does not declare usableAsTool`);
	const manual: INodeProperties = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: rest.description,
		required: true,
		displayOptions: { show: { descriptionType: ['manual'] } },
	};
	const description: INodeTypeDescription = {
		...rest,
		name: `${rest.name}Tool`,
		displayName: `${rest.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [DESCRIPTION_TYPE, manual, ...rest.properties],
	};
	// The class's methods are on its prototype, which a spread would lose.
	return Object.create(node, { description: { value: description } });
}
