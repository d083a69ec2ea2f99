import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { credentialData, credentialType } from '../../../tools/n8n/start/demoAccount';
import { startOwnN8n, type OwnN8n } from '../setup/ownN8n';
import { nodeNames, triggerWorkflow } from '../workflows';
import { deliver, sessionStarted } from './signedWebhook';

describe('repeats and rotation, in an n8n that is started again', () => {
	let own: OwnN8n;
	let workflow: Workflow;
	let address: string;
	let secret: string;

	beforeAll(async () => {
		own = await startOwnN8n({});
		secret = own.simulator.keys.webhookSecretToken;
		workflow = await own.client.saveWorkflow(triggerWorkflow(['session.started'], own.credential));
		await own.client.activate(workflow.id);
		address = await own.client.webhookAddress(workflow, nodeNames.trigger);
	});
	afterAll(async () => await own.close());

	/** The sessions that started an execution, once `last` has started one too. */
	const startedSessions = async (last: string) => {
		await deliver(address, sessionStarted(last), { secret });
		await own.client.waitForExecution(workflow.id, (each) =>
			itemsOf(each, nodeNames.trigger).some((item) => item.session_id === last),
		);
		const summaries = await own.client.executions(workflow.id);
		const executions = await Promise.all(
			summaries.map(async ({ id }) => await own.client.execution(id)),
		);
		return executions.flatMap((each) =>
			itemsOf(each, nodeNames.trigger).map((item) => String(item.session_id)),
		);
	};

	it('starts one execution for twins sent at the same moment', async () => {
		const event = sessionStarted('twin==');

		const answers = await Promise.all(
			Array.from({ length: 5 }, async () => await deliver(address, event, { secret })),
		);

		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		const started = await startedSessions('after-twins==');
		expect(started.filter((id) => id === 'twin==')).toHaveLength(1);
	});

	it('recognizes each of several events after a restart', async () => {
		const events = ['one==', 'two==', 'three=='].map(sessionStarted);
		for (const event of events) {
			expect(await deliver(address, event, { secret })).toMatchObject({ status: 200 });
		}

		await own.n8n.stop();
		await own.n8n.start();
		await own.signIn();
		for (const event of events) {
			expect(await deliver(address, event, { secret })).toMatchObject({ status: 200 });
		}

		const started = await startedSessions('after-restart==');
		expect(started.filter((id) => /^(?:one|two|three)==$/.test(id)).sort()).toEqual([
			'one==',
			'three==',
			'two==',
		]);
	});

	it('accepts events with both secrets while one replaces the other, and with the new one immediately', async () => {
		const rotated = 'the_secret_token_after_the_rotation';
		await own.client.saveCredential('Zoom', credentialType, {
			...credentialData(own.simulator),
			webhookSecretToken: rotated,
			previousWebhookSecretToken: secret,
		});

		const byNew = await deliver(address, sessionStarted('new=='), { secret: rotated });
		const byOld = await deliver(address, sessionStarted('old=='), { secret });
		const byOther = await deliver(address, sessionStarted('other=='), { secret: 'another' });

		expect([byNew.status, byOld.status, byOther.status]).toEqual([200, 200, 401]);
		const started = await startedSessions('after-rotation==');
		expect(started.filter((id) => /^(?:new|old|other)==$/.test(id)).sort()).toEqual([
			'new==',
			'old==',
		]);
	});
});
