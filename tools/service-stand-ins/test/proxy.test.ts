import { once } from 'node:events';
import { request as askFor } from 'node:http';
import { text } from 'node:stream/consumers';

import { request } from 'undici';

import { readText } from '../../upload-targets/exchange';
import { json } from '../../upload-targets/reply';
import type { Service } from '../service';
import { useServices } from './client';

const echo = (hosts: string[], name: string) => (): Service => ({
	hosts,
	routes: [
		{
			method: 'POST',
			path: /^\/echo$/,
			handle: async (exchange) => json(200, { name, body: await readText(exchange) }),
		},
	],
});
const services = useServices({
	one: echo(['one.example', 'other.example'], 'one'),
	any: echo(['*.any.example'], 'any'),
});

const post = async (url: string, body = 'hello') => {
	const answer = await request(url, { method: 'POST', body, dispatcher: services.dispatcher });
	return { status: answer.statusCode, body: await answer.body.text() };
};

describe('the proxy', () => {
	it.each([
		['one.example', 'one'],
		['other.example', 'one'],
		['two.any.example', 'any'],
	])('has %s answered by its service', async (host, name) => {
		const { status, body } = await post(`https://${host}/echo`);
		expect({ status, body: JSON.parse(body) }).toEqual({
			...{ status: 200, body: { name, body: 'hello' } },
		});
		expect(services.now.requests).toMatchObject([{ headers: { host }, path: '/echo' }]);
	});

	it('hands a large body on whole', async () => {
		const { body } = await post('https://one.example/echo', 'x'.repeat(5_000_000));
		expect(body).toHaveLength(JSON.stringify({ name: 'one', body: '' }).length + 5_000_000);
	});

	it.each(['https://any.example/', 'https://a.b.any.example/', 'https://one.example:8443/'])(
		'refuses %s, which is not played',
		async (url) => {
			await expect(post(url)).rejects.toThrow(/502/);
			const { host, port } = new URL(url);
			expect(services.now.refused).toEqual([port === '' ? `${host}:443` : host]);
			expect(services.now.requests).toEqual([]);
		},
	);

	/** What the proxy itself says. */
	const ask = (options: { method: string; path: string }) => {
		const { port } = new URL(String(services.now.environment['HTTPS_PROXY']));
		return askFor({ port, ...options }).end();
	};

	it('tells whoever asks why, and what there is', async () => {
		const asking = ask({ method: 'CONNECT', path: 'nobody.example:443' });
		const [{ statusCode }, socket, head] = await once(asking, 'connect');
		expect(statusCode).toBe(502);
		expect(`${head}${await text(socket)}`).toBe(
			'nobody.example:443 is played by no stand-in; there are one.example, other.example, *.any.example. Nothing leaves this machine.\n',
		);
	});

	it('refuses plain http, which no service is called by', async () => {
		const [response] = await once(
			ask({ method: 'GET', path: 'http://one.example/echo' }),
			'response',
		);
		expect(response.statusCode).toBe(502);
		expect(await text(response)).toMatch(/^http:\/\/one.example\/echo is not https/);
		expect(services.now.refused).toEqual(['http://one.example/echo']);
	});
});
