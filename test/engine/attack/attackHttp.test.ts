import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';
import { attackOverHttp } from './attackOverHttp';
import { hmacOf } from './attackRequests';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
const now = () => Math.floor(Date.now() / 1000);

/** Sends bytes as they are over a connection of its own, and gives what comes back. */
async function sendRaw(url: string, ...parts: Array<string | Buffer>): Promise<string> {
	const { port, hostname } = new URL(url);
	const socket = connect(Number(port), hostname);
	socket.setTimeout(20_000, () => socket.destroy(new Error('No answer')));
	const answer = text(socket);
	await once(socket, 'connect');
	for (const part of parts) if (socket.writable) socket.write(part);
	return await answer;
}

it('2,000 generated requests over HTTP start nothing that is forged', async () => {
	const trigger = await startTrigger();
	await attackOverHttp(trigger, zoom.simulator.keys.webhookSecretToken, 2_000);
	expect(trigger.failedExecutions).toEqual([]);
	expect(zoom.logs.filter(({ metadata }) => metadata['reason']).length).toBeLessThan(40);
});

describe('headers and bodies that no HTTP library sends', () => {
	const body = JSON.stringify(zoomEvent());
	const signed = (secret: string, of = body, timestamp = String(now())) => [
		`x-zm-request-timestamp: ${timestamp}`,
		`x-zm-signature: v0=${hmacOf(secret, `v0:${timestamp}:${of}`)}`,
	];
	const post = (path: string, headers: readonly string[], of: string) =>
		['POST ' + path + ' HTTP/1.1', 'host: n8n', 'connection: close', ...headers, '', of].join(
			'\r\n',
		);
	const JSON_TYPE = 'content-type: application/json';
	const length = (of: string) => `content-length: ${Buffer.byteLength(of)}`;

	it.each<[string, (secret: string) => [headers: string[], sent: string]]>([
		[
			'two signatures, the second right',
			(secret) => [['x-zm-signature: v0=00', ...signed(secret), length(body)], body],
		],
		[
			'two signatures, the first right',
			(secret) => [[...signed(secret), 'x-zm-signature: v0=00', length(body)], body],
		],
		[
			'the signature after a comma',
			(secret) => [
				[...signed(secret).map((line) => line.replace('v0=', 'v0=00, v0=')), length(body)],
				body,
			],
		],
		[
			'two timestamps',
			(secret) => [[...signed(secret), `x-zm-request-timestamp: ${now()}`, length(body)], body],
		],
		[
			'a folded header',
			(secret) => [
				[...signed(secret).map((line) => line.replace(': ', ':\r\n ')), length(body)],
				body,
			],
		],
		[
			'a null byte in a header',
			(secret) => [[...signed(secret).map((line) => `${line}\0`), length(body)], body],
		],
		[
			'both ways to tell the length',
			(secret) => [
				[...signed(secret), length(body), 'transfer-encoding: chunked'],
				`5\r\nabcde\r\n0\r\n\r\n${body}`,
			],
		],
		['two lengths', (secret) => [[...signed(secret), length(body), 'content-length: 2'], body]],
		[
			'a chunk without an end',
			(secret) => [[...signed(secret), 'transfer-encoding: chunked'], 'ffffffffffffffffff\r\nabc'],
		],
		[
			'a hundred kilobytes of headers',
			(secret) => [[...signed(secret), `x-zm-more: ${'x'.repeat(100_000)}`, length(body)], body],
		],
		[
			'a signature of the start of the body',
			(secret) => [[...signed(secret, body.slice(0, -1)), length(body)], body],
		],
		[
			'a signature of an event in another body',
			(secret) => [[...signed(secret), length('{}')], '{}'],
		],
	])('%s starts nothing', async (_, make) => {
		const trigger = await startTrigger();
		const { pathname } = new URL(trigger.url);
		const [headers, sent] = make(zoom.simulator.keys.webhookSecretToken);
		const answer = await sendRaw(trigger.url, post(pathname, [JSON_TYPE, ...headers], sent));
		expect(answer).not.toMatch(/^HTTP\/1.1 2/);
		expect(trigger.executions).toEqual([]);
		expect(trigger.failedExecutions).toEqual([]);
		expect((await trigger.send(zoomEvent())).status).toBe(200);
	});

	it('a body that breaks off starts nothing, and is forgotten', async () => {
		const trigger = await startTrigger();
		const { pathname } = new URL(trigger.url);
		for (let time = 0; time < 20; time += 1) {
			const { port, hostname } = new URL(trigger.url);
			const socket = connect(Number(port), hostname);
			await once(socket, 'connect');
			const headers = [...signed(zoom.simulator.keys.webhookSecretToken), 'content-length: 9999'];
			socket.write(
				post(pathname, [time % 2 ? JSON_TYPE : 'content-type: image/png', ...headers], body),
			);
			socket.end();
			socket.resume();
			await once(socket, 'close');
		}
		expect(trigger.executions).toEqual([]);
		expect((await trigger.send(zoomEvent())).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('a slow client keeps nobody else waiting', async () => {
		const trigger = await startTrigger();
		const { port, hostname, pathname } = new URL(trigger.url);
		const slow = Array.from({ length: 50 }, () => connect(Number(port), hostname));
		await Promise.all(slow.map(async (socket) => await once(socket, 'connect')));
		for (const socket of slow) {
			socket.on('error', () => undefined);
			socket.write(post(pathname, [JSON_TYPE, 'content-length: 9999'], '{'));
		}
		expect((await trigger.send(zoomEvent())).status).toBe(200);
		for (const socket of slow) socket.destroy();
	});
});
