import { WebhookContext } from 'n8n-core';
import type {
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { UnreadableBody, parseRequestBody, type WebhookRequest } from './httpRequest';
import type { WebhookResponse } from './httpResponse';

export interface WebhookCall {
	workflow: Workflow;
	webhook: IWebhookData;
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	request: WebhookRequest;
	response: WebhookResponse;
	/** Stores the execution; n8n answers 500 when it throws. */
	createExecution(output: INodeExecutionData[][]): Promise<void>;
	/** n8n 1 reads the trigger's answer before it stores the execution, n8n 2 afterwards. */
	readsAnswerFirst?: boolean | undefined;
	/** Stores the execution that n8n records as failed when the node throws. */
	createFailedExecution(error: unknown): void;
	/** Stores the workflow's static data, before n8n sends its answer. */
	saveStaticData(): Promise<void>;
}

interface Answer {
	status: number;
	body: unknown;
}

async function callNode(call: WebhookCall): Promise<IWebhookResponseData> {
	const { workflow, webhook, additionalData, mode, request, response } = call;
	const node = workflow.getNode(webhook.node);
	if (!node) throw new Error(`There is no node "${webhook.node}"`);
	await parseRequestBody(request, node.typeVersion);
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const context = new WebhookContext(
		workflow,
		node,
		{ ...additionalData, httpRequest: request, httpResponse: response },
		mode,
		webhook,
		[],
		null,
	);
	if (!nodeType.webhook) throw new Error(`${node.type} has no webhook method`);
	// n8n compiles without exactOptionalPropertyTypes, under which its own types differ here.
	return await Reflect.apply(nodeType.webhook, context, []);
}

/** What n8n answers for a trigger that leaves the answer to it (`responseMode: 'onReceived'`). */
function answerFor(call: WebhookCall, result: IWebhookResponseData): Answer {
	const { responseCode, responseData } = call.webhook.webhookDescription;
	const status = typeof responseCode === 'number' ? responseCode : 200;
	if (result.webhookResponse !== undefined) return { status, body: result.webhookResponse };
	if (!result.workflowData) return { status, body: { message: 'Webhook call received' } };
	if (responseData === 'noData') return { status, body: undefined };
	return { status, body: responseData ?? { message: 'Workflow was started' } };
}

function send({ response }: WebhookCall, { status, body }: Answer): void {
	if (response.writableEnded) throw new Error('The trigger has answered without saying so');
	response.status(status);
	if (body === undefined) response.end();
	else if (typeof body === 'string') response.send(body);
	else response.json(body);
}

function sendError(call: WebhookCall, status: number, message: string): void {
	if (!call.response.writableEnded) send(call, { status, body: { code: 0, message } });
}

/**
 * Answers one HTTP request with a trigger's `webhook` method, as n8n's server does: body, node,
 * execution, static data, answer, in this order. An error before the answer leaves the static data
 * unsaved.
 */
export async function callWebhook(call: WebhookCall): Promise<void> {
	let result: IWebhookResponseData;
	try {
		result = await callNode(call);
	} catch (error) {
		if (error instanceof UnreadableBody) return sendError(call, 422, error.message);
		call.createFailedExecution(error);
		return sendError(call, 500, 'Workflow Webhook Error: Workflow could not be started!');
	}
	const readAnswer = () => (result.noWebhookResponse ? undefined : answerFor(call, result));
	const early = call.readsAnswerFirst ? readAnswer() : undefined;
	try {
		if (result.workflowData) await call.createExecution(result.workflowData);
	} catch {
		return sendError(call, 500, 'There was a problem executing the workflow');
	}
	const answer = early ?? readAnswer();
	await call.saveStaticData();
	if (answer !== undefined) send(call, answer);
}
