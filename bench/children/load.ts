import { Pool } from 'undici';
import { z } from 'zod';

import { quantile } from '../harness/statistics';
import { answer } from './ask';
import { type EventRequest, eventRequests, trafficSchema } from './eventRequests';

const questionSchema = trafficSchema.extend({
	address: z.string(),
	/** Requests under way at a time, each on a connection of its own. */
	connections: z.number(),
	seconds: z.number(),
});

const ANSWER_LIMIT_MS = 60_000;

/**
 * Sends requests for so many seconds, on each connection the next one when the last one was answered.
 * The rate is that up to the last answer: what was begun in time counts, with the time that it took.
 */
answer(async (given) => {
	const { address, connections, seconds, ...traffic } = questionSchema.parse(given);
	const { origin, pathname } = new URL(address);
	const limits = { headersTimeout: ANSWER_LIMIT_MS, bodyTimeout: ANSWER_LIMIT_MS };
	const pool = new Pool(origin, { connections, pipelining: 1, ...limits });
	const make = eventRequests(traffic);
	const answers: Record<string, number> = {};
	const times: number[] = [];
	const send = async ({ headers, body }: EventRequest) => {
		const response = await pool.request({ path: pathname, method: 'POST', headers, body });
		await response.body.dump();
		return response.statusCode;
	};
	// What is repeated has to have been there before.
	if (traffic.kind === 'repeated') await send(make());

	const begun = performance.now();
	const end = begun + seconds * 1000;
	const onOneConnection = async () => {
		while (performance.now() < end) {
			const request = make();
			const sent = performance.now();
			const status = await send(request);
			times.push(performance.now() - sent);
			answers[status] = (answers[status] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: connections }, onOneConnection));
	const elapsed = (performance.now() - begun) / 1000;
	await pool.close();
	return {
		answers,
		count: times.length,
		perSecond: times.length / elapsed,
		p99: quantile(times, 0.99),
	};
});
