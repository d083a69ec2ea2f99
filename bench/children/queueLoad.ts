import { Pool } from 'undici';
import { z } from 'zod';

import { quantile } from '../harness/statistics';
import { answer } from './ask';
import { eventRequests, signedRequest, zoomEvent } from './eventRequests';

/** What is sent to one trigger that several processes listen for. */
const questionSchema = z.discriminatedUnion('ask', [
	/** New events, to one process after the other, for so many seconds. */
	z.object({
		ask: z.literal('new'),
		addresses: z.array(z.string()),
		connections: z.number(),
		seconds: z.number(),
	}),
	/** An event for each of these sessions, all at the same moment. */
	z.object({ ask: z.literal('each'), address: z.string(), sessions: z.array(z.string()) }),
	/** Every second event of the last `new`, or all the others, once more, to the next process. */
	z.object({
		ask: z.literal('again'),
		addresses: z.array(z.string()),
		connections: z.number(),
		others: z.boolean(),
	}),
	/** So many new events, each to two processes at the same moment. */
	z.object({ ask: z.literal('twins'), addresses: z.array(z.string()), count: z.number() }),
]);

const startSchema = z.object({ secret: z.string(), question: questionSchema });

const replySchema = z.object({ started: z.boolean() });

const ANSWER_LIMIT_MS = 60_000;

interface Sent {
	body: string;
	/** Which of the addresses it went to. */
	at: number;
}

let sent: Sent[] = [];
const pools = new Map<string, Pool>();

/** One connection for each request under way, as many as are needed. */
function poolOf(origin: string): Pool {
	const limits = { headersTimeout: ANSWER_LIMIT_MS, bodyTimeout: ANSWER_LIMIT_MS };
	const pool = pools.get(origin) ?? new Pool(origin, { pipelining: 1, ...limits });
	pools.set(origin, pool);
	return pool;
}

/** Sends a body, signed now; tells whether it started the workflow, and the status otherwise. */
async function send(secret: string, body: string, address: string): Promise<string> {
	const { origin, pathname: path } = new URL(address);
	const request = signedRequest(body, secret);
	const response = await poolOf(origin).request({ path, method: 'POST', ...request });
	const text = await response.body.text();
	if (response.statusCode !== 200) return String(response.statusCode);
	return replySchema.parse(JSON.parse(text)).started ? 'started' : 'repeat';
}

function pick(addresses: readonly string[], at: number): string {
	return addresses[at % addresses.length] ?? '';
}

type Question<Ask extends string> = Extract<z.infer<typeof questionSchema>, { ask: Ask }>;

async function sendNew(secret: string, question: Question<'new'>) {
	const { addresses, connections, seconds } = question;
	const make = eventRequests({ sender: 'zoom', kind: 'accepted', secret });
	const answers: Record<string, number> = {};
	const times: number[] = [];
	sent = [];
	const begun = performance.now();
	const end = begun + seconds * 1000;
	const onOneConnection = async (_: unknown, connection: number) => {
		while (performance.now() < end) {
			const { body } = make();
			sent.push({ body, at: connection });
			const asked = performance.now();
			const result = await send(secret, body, pick(addresses, connection));
			times.push(performance.now() - asked);
			answers[result] = (answers[result] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: connections }, onOneConnection));
	const perSecond = (times.length * 1000) / (performance.now() - begun);
	return { answers, count: times.length, perSecond, p99: quantile(times, 0.99) };
}

async function sendEach(secret: string, { address, sessions }: Question<'each'>) {
	const results = await Promise.all(
		sessions.map(async (id) => await send(secret, JSON.stringify(zoomEvent(id, true)), address)),
	);
	return { started: results.filter((result) => result === 'started').length };
}

async function sendAgain(secret: string, question: Question<'again'>) {
	const { addresses, connections, others } = question;
	const answers: Record<string, number> = {};
	const left = sent.filter((_, at) => at % 2 === Number(others)).values();
	const onOneConnection = async () => {
		for (const { body, at } of left) {
			const result = await send(secret, body, pick(addresses, at + 1));
			answers[result] = (answers[result] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: connections }, onOneConnection));
	return { answers };
}

async function sendTwins(secret: string, { addresses, count }: Question<'twins'>) {
	const make = eventRequests({ sender: 'zoom', kind: 'accepted', secret });
	const answers: Record<string, number> = {};
	for (let at = 0; at < count; at += 1) {
		const { body } = make();
		const both = [0, 1].map(async (twin) => await send(secret, body, pick(addresses, twin)));
		for (const result of await Promise.all(both)) answers[result] = (answers[result] ?? 0) + 1;
	}
	return { answers };
}

answer(async (given) => {
	const { secret, question } = startSchema.parse(given);
	if (question.ask === 'new') return await sendNew(secret, question);
	if (question.ask === 'each') return await sendEach(secret, question);
	if (question.ask === 'again') return await sendAgain(secret, question);
	return await sendTwins(secret, question);
});
