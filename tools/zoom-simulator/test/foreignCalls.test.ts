import type { Simulator } from '../simulator';
import { startSimulator } from '..';
import { fetchAnswer } from './client';

describe('a control call', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterAll(async () => await zoom.close());
	beforeEach(() => {
		zoom.reset();
		zoom.startSession({ name: 'Here' });
	});

	type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
	const JSON_TYPE = { 'content-type': 'application/json' };
	const send = async (method: Method, path: string, headers: Record<string, string>) =>
		await fetchAnswer(`${zoom.origins.api}/control/${path}`, {
			method,
			headers,
			...(method === 'POST' || method === 'PATCH' ? { body: '{"name":"New"}' } : {}),
		});

	it.each<[string, Method, string, Record<string, string>, number]>([
		['a form of a page', 'POST', 'sessions', { 'content-type': 'text/plain' }, 415],
		[
			'an encoded form',
			'POST',
			'sessions',
			{ 'content-type': 'application/x-www-form-urlencoded' },
			415,
		],
		[
			'a type that only begins alike',
			'POST',
			'sessions',
			{ 'content-type': 'application/jsonx' },
			415,
		],
		['no type', 'POST', 'reset', {}, 415],
		['no type, of a change', 'PATCH', 'settings', {}, 415],
		['a page', 'POST', 'sessions', { ...JSON_TYPE, origin: 'https://evil.example' }, 403],
		[
			'a page with a name like ours',
			'GET',
			'info',
			{ origin: 'http://localhost.evil.example' },
			403,
		],
		['a page without an origin to name', 'GET', 'info', { origin: 'null' }, 403],
		['a page that deletes', 'DELETE', 'settings', { origin: 'https://evil.example' }, 403],
		['a name that leads here', 'GET', 'info', { host: 'evil.example:4100' }, 403],
		['a name that begins like ours', 'GET', 'info', { host: '127.0.0.1.evil.example' }, 403],
		['a name behind ours', 'GET', 'info', { host: 'localhost@evil.example' }, 403],
		[
			'a name that leads here, with JSON',
			'POST',
			'reset',
			{ ...JSON_TYPE, host: 'a.example' },
			403,
		],
	])('from %s is refused: %s %s %j', async (_, method, path, headers, status) => {
		const answer = await send(method, path, headers);
		expect(answer.status).toBe(status);
		expect(answer.json).toEqual({ error: expect.any(String) });
		expect(answer.text).not.toContain(zoom.keys.apiSecret);
		expect(zoom.store.all().map(({ name }) => name)).toEqual(['Here']);
	});

	it.each<[Method, string, Record<string, string>]>([
		['GET', 'info', {}],
		['GET', 'info', { host: 'localhost:4100' }],
		['GET', 'info', { host: '[::1]:4100', origin: 'http://[::1]:5678' }],
		['GET', 'info', { origin: 'http://localhost:5678' }],
		['POST', 'sessions', JSON_TYPE],
		['POST', 'sessions', { 'content-type': 'Application/JSON; charset=utf-8' }],
		['DELETE', 'settings', {}],
	])('of this machine is taken: %s %s %j', async (method, path, headers) => {
		expect((await send(method, path, headers)).status).toBeLessThan(300);
	});

	it('is told from the REST API, which any name may reach', async () => {
		const url = `${zoom.baseUrl}/videosdk/recordings`;
		expect((await fetchAnswer(url, { headers: { host: 'zoom.example' } })).status).toBe(401);
	});
});
