import { setTimeout as delay } from 'node:timers/promises';

import { until } from '../../../tools/n8n/until';
import type { Simulator } from '../../../tools/zoom-simulator';
import type { StoredExecution } from './n8nDatabase';
import { NOT_READY } from './readinessGate';

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
		simulator.lifecycle.tell({ event: 'session.started', session });
		ids.push(id);
		if (everyMs > 0) await delay(everyMs);
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

/** Which executions hold the event of which session; those without one are left out. */
export function executionsBySession(
	executions: readonly StoredExecution[],
	ids: readonly string[],
): Map<string, StoredExecution[]> {
	const bySession = new Map<string, StoredExecution[]>(ids.map((id) => [id, []]));
	for (const execution of executions) {
		for (const id of ids) if (execution.data?.includes(id)) bySession.get(id)?.push(execution);
	}
	return bySession;
}

/**
 * In how many spans of time a delivery of a session's event was begun and not confirmed by n8n, so that
 * nobody knows what n8n had done with it when the span ended.
 *
 * @param ends of the spans in milliseconds, in order; each begins where the one before ends
 */
export function cutOff(
	{ webhooks }: Simulator,
	sessionId: string,
	ends: readonly number[],
): number {
	const attempts = webhooks.log
		.list((delivery) => delivery.sessionId === sessionId)
		.flatMap((delivery) => delivery.attempts)
		.filter(({ status }) => status !== 200 && status !== NOT_READY)
		.map(({ at }) => Date.parse(at));
	return ends.filter((end, index) => {
		const begin = ends[index - 1] ?? 0;
		return attempts.some((at) => at > begin && at <= end);
	}).length;
}
