import { request } from 'undici';
import { z } from 'zod';

import { slack } from '../slack';
import { tokenOf, useServices } from './client';

const services = useServices({ slack });

async function call(method: string, body: unknown, headers = {}): Promise<unknown> {
	const answer = await request(`https://slack.com/api/${method}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${tokenOf(services.now.played.slack.credential)}`,
			'content-type': 'application/json; charset=utf-8',
			...headers,
		},
		body: JSON.stringify(body),
		dispatcher: services.dispatcher,
	});
	return await answer.body.json();
}
const post = async (body: unknown, headers = {}) => await call('chat.postMessage', body, headers);
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('Slack', () => {
	it.each(['#recordings', 'recordings', 'C0RECORDINGS'])('posts to %s', async (channel) => {
		const blocks = [section('*Hello*')];
		expect(await post({ channel, text: 'Hello', blocks })).toMatchObject({
			...{ ok: true, channel: 'C0RECORDINGS', ts: expect.stringMatching(/^\d+\.\d{6}$/) },
		});
		expect(services.now.played.slack.messages).toEqual([
			{ channel: 'C0RECORDINGS', text: 'Hello', sent: { channel, text: 'Hello', blocks } },
		]);
	});

	it.each([
		['an unknown channel', { channel: '#nowhere', text: 'a' }, 'channel_not_found'],
		['no channel', { text: 'a' }, 'invalid_arguments'],
		['nothing', { channel: '#general' }, 'no_text'],
		['a text without end', { channel: '#general', text: 'a'.repeat(40_001) }, 'msg_too_long'],
		['blocks as text', { channel: '#general', blocks: '{}' }, 'invalid_blocks'],
		[
			'a long block',
			{ channel: '#general', blocks: [section('a'.repeat(3001))] },
			'invalid_blocks',
		],
	])('does not post %s', async (_, body, error) => {
		expect(await post(body)).toEqual({ ok: false, error });
		expect(services.now.played.slack.messages).toEqual([]);
	});

	it('takes no other token', async () => {
		const body = { channel: '#general', text: 'a' };
		expect(await post(body, { authorization: 'Bearer xoxb-another' })).toEqual({
			...{ ok: false, error: 'invalid_auth' },
		});
	});

	it('does not post to a channel that the bot is not in', async () => {
		services.now.played.slack.joined.delete('C0GENERAL');
		const refusal = { ok: false, error: 'not_in_channel' };
		expect(await post({ channel: '#general', text: 'a' })).toEqual(refusal);
		services.now.reset();
		expect(await post({ channel: '#general', text: 'a' })).toMatchObject({ ok: true });
	});

	it('lists its channels', async () => {
		expect(await call('conversations.list', {})).toMatchObject({
			channels: [{ name: 'recordings' }, { name: 'general' }],
		});
	});

	it('gives an address for a file at the host of files', async () => {
		const opened = z
			.object({ upload_url: z.string() })
			.parse(await call('files.getUploadURLExternal', { filename: 'a.mp4', length: 5 }));
		expect(opened.upload_url).toMatch(/^https:\/\/files\.slack\.com\/upload\/v1\//);
		const { statusCode, body } = await request(opened.upload_url, {
			method: 'POST',
			body: 'bytes',
			dispatcher: services.dispatcher,
		});
		expect({ statusCode, text: await body.text() }).toEqual({ statusCode: 200, text: 'OK - 5' });
	});
});
