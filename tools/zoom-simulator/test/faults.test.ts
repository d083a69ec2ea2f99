import { setTimeout as wait } from 'node:timers/promises';

import { Agent, request } from 'undici';

import type { Simulator } from '../simulator';
import { startSimulator, type Fault } from '..';
import { fetchAnswer, type Answer } from './client';

describe('faults', () => {
	let zoom: Simulator;
	let agent: Agent;
	beforeAll(async () => {
		zoom = await startSimulator({ settings: { downloadRedirects: 0 } });
		agent = new Agent();
	});
	beforeEach(() => {
		for (let at = 0; at < 3; at++) {
			const files = [{ kind: 'video' as const, size: 100_000 }];
			zoom.seed({ name: 'a', id: `s${at}`, files, startedAt: new Date() });
		}
	});
	afterEach(() => zoom.reset());
	afterAll(async () => {
		await agent.destroy();
		await zoom.close();
	});

	const headers = async () => ({ authorization: `Bearer ${await zoom.apiToken()}` });
	const get = async (url: string, more: Record<string, string> = {}): Promise<Answer> =>
		await fetchAnswer(url, { dispatcher: agent, headers: { ...(await headers()), ...more } });
	const list = async (query = '') => await get(`${zoom.baseUrl}/videosdk/recordings${query}`);
	const fileUrl = async () => /(?<="download_url":")[^"]+/.exec((await list()).text)?.[0] ?? '';
	const spoil = (fault: Fault, on = 'recordings.list') => zoom.faults.add({ on, fault });
	const download = async (fault: Fault, more: Record<string, string> = {}) => {
		const url = await fileUrl();
		spoil(fault, '/rec/download/*');
		return await get(url, more);
	};

	it('reset the connection before the reply', async () => {
		spoil({ kind: 'resetBeforeReply' });
		await expect(list()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect((await list()).status).toBe(200);
	});

	it('reset the connection within the body', async () => {
		const broken = download({ kind: 'resetMidBody', bytes: 1000 });
		await expect(broken).rejects.toMatchObject({ code: 'ECONNRESET' });
	});

	it('fall silent before the reply, for good or for a time', async () => {
		spoil({ kind: 'stall' });
		const url = `${zoom.baseUrl}/videosdk/recordings`;
		const stop = new AbortController();
		const unanswered = request(url, { signal: stop.signal, headers: await headers() });
		const ended = expect(unanswered).rejects.toThrow(/patience/);
		while (zoom.faults.list()[0]?.hits !== 1) await wait(5);
		await wait(100);
		stop.abort(new Error('out of patience'));
		await ended;
		spoil({ kind: 'stall', ms: 300 });
		const started = Date.now();
		expect((await list()).status).toBe(200);
		expect(Date.now() - started).toBeGreaterThanOrEqual(290);
	});

	it('fall silent within the body', async () => {
		const { text } = await download({ kind: 'stall', bytes: 5000, ms: 50 });
		expect(text.length).toBeGreaterThan(5000);
		const url = await fileUrl();
		spoil({ kind: 'stall', bytes: 5000 }, 'files.download');
		const { body } = await request(url, { dispatcher: agent, headers: await headers() });
		let seen = 0;
		body.on('data', (chunk: Buffer) => (seen += chunk.length));
		body.on('error', () => undefined);
		const deadline = Date.now() + 5000;
		while (seen < 5000 && Date.now() < deadline) await list();
		await list();
		expect(seen).toBe(5000);
		body.destroy();
	});

	it('drip slowly', async () => {
		const started = Date.now();
		const { text } = await download({ kind: 'slowDrip', bytes: 25_000, everyMs: 40 });
		expect(Buffer.byteLength(text)).toBeGreaterThan(0);
		expect(Date.now() - started).toBeGreaterThanOrEqual(4 * 40 - 5);
	});

	it('end early, against Content-Length or without one', async () => {
		const short = download({ kind: 'truncate', bytes: 1000, contentLength: true });
		await expect(short).rejects.toThrow(/does not match content-length/);
		const answer = await download({ kind: 'truncate', bytes: 600, contentLength: false });
		expect(answer.status).toBe(200);
		expect(answer.headers).not.toHaveProperty('content-length');
		expect(answer.text.length).toBeLessThanOrEqual(600);
	});

	it('announce another length', async () => {
		const longer = download({ kind: 'wrongContentLength', delta: 10 });
		await expect(longer).rejects.toThrow(/does not match content-length/);
		const shorter = await download({ kind: 'wrongContentLength', delta: -99_000 });
		expect(shorter.headers['content-length']).toBe('1000');
	});

	it.each<[Fault, number, RegExp]>([
		[{ kind: 'status', status: 500 }, 500, /^$/],
		[{ kind: 'status', status: 503, body: '{}', contentType: 'application/json' }, 503, /^{}$/],
		[{ kind: 'htmlPage' }, 502, /^<!DOCTYPE html>/],
		[{ kind: 'htmlPage', status: 200 }, 200, /Sign in/],
		[{ kind: 'errorBody', code: 200, message: 'No.' }, 200, /^{"code":200,"message":"No."}$/],
		[{ kind: 'rateLimit', type: 'QPS' }, 429, /per-second/],
		[{ kind: 'rateLimit', type: 'Daily-limit' }, 429, /daily/],
		[{ kind: 'malformedJson' }, 200, /,,$/],
		[{ kind: 'hugeJson', bytes: 100_000 }, 200, /^{"padding":"x{100000}","from"/],
		[{ kind: 'withoutFields', fields: ['session_name'] }, 200, /^(?!.*session_name)/],
		[{ kind: 'withoutFields', fields: ['id'], asNull: true }, 200, /"id":null/],
	])('%j', async (fault, status, body) => {
		spoil(fault);
		const answer = await list();
		expect(answer.status).toBe(status);
		expect(answer.text).toMatch(body);
		const parsed = fault.kind === 'hugeJson' || fault.kind === 'withoutFields';
		if (parsed) expect(answer.json).toHaveProperty('sessions');
		if (fault.kind === 'malformedJson') expect(answer.json).toBeUndefined();
		expect((await list()).json).toMatchObject({ total_records: 3 });
	});

	it('leave the headers of a 429 out when told to', async () => {
		spoil({ kind: 'rateLimit', type: 'Daily-limit', headers: false });
		expect((await list()).headers).not.toHaveProperty('retry-after');
	});

	it('give the same page token again', async () => {
		zoom.faults.add({ on: 'recordings.list', fault: { kind: 'repeatPageToken' }, times: 0 });
		const token = (answer: Answer) => /"next_page_token":"([^"]*)"/.exec(answer.text)?.[1] ?? '';
		const next = token(await list('?page_size=1'));
		const again = await list(`?page_size=1&next_page_token=${next}`);
		expect(next).not.toBe('');
		expect(token(again)).toBe(next);
	});

	it('change the ETag', async () => {
		const url = await fileUrl();
		const [before, , after] = [await get(url), spoil({ kind: 'changedEtag' }, '*'), await get(url)];
		expect(after.headers['etag']).not.toBe(before.headers['etag']);
		expect((await get(url)).headers['etag']).toBe(before.headers['etag']);
	});

	it.each([
		['otherOrigin', /^http:\/\/localhost:\d+\/elsewhere\/rec\/download\//],
		['http', /^http:\/\/recordings\.example\//],
		['loop', /^\/rec\/download\//],
		['private', /^http:\/\/169\.254\.169\.254\//],
		['https://evilzoom.us/x', /^https:\/\/evilzoom\.us\/x$/],
	])('redirect to %s', async (to, location) => {
		const answer = await download({ kind: 'redirect', to });
		expect(answer.status).toBe(302);
		expect(String(answer.headers['location'])).toMatch(location);
	});

	it('redirect to an origin that answers and logs what reaches it', async () => {
		const { headers: given } = await download({ kind: 'redirect', to: 'otherOrigin' });
		await get(String(given['location']), { authorization: 'Bearer leaked' });
		const [seen] = zoom.requests.list('files.elsewhere');
		expect(seen?.headers['authorization']).toBe('Bearer leaked');
	});

	it('hit so many calls, after so many others, by operation, path or method', async () => {
		const fault: Fault = { kind: 'status', status: 500 };
		const id = zoom.faults.add({ on: 'GET /v2/videosdk/*', fault, times: 2, skip: 1 });
		const seen = [];
		for (let at = 0; at < 5; at++) seen.push((await list()).status);
		expect(seen).toEqual([200, 500, 500, 200, 200]);
		expect(zoom.faults.list()).toMatchObject([{ id, hits: 2 }]);
		spoil(fault, 'PATCH /v2/*');
		spoil(fault, 'recordings.get');
		expect((await list()).status).toBe(200);
		expect(() => zoom.faults.add(JSON.parse('{"on":"x","fault":{"kind":"odd"}}'))).toThrow();
	});

	it('can strike a call that was carried out all the same', async () => {
		const session = zoom.startSession({ name: 'live', id: 'live' });
		const path = `${zoom.baseUrl}/videosdk/sessions/live/events`;
		const start = async () =>
			await fetchAnswer(path, {
				method: 'PATCH',
				headers: await headers(),
				body: '{"method":"recording.start"}',
			});
		const fault: Fault = { kind: 'status', status: 502 };
		zoom.faults.add({ on: 'sessions.events', fault });
		expect([(await start()).status, session.recorder]).toEqual([502, 'idle']);
		zoom.faults.add({ on: 'sessions.events', fault, carriedOut: true });
		expect([(await start()).status, session.recorder]).toEqual([502, 'recording']);
	});

	it('wait, as the settings of latency say', async () => {
		zoom.settings.set({ latencyMs: 30, latencyByOperation: { 'recordings.list': 70 } });
		const started = Date.now();
		await list();
		expect(Date.now() - started).toBeGreaterThanOrEqual(95);
	});
});
