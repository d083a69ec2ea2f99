import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { chosenEvents } from '../../../tools/n8n/start/examples';
import { until } from '../../../tools/n8n/until';
import { tellAll } from '../../engine/fixtures/missedDeliveries';
import { type OwnN8n, startOwnN8n } from '../setup/ownN8n';
import { goLive, importExample } from './exampleWorkflow';

/** Zoom's four tries, 85 minutes apart from first to last, within half a second. */
const SETTINGS = { retryScale: 0.0001 };

describe('the example that replays what was missed, whole, in a real n8n', () => {
	let own: OwnN8n;
	let workflow: Workflow;
	let events: readonly string[];

	beforeAll(async () => {
		own = await startOwnN8n(SETTINGS);
		workflow = await importExample(own, 'replay-missed-events.json', own.credential);
		events = chosenEvents(workflow) ?? [];
		await goLive(own, workflow);
	}, 300_000);
	afterAll(async () => await own?.close(), 120_000);

	const seed = (name: string) =>
		own.simulator.seed({ name, files: ['video', 'audio', 'transcript', 'summary'] });

	/** What came out of the whole workflow so far. */
	async function putOut(): Promise<Array<Record<string, unknown>>> {
		const summaries = await own.client.executions(workflow.id);
		const executions = await Promise.all(
			summaries.map(async ({ id }) => await own.client.execution(id)),
		);
		expect(executions.flatMap(({ error }) => error?.message ?? [])).toEqual([]);
		return executions.flatMap((execution) => itemsOf(execution, 'Your nodes go here'));
	}

	it('returns each event once, although n8n was down for all tries of some', async () => {
		const { simulator, client, n8n } = own;
		const [told, missed] = [seed('told'), seed('missed')];
		await tellAll(simulator, events, told);
		await until('the webhooks to be worked off', async () =>
			(await putOut()).length >= events.length ? true : undefined,
		);

		await n8n.stop();
		const deliveries = await tellAll(simulator, events, missed);
		expect(deliveries.map(({ state, attempts }) => [state, attempts.length])).toEqual(
			events.map(() => ['failed', 4]),
		);
		await n8n.start();
		await own.signIn();
		await client.run(workflow, 'Every hour');
		await client.run(workflow, 'Every hour');

		const items = await putOut();
		const of = (session: { id: string }) =>
			items.filter(({ session_id }) => session_id === session.id);
		expect(of(missed).map(({ event }) => event)).toEqual(events);
		expect(new Set(of(told).map(({ event }) => event))).toEqual(new Set(events));
		expect(items).toHaveLength(2 * events.length);
		expect(new Set(items.map(({ dedupe_key }) => dedupe_key)).size).toBe(items.length);
		// A missed event has the fields of one that came.
		for (const item of of(missed)) {
			const same = of(told).find(({ event }) => event === item['event']);
			expect(Object.keys(item)).toEqual(Object.keys(same ?? {}));
		}
	}, 300_000);

	it('continues with what Zoom lists if there is no log', async () => {
		const listed = seed('listed');
		own.simulator.settings.set({ webhookLog: 'noApp' });
		await own.client.run(workflow, 'Every hour');
		own.simulator.settings.reset();
		const items = (await putOut()).filter(({ session_id }) => session_id === listed.id);
		expect(items.map(({ event }) => event)).toEqual([
			'session.recording_completed',
			'session.recording_transcript_completed',
			'session.recording_summary_completed',
		]);
	}, 120_000);
});
