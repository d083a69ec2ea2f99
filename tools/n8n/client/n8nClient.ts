import { z } from 'zod';

import { until } from '../until';
import { readChoices } from './choices';
import { createDataTable } from './dataTable';
import { type Execution, type ExecutionSummary, hasEnded, readExecution } from './execution';
import { readAllExecutions, readExecutionPage } from './executionPages';
import {
	type Credential,
	credentialAnswer,
	namedAnswers,
	type Owner,
	settingsAnswer,
	testAnswer,
} from './n8nAnswers';
import { N8nRest } from './n8nRest';
import { publish } from './publish';
import { startAt, type TriggerItem } from './triggerStart';
import {
	storedWorkflow,
	type Workflow,
	type WorkflowDefinition,
	type WorkflowNode,
} from './workflow';

/** Drives an n8n as its owner does in the editor, through the same requests. */
export class N8nClient {
	readonly #rest: N8nRest;

	/** @param url address of n8n without a slash at the end */
	constructor(readonly url: string) {
		this.#rest = new N8nRest(url);
	}

	async close(): Promise<void> {
		await this.#rest.close();
	}

	/**
	 * Makes this person the owner of a new n8n, or signs in where they are already.
	 * @throws N8nRestError with status 401 where the owner is another, or has another password.
	 */
	async signIn(owner: Owner): Promise<void> {
		const { userManagement } = settingsAnswer.parse(await this.#rest.get('/rest/settings'));
		if (userManagement.showSetupOnFirstLoad) {
			await this.#rest.post('/rest/owner/setup', owner);
			return;
		}
		await this.#rest.post('/rest/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
	}

	/** Stores a credential, in place of one of the same name if there is one. */
	async saveCredential(
		name: string,
		type: string,
		data: Readonly<Record<string, unknown>>,
	): Promise<Credential> {
		const all = z.array(credentialAnswer).parse(await this.#rest.get('/rest/credentials'));
		const known = all.find((each) => each.name === name && each.type === type);
		const body = { name, type, data };
		const answer = known
			? await this.#rest.patch(`/rest/credentials/${known.id}`, body)
			: await this.#rest.post('/rest/credentials', body);
		return credentialAnswer.parse(answer);
	}

	/** Creates a Data Table of the owner's with these columns, each for text; gives its ID. */
	async createDataTable(name: string, columns: readonly string[]): Promise<string> {
		return await createDataTable(this.#rest, name, columns);
	}

	/** Tests a stored credential as the editor's button does, with these values in its fields. */
	async testCredential(
		credential: Credential,
		data: Readonly<Record<string, string>>,
	): Promise<z.infer<typeof testAnswer>> {
		const body = { credentials: { ...credential, data } };
		return testAnswer.parse(await this.#rest.post('/rest/credentials/test', body));
	}

	async workflowNamed(name: string): Promise<Workflow | undefined> {
		const all = namedAnswers.parse(await this.#rest.get('/rest/workflows'));
		const known = all.find((each) => each.name === name);
		return known && (await this.workflow(known.id));
	}

	/** What a node offers in the list of a field, as names by value: see readChoices. */
	async choices(node: WorkflowNode, parameter: string, methodName: string) {
		return await readChoices(this.#rest, node, parameter, methodName);
	}

	/** Stores a workflow, in place of one of the same name if there is one. */
	async saveWorkflow(definition: WorkflowDefinition): Promise<Workflow> {
		const known = await this.workflowNamed(definition.name);
		if (known) {
			const { versionId, active } = known;
			if (active) await this.deactivate(known.id);
			return storedWorkflow.parse(
				await this.#rest.patch(`/rest/workflows/${known.id}`, { ...definition, versionId }),
			);
		}
		// n8n 1 insists on being told that a new workflow is not active.
		return storedWorkflow.parse(
			await this.#rest.post('/rest/workflows', { settings: {}, ...definition, active: false }),
		);
	}

	async workflow(id: string): Promise<Workflow> {
		return storedWorkflow.parse(await this.#rest.get(`/rest/workflows/${id}`));
	}

	/** What the nodes of a workflow remember between two runs. */
	async staticData(id: string): Promise<unknown> {
		const answer = await this.#rest.get(`/rest/workflows/${id}`);
		return z.object({ staticData: z.unknown() }).parse(answer).staticData;
	}

	/**
	 * Activates the latest version of a workflow and waits until n8n has taken up its triggers,
	 * which it does in the background.
	 * @throws ActivationRefused with the trigger's own message.
	 */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await publish(this.#rest, id, versionId);
	}

	/** Takes a workflow's triggers down; nothing happens if they are not up. */
	async deactivate(id: string): Promise<void> {
		await this.#rest.post(`/rest/workflows/${id}/deactivate`);
	}

	/**
	 * The address at which an active workflow's trigger takes webhooks.
	 * @param path the path in the node type's webhook description
	 * @throws Error when n8n has nothing registered there.
	 */
	async webhookAddress(workflow: Workflow, nodeName: string, path = 'webhook'): Promise<string> {
		const node = workflow.nodes.find(({ name }) => name === nodeName);
		if (node?.webhookId === undefined) throw new Error(`No webhook in a node "${nodeName}"`);
		const full = `${node.webhookId}/${path}`;
		const found = await this.#rest.post('/rest/webhooks/find', { path: full, method: 'POST' });
		if (z.object({ workflowId: z.literal(workflow.id) }).safeParse(found).success) {
			return `${this.url}/webhook/${full}`;
		}
		throw new Error(`n8n has no webhook of workflow ${workflow.id} at ${full}`);
	}

	/** Runs a workflow by hand from one of its triggers, to the end. */
	async run(workflow: Workflow, triggerName: string, item?: TriggerItem): Promise<Execution> {
		const answer = await this.#rest.post(`/rest/workflows/${workflow.id}/run`, {
			// n8n 1 runs what it is given here, later versions what is stored.
			workflowData: workflow,
			triggerToStartFrom: startAt(triggerName, item),
		});
		const { executionId } = z.object({ executionId: z.string() }).parse(answer);
		return await this.waitForExecution(workflow.id, ({ id }) => id === executionId);
	}

	/** The executions of a workflow, newest first, a hundred at most. */
	async executions(workflowId: string): Promise<ExecutionSummary[]> {
		return (await readExecutionPage(this.#rest, workflowId)).results;
	}

	/** All executions of a workflow, however many. */
	async allExecutions(workflowId: string): Promise<ExecutionSummary[]> {
		return await readAllExecutions(this.#rest, workflowId);
	}

	/** Runs an execution again that failed or crashed, to the end; gives the status of the new one. */
	async retry(id: string): Promise<string> {
		const answer = await this.#rest.post(`/rest/executions/${id}/retry`, { loadWorkflow: false });
		return z.object({ status: z.string() }).parse(answer).status;
	}

	async execution(id: string): Promise<Execution> {
		return readExecution(await this.#rest.get(`/rest/executions/${id}`));
	}

	/** Waits for an execution of a workflow that has ended and satisfies the condition. */
	async waitForExecution(
		workflowId: string,
		condition: (execution: Execution) => boolean = () => true,
		limit = 120_000,
	): Promise<Execution> {
		return await until(
			`an execution of workflow ${workflowId}`,
			async () => {
				for (const summary of await this.executions(workflowId)) {
					if (!hasEnded(summary)) continue;
					const execution = await this.execution(summary.id);
					if (condition(execution)) return execution;
				}
				return undefined;
			},
			{ limit, pause: 250 },
		);
	}
}
