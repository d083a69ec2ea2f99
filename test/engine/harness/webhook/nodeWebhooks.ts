import { NodeHelpers } from 'n8n-workflow';
import type {
	IHttpRequestMethods,
	INode,
	IWebhookData,
	IWebhookDescription,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

const METHODS: IHttpRequestMethods[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

function text(workflow: Workflow, node: INode, value: string | boolean | undefined): string {
	const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', {});
	return String(resolved ?? '');
}

function webhook(
	workflow: Workflow,
	node: INode,
	description: IWebhookDescription,
	additionalData: IWorkflowExecuteAdditionalData,
	isTest: boolean,
): IWebhookData {
	const path = text(workflow, node, description.path).replace(/^\/|\/$/g, '');
	const isFullPath = text(workflow, node, description.isFullPath) === 'true';
	const method = text(workflow, node, description.httpMethod);
	const httpMethod = METHODS.find((known) => known === method);
	if (!httpMethod) throw new Error(`The webhook's method is ${method}`);
	return {
		httpMethod,
		node: node.name,
		path: NodeHelpers.getNodeWebhookPath(workflow.id, node, path, isFullPath),
		webhookDescription: description,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
		isTest,
	};
}

/** The webhooks that n8n registers for a node. */
export function nodeWebhooks(
	workflow: Workflow,
	node: INode,
	additionalData: IWorkflowExecuteAdditionalData,
	isTest: boolean,
): IWebhookData[] {
	const { description } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	return (description.webhooks ?? []).map((entry) =>
		webhook(workflow, node, entry, additionalData, isTest),
	);
}
