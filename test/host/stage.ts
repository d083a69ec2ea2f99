/* eslint-disable @n8n/community-nodes/require-node-api-error */
import { type Simulator, startSimulator } from '../simulator';
import { credentialData, credentialType, owner } from './demoAccount';
import { chosenEvents, type ExamplePair, readExamples, triggerOf } from './examples';
import type { N8nInstall } from './install';
import { N8nProcess } from './launch';
import type { Credential } from './n8nAnswers';
import { N8nClient } from './n8nClient';
import type { Say } from './progress';
import { useCredential, type Workflow, type WorkflowDefinition } from './workflow';

export interface StageOptions {
	install: N8nInstall;
	tarball: string;
	userFolder: string;
	port?: number;
	simulatorPort?: number;
	say: Say;
}

/** An n8n whose example workflows are active and subscribed to a simulator's webhooks. */
export interface Stage {
	n8n: N8nProcess;
	client: N8nClient;
	simulator: Simulator;
	workflows: ExamplePair<Workflow>;
	close: () => Promise<void>;
}

const CREDENTIAL_NAME = 'Zoom Video SDK (simulator)';

/**
 * Starts the simulator and n8n, and sets n8n up as its user would: owner, credential, example
 * workflows, their webhook addresses entered at (simulated) Zoom and confirmed by its challenge.
 */
export async function setStage(options: StageOptions): Promise<Stage> {
	const { say, simulatorPort: port } = options;
	const simulator = await startSimulator(port === undefined ? {} : { port });
	say(`✓ Simulator, a local Zoom: ${simulator.origins.api}`);
	const n8n = await N8nProcess.launch(options);
	say(`✓ n8n ${options.install.n8nVersion} with this package: ${n8n.url}`);
	const client = new N8nClient(n8n.url);
	const close = async () => {
		await client.close();
		await n8n.stop();
		await simulator.close();
	};
	try {
		await client.signIn(owner);
		const credential = await saveCredential(client, simulator, say);
		const examples = await readExamples();
		const place = async (definition: WorkflowDefinition) =>
			await placeWorkflow({ client, simulator, say }, definition, credential);
		const workflows = {
			record: await place(examples.record),
			announce: await place(examples.announce),
		};
		return { n8n, client, simulator, workflows, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function saveCredential(
	client: N8nClient,
	simulator: Simulator,
	say: Say,
): Promise<Credential> {
	const data = credentialData(simulator);
	const credential = await client.saveCredential(CREDENTIAL_NAME, credentialType, data);
	const { status, message } = await client.testCredential(credential, data);
	if (status !== 'OK') throw new Error(`The credential test failed: ${message}`);
	say(`✓ Credential "${credential.name}" is stored; its test says: ${message}`);
	return credential;
}

async function placeWorkflow(
	{ client, simulator, say }: Pick<Stage, 'client' | 'simulator'> & { say: Say },
	definition: WorkflowDefinition,
	credential: Credential,
): Promise<Workflow> {
	const workflow = await client.saveWorkflow(useCredential(definition, credential));
	await client.activate(workflow.id);
	const url = await client.webhookAddress(workflow, triggerOf(workflow).name);
	const { valid, reason } = await simulator.webhooks.validate({ url });
	if (!valid) throw new Error(`"${workflow.name}" did not answer Zoom's challenge: ${reason}`);
	const events = chosenEvents(workflow);
	simulator.webhooks.subscribe(events === undefined ? { url } : { url, events });
	say(`✓ Workflow "${workflow.name}" is active and has answered Zoom's challenge at`);
	say(`    ${url}`);
	return workflow;
}
