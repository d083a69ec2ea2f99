import fc from 'fast-check';
import { Pool } from 'undici';

import type { Trigger } from '../fixtures/trigger';
import { attackRequests, isAuthentic, type AttackRequest } from './attackRequests';

/** How many requests are in flight at a time. */
const AT_ONCE = 8;

/**
 * Sends generated requests to a trigger over HTTP, and looks at each answer.
 *
 * @param onSent is told how many have been sent
 * @throws when a forged request starts the workflow, or an answer is none that it may give
 */
export async function attackOverHttp(
	trigger: Trigger,
	secret: string,
	requests: number,
	onSent: (sent: number) => void = () => {},
): Promise<void> {
	const { origin, pathname } = new URL(trigger.url);
	const pool = new Pool(origin, { connections: AT_ONCE, pipelining: 1 });
	let sent = 0;
	const send = async ({ headers, body }: AttackRequest) => {
		const reply = await pool.request({
			method: 'POST',
			path: pathname,
			headers: headers.flat(),
			body: body.length > 0 ? body : null,
		});
		await reply.body.dump();
		return reply.statusCode;
	};
	const batch = fc.array(attackRequests(secret), { minLength: AT_ONCE, maxLength: AT_ONCE });
	try {
		await fc.assert(
			fc.asyncProperty(batch, async (all) => {
				const statuses = await Promise.all(all.map(send));
				all.forEach((request, at) => {
					// 422 is n8n's own answer to malformed JSON, before it asks the trigger.
					const allowed = isAuthentic(request, secret) ? [200, 400, 422] : [401, 422];
					if (!allowed.includes(statuses[at] ?? 0)) throw new Error(`Answered ${statuses[at]}`);
				});
				const authentic = all.filter((request) => isAuthentic(request, secret)).length;
				if (trigger.executions.length > authentic) throw new Error('A forged request has started');
				trigger.executions.length = 0;
				sent += all.length;
				onSent(sent);
			}),
			{ numRuns: requests / AT_ONCE },
		);
	} finally {
		await pool.destroy();
	}
}
