import { z } from 'zod';

import { signBody, startSimulator } from '..';
import type { Simulator } from '../simulator';
import { call } from './client';
import { startReceiver, type Receiver } from './receiver';

const answerSchema = z.object({
	next_page_token: z.string(),
	page_size: z.number(),
	webhook_logs: z.array(z.record(z.unknown())),
});

describe('the webhook log', () => {
	let zoom: Simulator;
	let receiver: Receiver;
	beforeEach(async () => {
		zoom = await startSimulator({ settings: { retryScale: 0.00001 } });
		receiver = await startReceiver();
	});
	afterEach(async () => {
		await zoom.close();
		await receiver.close();
	});

	const ask = async (query = '') =>
		await call(zoom, 'GET', `/videosdk/report/webhook_logs${query}`);
	const log = async (query = '') => answerSchema.parse((await ask(query)).json).webhook_logs;
	/** An event whose first try is refused, and whose repeat is taken. */
	async function repeated() {
		receiver.answers.push(503, () => 'thanks');
		zoom.webhooks.subscribe({ url: receiver.url });
		zoom.startSession({ name: 'Demo' });
		await zoom.waitForDelivery(({ state }) => state === 'delivered');
	}

	it('has an entry for each try, and for challenges, the newest first', async () => {
		await repeated();
		await zoom.webhooks.validate({ url: receiver.url });
		const entries = await log();
		expect(entries.map(({ event, status, retry_num }) => [event, status, retry_num])).toEqual(
			expect.arrayContaining([
				['session.started', 503, 0],
				['session.started', 200, 1],
				['endpoint.url_validation', 200, 0],
			]),
		);
		expect(entries).toHaveLength(3);
		const first = entries.find(({ status }) => status === 503);
		expect(first).toMatchObject({
			endpoint: receiver.url,
			subscription_id: '1',
			response_body: '',
			date_time: expect.stringMatching(/^\d{4}-.*\d\dZ$/),
		});
		const headers: unknown = JSON.parse(String(first?.['request_headers']));
		const sent = z.record(z.string()).parse(headers);
		expect(sent['x-zm-signature']).toBe(
			signBody(
				zoom.keys.webhookSecretToken,
				String(sent['x-zm-request-timestamp']),
				String(first?.['request_body']),
			),
		);
	});

	it('is filtered by event, result and try', async () => {
		await repeated();
		await zoom.webhooks.validate({ url: receiver.url });
		const count = async (query: string) => (await log(query)).length;
		expect(await count('?event=session.started')).toBe(2);
		expect(await count('?type=2')).toBe(1);
		expect(await count('?type=3&event=session.started')).toBe(1);
		expect(await count('?retry_num=1')).toBe(1);
		expect((await ask('?type=4')).status).toBe(400);
		expect((await ask('?retry_num=x')).status).toBe(400);
	});

	it('has what was sent in the time that is asked for', async () => {
		await repeated();
		const at = (days: number) =>
			new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d{3}/, '');
		expect(await log(`?from=${at(1)}&to=${at(0.5)}`)).toEqual([]);
		expect(await log(`?from=${at(1)}&to=${at(0)}`)).toHaveLength(2);
	});

	it('refuses longer ranges, days, and ends in the wrong order', async () => {
		const range = (from: string, to: string) => `?from=${from}&to=${to}`;
		const week = range('2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z');
		expect((await ask(week)).status).toBe(200);
		for (const wrong of [
			range('2026-01-01T00:00:00Z', '2026-01-08T00:00:01Z'),
			range('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'),
			range('2026-01-01', '2026-01-02'),
		]) {
			expect((await ask(wrong)).json).toMatchObject({ code: 300 });
		}
	});

	it('comes in pages', async () => {
		await repeated();
		const page = answerSchema.parse((await ask('?page_size=1')).json);
		expect(page.webhook_logs).toHaveLength(1);
		const next = answerSchema.parse(
			(await ask(`?page_size=1&next_page_token=${page.next_page_token}`)).json,
		);
		expect([next.webhook_logs.length, next.next_page_token]).toEqual([1, '']);
	});

	it('looks as the settings say', async () => {
		await repeated();
		const shape = async (settings: Parameters<typeof zoom.settings.set>[0]) => {
			zoom.settings.set(settings);
			const [entry = {}] = await log('?type=3');
			return entry;
		};
		expect(await shape({ webhookLogBodies: 'json' })).toMatchObject({
			request_body: { event: 'session.started' },
		});
		const cut = await shape({ webhookLogBodies: 'cut' });
		expect(String(cut['request_body'])).toHaveLength(100);
		expect(await shape({ webhookLogBodies: 'none' })).not.toHaveProperty('request_body');
		expect(await shape({ webhookLogHeaders: 'object' })).toMatchObject({
			request_headers: { 'user-agent': 'Zoom Marketplace/1.0a' },
		});
		expect(await shape({ webhookLogHeaders: 'list' })).toMatchObject({
			request_headers: expect.arrayContaining([
				{ name: 'user-agent', value: 'Zoom Marketplace/1.0a' },
			]),
		});
		await shape({ webhookLogOrder: 'oldestFirst' });
		expect((await log()).map(({ retry_num }) => retry_num)).toEqual([0, 1]);
		zoom.settings.set({ webhookLogDays: 0 });
		expect(await log()).toEqual([]);
	});

	it.each([
		['noApp', 1401],
		['unknownCall', 2300],
	] as const)('may not be there: %s', async (webhookLog, code) => {
		zoom.settings.set({ webhookLog });
		const { status, json } = await ask();
		expect([status, json]).toEqual([404, expect.objectContaining({ code })]);
	});
});
