import { createHmac } from 'node:crypto';

import { itemsOf } from '../../../tools/n8n/client/execution';
import { ActivationRefused } from '../../../tools/n8n/client/publish';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { openEnvironment, type Environment } from '../setup/environment';
import { nodeNames, triggerWorkflow } from '../workflows';
import { deliver, sessionStarted } from './signedWebhook';

const now = () => Math.floor(Date.now() / 1000);

describe('the trigger in a real n8n', () => {
	let environment: Environment;
	let secret: string;

	beforeAll(async () => {
		environment = await openEnvironment();
		secret = environment.simulator.keys.webhookSecretToken;
	});
	afterAll(async () => await environment.close());

	it('refuses activation without a secret, and says where to find it', async () => {
		const credential = await environment.credentialWith({ webhookSecretToken: '' });
		const workflow = await environment.client.saveWorkflow(
			triggerWorkflow(['session.started'], credential),
		);

		const activation = environment.client.activate(workflow.id);

		await expect(activation).rejects.toBeInstanceOf(ActivationRefused);
		await expect(activation).rejects.toThrow(/secret token/i);
		await environment.client.deactivate(workflow.id);
	});

	describe('activated for session.started', () => {
		let workflow: Workflow;
		let address: string;

		beforeAll(async () => {
			const definition = triggerWorkflow(['session.started'], environment.credential);
			workflow = await environment.client.saveWorkflow(definition);
			await environment.client.activate(workflow.id);
			address = await environment.client.webhookAddress(workflow, nodeNames.trigger);
		});
		afterAll(async () => await environment.client.deactivate(workflow.id));

		const startedSessions = async () => {
			const summaries = await environment.client.executions(workflow.id);
			const executions = await Promise.all(
				summaries.map(async ({ id }) => await environment.client.execution(id)),
			);
			return executions.flatMap((each) =>
				itemsOf(each, nodeNames.trigger).map((item) => item.session_id),
			);
		};

		it("answers Zoom's challenge, signed", async () => {
			const challenge = {
				event: 'endpoint.url_validation',
				event_ts: Date.now(),
				payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' },
			};

			const { status, body } = await deliver(address, challenge, { secret });

			expect(status).toBe(200);
			expect(JSON.parse(body)).toEqual({
				plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
				encryptedToken: createHmac('sha256', secret).update('qgg8vlvZRS6UYooatFL8Aw').digest('hex'),
			});
		});

		it('is valid for Zoom', async () => {
			expect(await environment.simulator.webhooks.validate({ url: address })).toMatchObject({
				valid: true,
			});
		});

		it('starts one execution for a signed event, and none for forged, stale, repeated or other ones', async () => {
			const event = sessionStarted('genuine==');
			const signed = { secret, timestamp: now() };

			expect(await deliver(address, event, signed)).toMatchObject({ status: 200 });
			expect(await deliver(address, event, signed)).toMatchObject({ status: 200 });
			expect(await deliver(address, event, { secret })).toMatchObject({ status: 200 });
			expect(
				await deliver(address, sessionStarted('forged=='), { secret: 'not the secret' }),
			).toMatchObject({ status: 401 });
			expect(
				await deliver(address, sessionStarted('stale=='), { secret, timestamp: now() - 8000 }),
			).toMatchObject({ status: 401 });
			expect(
				await deliver(
					address,
					{ ...sessionStarted('unchosen=='), event: 'session.ended' },
					{ secret },
				),
			).toMatchObject({ status: 200 });
			// Whatever the others had started would be there before this one.
			expect(await deliver(address, sessionStarted('last=='), { secret })).toMatchObject({
				status: 200,
			});

			await environment.client.waitForExecution(workflow.id, (each) =>
				itemsOf(each, nodeNames.trigger).some((item) => item.session_id === 'last=='),
			);
			expect((await startedSessions()).sort()).toEqual(['genuine==', 'last==']);
		});

		it("passes the event on as one item in Zoom's own words", async () => {
			await deliver(address, sessionStarted('shape=='), { secret });

			const execution = await environment.client.waitForExecution(workflow.id, (each) =>
				itemsOf(each, nodeNames.trigger).some((item) => item.session_id === 'shape=='),
			);

			expect(itemsOf(execution, nodeNames.trigger)).toEqual([
				expect.objectContaining({
					event: 'session.started',
					session_id: 'shape==',
					session_name: 'End to end',
				}),
			]);
		});
	});
});
