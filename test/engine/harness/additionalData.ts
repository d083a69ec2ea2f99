import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { service } from './container';
import type { StoredCredentials } from './credentials';

/** Where the n8n of the tests would be reached. */
export const INSTANCE_URL = 'http://localhost:5678/';

function notInTheEngine(what: string) {
	return async () => {
		throw new Error(`${what} needs n8n's server`);
	};
}

/**
 * What n8n's server hands to the engine with each execution.
 *
 * @param webhookBaseUrl the base of production addresses, without a slash at its end
 */
export function additionalData(
	credentials: StoredCredentials,
	workflowData: IWorkflowBase,
	mode: WorkflowExecuteMode,
	webhookBaseUrl = `${INSTANCE_URL}webhook`,
): IWorkflowExecuteAdditionalData {
	const executionId = '1';
	return {
		credentialsHelper: credentials,
		hooks: new ExecutionLifecycleHooks(mode, executionId, workflowData),
		externalSecretsProxy: service(ExternalSecretsProxy),
		executionId,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${INSTANCE_URL}rest`,
		instanceBaseUrl: INSTANCE_URL,
		formBaseUrl: `${INSTANCE_URL}form`,
		formWaitingBaseUrl: `${INSTANCE_URL}form-waiting`,
		formTestBaseUrl: `${INSTANCE_URL}form-test`,
		webhookBaseUrl,
		webhookWaitingBaseUrl: `${INSTANCE_URL}webhook-waiting`,
		webhookTestBaseUrl: webhookBaseUrl.replace(/webhook$/, 'webhook-test'),
		mcpBaseUrl: `${INSTANCE_URL}mcp`,
		mcpTestBaseUrl: `${INSTANCE_URL}mcp-test`,
		variables: {},
		logAiEvent: () => undefined,
		executeWorkflow: notInTheEngine('Executing another workflow'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: notInTheEngine('Running code'),
	};
}
