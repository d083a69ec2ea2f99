import { z } from 'zod';

import { faultRuleSchema } from '../faults/faultTable';
import { empty, json, type Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { newSessionSchema, seedSchema } from '../newSession';
import { settingsSchema } from '../settingsSchema';
import type { Simulator } from '../simulator';
import { subscriptionSchema } from '../webhooks/sender';
import { refuseForeign } from './refuseForeign';
import { sessionActions, sessionView, takeAction } from './sessionActions';

type Answer = (call: Call) => unknown;

const deliveryQuery = z.object({
	event: z.string().optional(),
	session_id: z.string().optional(),
	state: z.enum(['pending', 'delivered', 'failed']).optional(),
	/** Waits until there is one, for this long at most. */
	wait_ms: z.coerce.number().nonnegative().max(300_000).default(0),
});

/**
 * The control calls: what the class `Simulator` does in one process, as JSON over HTTP for
 * others. They need no token, and no fault or latency touches them.
 */
export function controlRoutes(simulator: Simulator): Route[] {
	const { settings, faults, webhooks, requests } = simulator;
	return [
		route('GET', '/control/info', () => infoOf(simulator)),
		route('POST', '/control/reset', () => simulator.reset()),

		route('GET', '/control/settings', () => settings.now),
		route('PATCH', '/control/settings', (call) => {
			settings.set(bodyOf(call, z.record(z.unknown())));
			return settings.now;
		}),
		route('DELETE', '/control/settings', () => settings.reset()),
		route('GET', '/control/settings/help', () => settingsHelp()),

		route('GET', '/control/sessions', () => simulator.store.all().map(sessionView)),
		route('POST', '/control/sessions', (call) =>
			sessionView(simulator.startSession(bodyOf(call, newSessionSchema))),
		),
		route('POST', '/control/seed', (call) =>
			bodyOf(call, z.array(seedSchema)).map((seed) => sessionView(simulator.seed(seed))),
		),
		route('POST', '/control/sessions/action', async (call) =>
			sessionView(await takeAction(simulator, bodyOf(call, sessionActions))),
		),

		route('GET', '/control/webhooks', () => webhooks.list()),
		route('POST', '/control/webhooks', (call) =>
			webhooks.subscribe(bodyOf(call, subscriptionSchema)),
		),
		route('DELETE', '/control/webhooks/:id', (call) => {
			const { id } = call.params;
			if (!webhooks.list().some((each) => String(each.id) === id)) {
				throw new Error(`There is no webhook ${id}. webhook list shows the webhooks.`);
			}
			webhooks.unsubscribe(Number(id));
		}),
		route('POST', '/control/webhooks/validate', async (call) => {
			const { url, secretToken } = bodyOf(call, subscriptionSchema);
			return await webhooks.validate(secretToken === undefined ? { url } : { url, secretToken });
		}),
		route('GET', '/control/deliveries', async (call) => await deliveries(simulator, call)),

		route('GET', '/control/requests', (call) =>
			requests.list(call.query.get('operation') ?? undefined),
		),
		route('DELETE', '/control/requests', () => requests.clear()),

		route('GET', '/control/faults', () => faults.list()),
		route('POST', '/control/faults', (call) => ({ id: faults.add(bodyOf(call, faultRuleSchema)) })),
		route('DELETE', '/control/faults', () => faults.clear()),
		route('DELETE', '/control/faults/:id', (call) => faults.remove(Number(call.params['id']))),
	];
}

function route(method: string, path: string, answer: Answer): Route {
	const handle = async (call: Call): Promise<Reply> => {
		const refused = refuseForeign(call);
		if (refused !== undefined) return refused;
		try {
			const value = await answer(call);
			return value === undefined ? empty(204) : json(200, value);
		} catch (error) {
			return json(400, { error: messageOf(error) });
		}
	};
	return { operation: `control ${path}`, method, path, handle };
}

function messageOf(error: unknown): string {
	if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
	return error.issues
		.map(({ path, message }) => [path.join('.'), message].filter((text) => text !== '').join(': '))
		.join('; ');
}

function bodyOf<S extends z.ZodTypeAny>(call: Call, schema: S): z.output<S> {
	return schema.parse(JSON.parse(call.body === '' ? '{}' : call.body));
}

function infoOf(simulator: Simulator): Record<string, unknown> {
	const { baseUrl, origins, keys, webhooks } = simulator;
	return { baseUrl, origins, keys, webhooks: webhooks.list() };
}

function settingsHelp(): Record<string, string> {
	const shape = settingsSchema.shape;
	return Object.fromEntries(
		Object.entries(shape).map(([name, entry]) => [name, entry.description ?? '']),
	);
}

async function deliveries(simulator: Simulator, call: Call): Promise<unknown> {
	const query = deliveryQuery.parse(Object.fromEntries(call.query));
	const { log } = simulator.webhooks;
	const wanted = (delivery: { event: string; sessionId: string; state: string }) =>
		(query.event === undefined || delivery.event === query.event) &&
		(query.session_id === undefined || delivery.sessionId === query.session_id) &&
		(query.state === undefined || delivery.state === query.state);
	if (query.wait_ms > 0) await log.waitFor(wanted, query.wait_ms);
	return log.list(wanted);
}
