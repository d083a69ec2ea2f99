/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../host/until';
import type { N8nClient } from '../host/n8nClient';
import type { Simulator } from '../simulator';

/** Lets Zoom send `session.started` for so many new sessions, one after the other; gives their ids. */
export async function streamEvents(
	simulator: Simulator,
	name: string,
	count: number,
	everyMs: number,
): Promise<string[]> {
	const ids: string[] = [];
	for (let at = 0; at < count; at += 1) {
		const id = `${name}-${String(at).padStart(4, '0')}==`;
		const session = simulator.seed({ name, id, state: 'live' });
		simulator.life.tell({ event: 'session.started', session });
		ids.push(id);
		await delay(everyMs);
	}
	return ids;
}

/** Waits until Zoom has made so many deliveries, and has no more repeats to send. */
export async function untilDelivered(
	{ webhooks }: Simulator,
	deliveries: number,
	limit: number,
): Promise<void> {
	const isDone = () => {
		const all = webhooks.log.list();
		return all.length >= deliveries && all.every(({ state }) => state !== 'pending');
	};
	await until('all events to be delivered', () => isDone() || undefined, { limit });
}

/** How many executions of a workflow n8n has stored for each session, crashed ones included. */
export async function executionsBySession(
	client: N8nClient,
	workflowId: string,
	ids: readonly string[],
): Promise<Map<string, number>> {
	const counts = new Map(ids.map((id) => [id, 0]));
	for (const { id } of await client.allExecutions(workflowId)) {
		const text = await client.executionText(id);
		const found = ids.filter((session) => text.includes(session));
		for (const session of found) counts.set(session, (counts.get(session) ?? 0) + 1);
	}
	return counts;
}
