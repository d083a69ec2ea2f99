import { type Simulator, startSimulator } from '../../zoom-simulator';
import type { Credential, Owner } from '../client/n8nAnswers';
import { N8nClient } from '../client/n8nClient';
import { signInAsOwner } from '../client/owner';
import { useCredential, type Workflow, type WorkflowDefinition } from '../client/workflow';
import type { N8nInstall } from '../install/install';
import type { Say } from '../progress';
import { N8nProcess } from '../server/launch';
import { credentialData, credentialType } from './demoAccount';
import { chosenEvents, type ExamplePair, readExamples, triggerOf } from './examples';

export interface EnvironmentOptions {
	install: N8nInstall;
	tarball: string;
	userFolder: string;
	port?: number;
	simulatorPort?: number;
	/** Switches of Node for n8n. */
	nodeSwitches?: readonly string[];
	/** More settings of n8n. */
	environment?: Readonly<Record<string, string>>;
	say: Say;
}

/** Somebody who is signed in to n8n, and the Zoom that n8n works with. */
export interface Actors {
	client: N8nClient;
	simulator: Simulator;
}

/** The example workflows, published and subscribed to the simulator's webhooks. */
export interface Setup extends Actors {
	workflows: ExamplePair<Workflow>;
}

/** A setup with the n8n that was started for it. */
export interface Environment extends Setup {
	n8n: N8nProcess;
	owner: Owner;
	close: () => Promise<void>;
}

const CREDENTIAL_NAME = 'Zoom Video SDK (simulator)';

/** Starts the simulator and n8n with the package, makes the owner, and sets up the examples. */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
	const { say, simulatorPort: port } = options;
	const simulator = await startSimulator(port === undefined ? {} : { port });
	say(`✓ Simulator of Zoom: ${simulator.origins.api}`);
	const n8n = await N8nProcess.launch(options);
	say(`✓ n8n ${options.install.n8nVersion} with this package: ${n8n.url}`);
	const client = new N8nClient(n8n.url);
	const close = async () => {
		await client.close();
		await n8n.stop();
		await simulator.close();
	};
	try {
		const owner = await signInAsOwner(client, options.userFolder);
		return { ...(await setUpExamples({ client, simulator }, say)), n8n, owner, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * Does in n8n what a user would do: saves the credential, imports and publishes the example
 * workflows, enters their webhook addresses at the simulated Zoom and validates them.
 * @throws Error naming what did not work.
 */
export async function setUpExamples(actors: Actors, say: Say): Promise<Setup> {
	const credential = await saveCredential(actors, say);
	const examples = await readExamples();
	const place = async (definition: WorkflowDefinition) =>
		await placeWorkflow(actors, definition, credential, say);
	const record = await place(examples.record);
	const announce = await place(examples.announce);
	return { ...actors, workflows: { record, announce } };
}

async function saveCredential({ client, simulator }: Actors, say: Say): Promise<Credential> {
	const data = credentialData(simulator);
	const credential = await client.saveCredential(CREDENTIAL_NAME, credentialType, data);
	const { status, message } = await client.testCredential(credential, data);
	if (status !== 'OK') throw new Error(`The credential test failed: ${message}`);
	say(`✓ Credential "${credential.name}" is saved; its test says: ${message}`);
	return credential;
}

async function placeWorkflow(
	{ client, simulator }: Actors,
	definition: WorkflowDefinition,
	credential: Credential,
	say: Say,
): Promise<Workflow> {
	const workflow = await client.saveWorkflow(useCredential(definition, credential));
	await client.activate(workflow.id);
	const url = await client.webhookAddress(workflow, triggerOf(workflow).name);
	const { valid, reason } = await simulator.webhooks.validate({ url });
	if (!valid) throw new Error(`"${workflow.name}" did not answer Zoom's challenge: ${reason}`);
	const events = chosenEvents(workflow);
	simulator.webhooks.subscribe(events === undefined ? { url } : { url, events });
	say(`✓ Workflow "${workflow.name}" is published and answered Zoom's challenge at`);
	say(`    ${url}`);
	return workflow;
}
