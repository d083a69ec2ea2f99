import { once } from 'node:events';
import { createServer } from 'node:http';

import { HookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	IWebhookData,
	Workflow,
	WorkflowActivateMode,
} from 'n8n-workflow';

import { additionalData } from '../additionalData';
import { openBinaryData } from '../container';
import type { CredentialData, StoredCredentials } from '../credentials';
import { install, workflow, workflowData, type NodeSetup } from '../workflow';
import { callWebhook } from './call';
import { webhookRequest } from './httpRequest';
import { webhookResponse } from './httpResponse';
import { nodeWebhooks } from './nodeWebhooks';

export interface TriggerSetup extends NodeSetup {
	/** The workflow's static data, as the database holds it before the first call. */
	staticData?: IDataObject;
	/** Stands for the database: called when an execution is stored; may throw. */
	onExecution?: (output: INodeExecutionData[][]) => void | Promise<void>;
	/** As n8n 1 does: it reads the trigger's answer before it stores the execution. */
	readsAnswerFirst?: boolean;
}

/** A trigger in a running n8n. */
export interface RunningTrigger {
	/** The production address; answered from the start, whether activated or not. */
	url: string;
	/** The address of "Listen for test event". */
	testUrl: string;
	/** The stored executions: for each, the items of each output of the trigger. */
	executions: INodeExecutionData[][][];
	/** What the trigger threw: n8n answers 500 and records a failed execution. */
	failedExecutions: unknown[];
	/** `credentials.reads` counts how often they were read. */
	credentials: StoredCredentials;
	/** Replaces fields of credentials, as a user does to rotate a secret. */
	changeCredentials(data: CredentialData): Promise<void>;
	/** The static data as the database holds it now. */
	staticData(): IDataObject;
	/** Runs `checkExists`, then `create`; throws what the trigger throws to refuse activation. */
	activate(activation?: WorkflowActivateMode): Promise<void>;
	/** Runs `delete`. */
	deactivate(): Promise<void>;
	stop(): Promise<void>;
}

/** Sets a trigger up behind an HTTP server of its own on the loopback interface. */
export async function startTrigger(setup: TriggerSetup): Promise<RunningTrigger> {
	await openBinaryData();
	const { node, nodeTypes, credentials } = await install(setup, 'Trigger');
	const data = workflowData([node], {});
	let stored = JSON.stringify(setup.staticData ?? {});
	const executions: INodeExecutionData[][][] = [];
	const failedExecutions: unknown[] = [];

	const server = createServer();
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server does not listen');
	const baseUrl = `http://127.0.0.1:${address.port}/webhook`;

	/** Each call, in n8n, works on a workflow of its own, fresh from the database. */
	const load = () => workflow(data, nodeTypes, JSON.parse(stored));
	const webhooksOf = (loaded: Workflow, isTest: boolean): IWebhookData[] => {
		const mode = isTest ? 'manual' : 'webhook';
		return nodeWebhooks(loaded, node, additionalData(credentials, data, mode, baseUrl), isTest);
	};
	const save = async ({ staticData }: Workflow) => {
		if (staticData['__dataChanged'] === true) stored = JSON.stringify(staticData);
	};

	server.on('request', (incoming, outgoing) => {
		const { pathname } = new URL(incoming.url ?? '/', baseUrl);
		const isTest = pathname.startsWith('/webhook-test/');
		const fromDatabase: IDataObject = JSON.parse(stored);
		const loaded = workflow(data, nodeTypes, fromDatabase);
		const webhook = webhooksOf(loaded, isTest).find(
			({ path, httpMethod }) =>
				pathname === `/${isTest ? 'webhook-test' : 'webhook'}/${path}` &&
				httpMethod === incoming.method,
		);
		const response = webhookResponse(outgoing);
		if (!webhook) {
			response.status(404).json({ code: 404, message: 'The webhook is not registered.' });
			return;
		}
		void callWebhook({
			workflow: loaded,
			webhook,
			additionalData: webhook.workflowExecuteAdditionalData,
			mode: isTest ? 'manual' : 'webhook',
			request: webhookRequest(incoming),
			response,
			readsAnswerFirst: setup.readsAnswerFirst,
			async createExecution(output) {
				await setup.onExecution?.(output);
				executions.push(output);
				// n8n 2.41 makes a workflow of the same static data to store the execution, and with that
				// forgets that it was changed, unless there was none before.
				if (stored !== '{}') workflow(data, nodeTypes, fromDatabase);
			},
			createFailedExecution: (error) => failedExecutions.push(error),
			saveStaticData: async () => await save(loaded),
		}).catch((error: unknown) => failedExecutions.push(error));
	});

	const hook = async (
		loaded: Workflow,
		webhook: IWebhookData,
		method: 'checkExists' | 'create' | 'delete',
		activation: WorkflowActivateMode,
	) => {
		const { webhookMethods } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const run = webhookMethods?.[webhook.webhookDescription.name]?.[method];
		const more = webhook.workflowExecuteAdditionalData;
		const context = new HookContext(loaded, node, more, 'trigger', activation, webhook);
		// n8n compiles without exactOptionalPropertyTypes, under which its own types differ here.
		return run && (await Reflect.apply(run, context, []));
	};

	const [webhook] = webhooksOf(load(), false);
	if (!webhook) throw new Error(`${node.type} has no webhook`);
	return {
		url: `${baseUrl}/${webhook.path}`,
		testUrl: `${baseUrl}-test/${webhook.path}`,
		executions,
		failedExecutions,
		credentials,
		async changeCredentials(changes) {
			for (const [type, fields] of Object.entries(changes)) {
				const details = credentials.references[type];
				const before = details && (await credentials.getCredentials(details, type)).getData();
				await credentials.save({ [type]: { ...(await before), ...fields } });
			}
		},
		staticData: () => JSON.parse(stored),
		async activate(activation = 'activate') {
			const loaded = load();
			for (const entry of webhooksOf(loaded, activation === 'manual')) {
				const exists = await hook(loaded, entry, 'checkExists', activation);
				if (!exists) await hook(loaded, entry, 'create', activation);
			}
			await save(loaded);
		},
		async deactivate() {
			const loaded = load();
			for (const entry of webhooksOf(loaded, false)) await hook(loaded, entry, 'delete', 'update');
			await save(loaded);
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
