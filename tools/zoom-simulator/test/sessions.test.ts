import type { Simulator } from '../simulator';
import { planLimits, startSimulator } from '..';
import { call } from './client';

const today = new Date().toISOString().slice(0, 10);
const range = `from=${today}&to=${today}`;

describe('sessions', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const get = async (path: string) => await call(zoom, 'GET', `/videosdk${path}`);
	const event = async (id: string, method: string) =>
		await call(zoom, 'PATCH', `/videosdk/sessions/${id}/events`, { body: { method } });
	const end = async (id: string) =>
		await call(zoom, 'PUT', `/videosdk/sessions/${id}/status`, { body: { action: 'end' } });

	it('are listed live by default, past when asked, by name and key', async () => {
		zoom.seed({ name: 'Stand-up', id: 'live', state: 'live', startedAt: new Date() });
		zoom.seed({ name: 'Review', id: 'past', sessionKey: 'k1', startedAt: new Date() });
		expect((await get(`/sessions?${range}`)).json).toMatchObject({ sessions: [{ id: 'live' }] });
		const past = await get(`/sessions?${range}&type=past&session_name=review&session_key=k1`);
		expect(past.json).toMatchObject({ sessions: [{ id: 'past', duration: '01:00' }] });
		const none = await get(`/sessions?${range}&type=past&session_key=k2`);
		expect(none.json).toMatchObject({ sessions: [], next_page_token: '' });
	});

	it('need both dates, within the last six months', async () => {
		expect((await get('/sessions')).json).toEqual({
			code: 300,
			message: 'Validation Failed.',
			errors: [
				{ field: 'from', message: 'This field is required.' },
				{ field: 'to', message: 'This field is required.' },
			],
		});
		expect((await get('/sessions?from=2020-01-01&to=2020-01-02')).status).toBe(400);
	});

	it('are created ahead, shown, and deleted as long as they have not started', async () => {
		const body = { session_name: 'Plan', settings: { auto_recording: 'cloud' } };
		const created = await call(zoom, 'POST', '/videosdk/sessions', { body });
		expect(created.status).toBe(201);
		const { id } = zoom.session('Plan');
		expect(created.json).toMatchObject({ session_id: id, settings: { auto_recording: 'cloud' } });
		const path = `/sessions/${encodeURIComponent(encodeURIComponent(id))}`;
		expect((await get(`${path}?type=scheduled`)).status).toBe(200);
		expect((await get(`${path}?type=live`)).json).toMatchObject({ code: 3001 });
		expect((await call(zoom, 'DELETE', `/videosdk${path}`)).status).toBe(204);
		expect((await get(path)).json).toEqual({
			code: 3001,
			message: `Session does not exist: ${id}.`,
		});
	});

	it('are created with hold, as it is or off, and show it', async () => {
		const post = async (body: object) =>
			await call(zoom, 'POST', '/videosdk/sessions', { body: { session_name: 'Plan', ...body } });
		expect((await post({})).json).toMatchObject({ hold: 0 });
		expect((await post({ hold: 2 })).json).toMatchObject({ hold: 2 });
		expect((await post({ hold: 3 })).json).toMatchObject({ code: 300 });
		const [latest] = zoom.store.all();
		expect((await get(`/sessions/${encodeURIComponent(latest?.id ?? '')}`)).json).toMatchObject({
			hold: expect.any(Number),
		});
	});

	it('are not created from nonsense', async () => {
		const post = async (body: unknown) => await call(zoom, 'POST', '/videosdk/sessions', { body });
		expect((await post({})).json).toMatchObject({ errors: [{ field: 'session_name' }] });
		expect((await post('text')).status).toBe(400);
	});

	it('that have started cannot be deleted, and those a year old not be read', async () => {
		zoom.seed({ name: 'a', id: 'a' });
		zoom.seed({ name: 'b', id: 'b', startedAt: new Date('2020-01-01') });
		expect((await call(zoom, 'DELETE', '/videosdk/sessions/a')).json).toMatchObject({ code: 3000 });
		expect((await get('/sessions/b')).json).toMatchObject({ code: 12702 });
	});

	it('record, pause, go on and stop as the API asks', async () => {
		zoom.startSession({ name: 'a', id: 'a' });
		for (const [method, recorder] of [
			['recording.start', 'recording'],
			['recording.pause', 'paused'],
			['recording.resume', 'recording'],
			['recording.stop', 'idle'],
		] as const) {
			const answer = await event('a', method);
			expect([answer.status, answer.text]).toEqual([202, '']);
			expect(zoom.session('a').recorder).toBe(recorder);
		}
		expect((await end('a')).status).toBe(204);
		expect((await end('a')).json).toMatchObject({ code: 3001 });
	});

	it('refuse a step in the wrong state, or accept it and do nothing', async () => {
		zoom.startSession({ name: 'a', id: 'a' });
		expect((await event('a', 'recording.pause')).json).toMatchObject({ code: 300 });
		zoom.settings.set({ wrongRecordingState: 'accept' });
		expect((await event('a', 'recording.pause')).status).toBe(202);
		expect(zoom.session('a').recorder).toBe('idle');
	});

	it('refuse to record when not live, without host, by plan, and an unknown method', async () => {
		zoom.seed({ name: 'past', id: 'past' });
		expect((await event('past', 'recording.start')).json).toMatchObject({ code: 3001 });
		zoom.settings.set({ sessionNotLive: '400' });
		expect((await event('past', 'recording.start')).status).toBe(400);
		zoom.startSession({ name: 'b', id: 'b', hostPresent: false });
		expect((await event('b', 'recording.start')).json).toMatchObject({ code: 300 });
		zoom.startSession({ name: 'c', id: 'c' });
		zoom.settings.set({ cloudRecording: 'storageFull' });
		expect((await event('c', 'recording.start')).text).toContain('storage limits');
		expect((await event('c', 'recording.dance')).json).toMatchObject({
			errors: [{ field: 'method', message: 'Invalid field.' }],
		});
		expect((await event('c', 'audio.block')).status).toBe(202);
		expect((await event('unknown', 'recording.start')).json).toMatchObject({ code: 3001 });
	});

	it('unknown addresses are 404/2300', async () => {
		const answer = await get('/nothing');
		expect([answer.status, answer.json]).toEqual([
			404,
			{ code: 2300, message: 'This API endpoint is not recognized.' },
		]);
	});

	describe('rate limits', () => {
		const recordings = async () => await get('/recordings');

		it('per second, with the time of the next window', async () => {
			// A window of a minute, so that its edge is hardly ever between the two calls.
			zoom.settings.set({ rateLimits: { Medium: { perMinute: 1 } } });
			let answer = await recordings();
			for (let tries = 0; answer.status === 200 && tries < 3; tries++) answer = await recordings();
			expect(answer.status).toBe(429);
			expect(answer.json).toMatchObject({ code: 429 });
			expect(answer.headers).toMatchObject({
				'x-ratelimit-category': 'Medium',
				'x-ratelimit-type': 'QPS',
				'x-ratelimit-remaining': '0',
			});
			const reset = Number(answer.headers['x-ratelimit-reset']) * 1000 - Date.now();
			expect(reset).toBeLessThanOrEqual(61_000);
			expect((await get(`/sessions?${range}`)).status).toBe(200);
		});

		it('per day, with an ISO date to retry after', async () => {
			zoom.settings.set({ rateLimits: { Medium: { perDay: 0 } } });
			const answer = await recordings();
			expect(answer.headers['x-ratelimit-type']).toBe('Daily-limit');
			expect(answer.headers['retry-after']).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
		});

		it('without headers where a setting says so', async () => {
			zoom.settings.set({ rateLimits: { Medium: { perDay: 0 } }, rateLimitHeaders: false });
			const answer = await recordings();
			expect(answer.status).toBe(429);
			expect(Object.keys(answer.headers).filter((name) => /rate|retry/.test(name))).toEqual([]);
		});

		it('knows the limits of plans', () => {
			zoom.settings.set({ rateLimits: planLimits.business });
			expect(zoom.settings.now.rateLimits.Light).toEqual({ perSecond: 80 });
		});
	});
});
