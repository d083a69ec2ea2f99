import { setTimeout as wait } from 'node:timers/promises';

import { request } from 'undici';
import { z } from 'zod';

import { parseAssignments } from '../settings';
import { challengeText, validationSchema } from './challengeText';
import { delaysSchema, endedSchema, filesNote } from './filesNote';
import { deliveryLine, deliverySchema, requestLine, requestSchema } from './lines';

/** The options of a command. */
export interface CommandOptions {
	at: string;
	name?: string | undefined;
	session?: string | undefined;
	id?: string | undefined;
	'id-shape'?: string | undefined;
	seconds: string;
	person?: string | undefined;
	host?: boolean | undefined;
	/** A session without a host, until one joins. */
	'no-host'?: boolean | undefined;
	event?: string[] | undefined;
	secret?: string | undefined;
	on?: string | undefined;
	fault?: string | undefined;
	times?: string | undefined;
	skip?: string | undefined;
	/** Everything about each one as JSON, instead of a line. */
	json?: boolean | undefined;
}

type Command = (options: CommandOptions, rest: string[]) => Promise<unknown>;

const commands: Record<string, Command> = {
	info: async (options) => await ask(options, 'GET', 'info'),
	reset: async (options) => await ask(options, 'POST', 'reset'),
	deliveries: async (options) =>
		await lines(options, 'deliveries', (each) => deliveryLine(deliverySchema.parse(each))),
	requests: async (options) =>
		await lines(options, 'requests', (each) => requestLine(requestSchema.parse(each))),

	demo,
	'session start': async (options) => await startSession(options),
	'session list': async (options) => await ask(options, 'GET', 'sessions'),
	'session join': async (options) => await act(options, 'join'),
	'session leave': async (options) => await act(options, 'leave'),
	'session end': async (options) => await end(options),
	'session show': async (options) => await act(options, 'show'),
	record: async (options) => await act(options, 'record'),
	'record start': async (options) => await act(options, 'record.start'),
	'record pause': async (options) => await act(options, 'record.pause'),
	'record resume': async (options) => await act(options, 'record.resume'),
	'record stop': async (options) => await act(options, 'record.stop'),
	trash: async (options) => await act(options, 'trash'),
	delete: async (options) => await act(options, 'delete'),
	recover: async (options) => await act(options, 'recover'),

	'webhook list': async (options) => await ask(options, 'GET', 'webhooks'),
	'webhook add': async (options, [url]) => {
		const { event: events, secret: secretToken } = options;
		const added = await ask(options, 'POST', 'webhooks', { url, events, secretToken });
		return `${JSON.stringify(added, null, 2)}\n${await validate(options, url)}`;
	},
	'webhook remove': async (options, [id]) => await ask(options, 'DELETE', `webhooks/${id}`),
	'webhook validate': async (options, [url]) => await validate(options, url),

	settings: async (options) => await ask(options, 'GET', 'settings'),
	'settings help': async (options) => await ask(options, 'GET', 'settings/help'),
	'settings reset': async (options) => await ask(options, 'DELETE', 'settings'),
	'settings set': async (options, pairs) => {
		const changes = parseAssignments(pairs);
		const now = z.record(z.unknown()).parse(await ask(options, 'PATCH', 'settings', changes));
		return Object.fromEntries(Object.entries(now).filter(([name]) => name in changes));
	},

	'fault list': async (options) => await ask(options, 'GET', 'faults'),
	'fault clear': async (options) => await ask(options, 'DELETE', 'faults'),
	'fault add': async (options) => {
		const fault: unknown = JSON.parse(options.fault ?? 'null');
		const { on, times, skip } = options;
		return await ask(options, 'POST', 'faults', {
			on,
			fault,
			times: times === undefined ? undefined : Number(times),
			skip: skip === undefined ? undefined : Number(skip),
		});
	},
};

/**
 * Runs a command against a running simulator.
 * @returns what to print
 * @throws Error for a command that does not exist, and with the simulator's own message
 */
export async function runCommand(words: string[], options: CommandOptions): Promise<string> {
	for (const count of [2, 1]) {
		const command = commands[words.slice(0, count).join(' ')];
		if (command === undefined || words.length < count) continue;
		const result = await command(options, words.slice(count));
		return typeof result === 'string' ? result : JSON.stringify(result, null, 2);
	}
	throw new Error(`There is no command ${words.join(' ')}. --help lists the commands.`);
}

const refusal = z.object({ error: z.string() });
const started = z.object({ id: z.string() });
const recorded = z.object({ recorder: z.string() });
const subscribed = z.array(z.object({ events: z.array(z.string()).nullish() }));

async function demo(options: CommandOptions): Promise<unknown> {
	const { id: session } = started.parse(await startSession(options));
	const ofIt = { ...options, session };
	if (await isRecordedByOthers(ofIt)) await wait(1000 * Number(options.seconds));
	else await act(ofIt, 'record');
	// The stop event is sent a moment after the stop, and the end should follow it.
	await wait(100);
	return await end(ofIt);
}

const LOOKS = 30;

/** Whether something that received the session's start, such as a workflow, records it within three seconds. */
async function isRecordedByOthers(options: CommandOptions): Promise<boolean> {
	const subscriptions = subscribed.parse(await ask(options, 'GET', 'webhooks'));
	const isHeard = subscriptions.some(({ events }) => events?.includes('session.started') ?? true);
	for (let look = 0; isHeard && look < LOOKS; look += 1) {
		const { recorder } = recorded.parse(await act(options, 'show'));
		if (recorder !== 'idle') return true;
		await wait(100);
	}
	return false;
}

async function end(options: CommandOptions): Promise<unknown> {
	const session = endedSchema.parse(await act(options, 'end'));
	const delays = delaysSchema.parse(await ask(options, 'GET', 'settings'));
	return { ...session, note: filesNote(session, delays, options.at) };
}

async function validate(options: CommandOptions, url = ''): Promise<string> {
	const given = { url, secretToken: options.secret };
	const validation = validationSchema.parse(await ask(options, 'POST', 'webhooks/validate', given));
	return challengeText(validation, url, options.at);
}

/** A list, oldest first: one line each, or everything. */
async function lines(
	options: CommandOptions,
	path: string,
	lineOf: (each: unknown) => string,
): Promise<unknown> {
	const all = await ask(options, 'GET', path);
	if (options.json === true) return all;
	const list = z.array(z.unknown()).parse(all);
	return list.length === 0 ? 'none so far' : list.map(lineOf).join('\n');
}

async function startSession(options: CommandOptions): Promise<unknown> {
	const { name = 'Demo', id } = options;
	const hostPresent = options['no-host'] !== true;
	const session = { name, id, idShape: options['id-shape'], hostPresent };
	return await ask(options, 'POST', 'sessions', session);
}

async function act(options: CommandOptions, action: string): Promise<unknown> {
	const session = options.session ?? options.name;
	return await ask(options, 'POST', 'sessions/action', {
		session,
		action,
		person: options.person,
		host: options.host,
		seconds: Number(options.seconds),
	});
}

async function ask(
	options: CommandOptions,
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown,
): Promise<unknown> {
	const answer = await request(`${options.at}/control/${path}`, {
		method,
		headersTimeout: 0,
		headers: { 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	}).catch((error: unknown) => {
		throw new Error(`No simulator answers at ${options.at}: ${String(error)}`);
	});
	const text = await answer.body.text();
	if (answer.statusCode >= 400) throw new Error(errorIn(text));
	return text === '' ? 'done' : JSON.parse(text);
}

/** Why a call was refused. Any other answer is returned as it is. */
function errorIn(text: string): string {
	try {
		return refusal.parse(JSON.parse(text)).error;
	} catch {
		return text;
	}
}
