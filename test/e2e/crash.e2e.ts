/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Workflow } from '../host/workflow';
import { executionsBySession, streamEvents, untilDelivered } from './eventStream';
import { lockDatabase } from './lockDatabase';
import { type OwnN8n, startOwnN8n } from './setup/ownN8n';
import { nodeNames, triggerWorkflow } from './workflows';

const EVENTS = 300;

/** Zoom's repeats come after 5, 25 and 85 minutes; here after 10, 50 and 170 seconds. */
const SETTINGS = { retryScale: 1 / 30, twins: false };

describe('events of Zoom, while', () => {
	let own: OwnN8n;
	let workflow: Workflow;

	beforeAll(async () => {
		own = await startOwnN8n(SETTINGS);
		workflow = await own.client.saveWorkflow(triggerWorkflow(['session.started'], own.credential));
		await own.client.activate(workflow.id);
		const url = await own.client.webhookAddress(workflow, nodeNames.trigger);
		own.simulator.webhooks.subscribe({ url });
	}, 300_000);
	afterAll(async () => await own.close(), 120_000);

	/** Events that n8n got, but once gave no answer to: nobody knows what it did with them. */
	const unanswered = (ids: readonly string[]) =>
		new Set(
			own.simulator.webhooks.log
				.list(({ sessionId }) => ids.includes(sessionId))
				.filter(({ attempts }) =>
					attempts.some(({ error }) => error !== undefined && !error.includes('ECONNREFUSED')),
				)
				.map(({ sessionId }) => sessionId),
		);

	const countsOf = async (ids: readonly string[]) => {
		const counts = await executionsBySession(own.client, workflow.id, ids);
		return {
			lost: ids.filter((id) => counts.get(id) === 0),
			twice: ids.filter((id) => (counts.get(id) ?? 0) > 1),
		};
	};

	it('n8n is killed three times: each has its execution', async () => {
		const sending = streamEvents(own.simulator, 'killed', EVENTS, 200);
		for (let time = 0; time < 3; time += 1) {
			await delay(8_000);
			await own.n8n.kill();
			await own.n8n.start();
		}
		const ids = await sending;
		await untilDelivered(own.simulator, ids.length, 240_000);
		await own.signIn();
		// An n8n that is down at all four tries loses events, whatever a trigger does.
		expect(own.simulator.webhooks.log.list(({ state }) => state !== 'delivered')).toEqual([]);

		const { lost, twice } = await countsOf(ids);

		expect(lost).toEqual([]);
		// Killed between storing an execution and telling Zoom: nothing but another execution is safe.
		expect(twice.filter((id) => !unanswered(ids).has(id))).toEqual([]);
		expect(twice.length).toBeLessThanOrEqual(EVENTS / 10);
		expect(unanswered(ids).size).toBeGreaterThan(0);
	}, 500_000);

	it('the database is locked: each has its execution, once', async () => {
		const sending = streamEvents(own.simulator, 'locked', 60, 250);
		await delay(3_000);
		const unlock = await lockDatabase(own.install, join(own.userFolder, '.n8n', 'database.sqlite'));
		await delay(10_000);
		await unlock();
		const ids = await sending;
		await untilDelivered(own.simulator, ids.length, 120_000);

		const { lost, twice } = await countsOf(ids);

		expect({ lost, twice }).toEqual({ lost: [], twice: [] });
		expect(unanswered(ids).size).toBeGreaterThan(0);
	}, 300_000);
});
