import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Exchange, Route, TargetState } from '../upload-targets/exchange';
import { json, type Reply } from '../upload-targets/reply';
import { slackArguments, slackError, slackRefusal, slackRoutes } from '../upload-targets/slack';
import type { Service, ServiceCredential, Shared } from './service';

export interface SlackMessage {
	/** The channel's ID. */
	channel: string;
	text: string;
	/** What came, whole. */
	sent: Readonly<Record<string, unknown>>;
}

export interface Slack extends Service {
	/** Of an app with a bot's token. */
	credential: ServiceCredential;
	/** What was posted, oldest first. */
	messages: SlackMessage[];
	/** IDs of the channels that the bot is in: all of them, until a test takes one out. */
	joined: Set<string>;
}

const channels = [
	{ id: 'C0RECORDINGS', name: 'recordings' },
	{ id: 'C0GENERAL', name: 'general' },
];

/** Slack's limits: https://docs.slack.dev/reference/block-kit/blocks */
const text = z.object({
	type: z.enum(['mrkdwn', 'plain_text']),
	text: z.string().min(1).max(3000),
});
const block = z.discriminatedUnion('type', [
	z.object({ type: z.literal('section'), text }),
	z.object({ type: z.literal('header'), text: text.extend({ type: z.literal('plain_text') }) }),
	z.object({ type: z.literal('context'), elements: z.array(text).min(1).max(10) }),
	z.object({ type: z.literal('divider') }),
]);
const message = z
	.object({
		channel: z.string(),
		text: z.string().default(''),
		blocks: z.unknown(),
		attachments: z.unknown(),
	})
	.passthrough();

/** Slack cuts longer ones; here they are refused, since a cut message is not what was to be posted. */
const LONGEST_TEXT = 40_000;

/**
 * Slack's Web API, as far as n8n's Slack node calls it to post and to send files.
 *
 * Sources: https://docs.slack.dev/reference/methods/chat.postMessage, and conversations.list,
 * auth.test and users.profile.get beside it.
 */
export function slack(shared: Shared): Slack {
	const token = `xoxb-${randomUUID()}`;
	const originOf = () => 'https://files.slack.com';
	const state: TargetState = { ...shared, originOf, token };
	const messages: SlackMessage[] = [];
	const joined = new Set(channels.map(({ id }) => id));

	async function post(exchange: Exchange): Promise<Reply> {
		const read = message.safeParse(await slackArguments(exchange));
		if (!read.success) return slackError('invalid_arguments');
		const { channel: called, text: said, blocks, attachments } = read.data;
		const channel = channels.find(({ id, name }) => [id, name, `#${name}`].includes(called));
		if (!channel) return slackError('channel_not_found');
		if (!joined.has(channel.id)) return slackError('not_in_channel');
		if (said === '' && !blocks && !attachments) return slackError('no_text');
		if (said.length > LONGEST_TEXT) return slackError('msg_too_long');
		if (blocks !== undefined && !z.array(block).max(50).safeParse(blocks).success) {
			return slackError('invalid_blocks');
		}
		messages.push({ channel: channel.id, text: said, sent: read.data });
		const ts = `${Math.floor(Date.now() / 1000)}.${String(messages.length).padStart(6, '0')}`;
		return json(200, { ok: true, channel: channel.id, ts, message: { text: said, ts } });
	}

	const answers: Readonly<Record<string, Route['handle']>> = {
		'chat.postMessage': post,
		'auth.test': () =>
			json(200, { ok: true, url: 'https://team.slack.com/', team: 'Team', user: 'n8n' }),
		'users.profile.get': () => json(200, { ok: true, profile: { real_name: 'n8n' } }),
		'conversations.list': () =>
			json(200, { ok: true, channels, response_metadata: { next_cursor: '' } }),
	};
	const methods = Object.entries(answers).flatMap(([name, handle]) =>
		['GET', 'POST'].map((method): Route => ({
			method,
			path: new RegExp(`^/api/${name.replace('.', '\\.')}$`),
			handle: async (exchange) => slackRefusal(exchange, state) ?? (await handle(exchange)),
		})),
	);
	return {
		hosts: ['slack.com', 'files.slack.com'],
		credential: { type: 'slackApi', data: { accessToken: token } },
		...{ messages, joined },
		routes: [...methods, ...slackRoutes(state)],
		reset() {
			messages.length = 0;
			for (const { id } of channels) joined.add(id);
		},
	};
}
