import type { INodeParameters } from 'n8n-workflow';

import { logDelivery, NOBODY } from '../fixtures/missedDeliveries';
import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { jsonOf, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { retryScale: 0.00001 } });
const startTrigger = useTriggers(zoom);
const DAY = 86_400_000;

const logs = async (parameters: INodeParameters = {}) =>
	await zoom.run('getWebhookLogs', { resource: 'account', ...parameters });
const log = (event: string, days: number, statuses = [404]) =>
	logDelivery(zoom.simulator, {
		body: JSON.stringify(zoomEvent({}, event)),
		at: new Date(Date.now() - days * DAY),
		statuses,
	});
const told = async (filters: INodeParameters, more: INodeParameters = {}) =>
	jsonOf(await logs({ filters, ...more })).map(
		({ event, status, retry_num }) => `${event} ${status} ${retry_num}`,
	);

it('shows what was sent to the trigger and what it answered, challenges included', async () => {
	const trigger = await startTrigger({ events: ['session.started'] });
	await zoom.simulator.webhooks.validate({ url: trigger.url });
	zoom.simulator.webhooks.subscribe({ url: trigger.url });
	zoom.simulator.startSession({ name: 'Demo' });
	await until(() => trigger.executions.length > 0);
	await zoom.simulator.waitForDelivery(({ state }) => state === 'delivered');

	const items = jsonOf(await logs());

	expect(items).toHaveLength(2);
	expect(items.find(({ event }) => event === 'session.started')).toEqual({
		event: 'session.started',
		event_ts: expect.any(Number),
		session_id: expect.any(String),
		session_name: 'Demo',
		status: 200,
		endpoint: trigger.url,
		subscription_id: '1',
		date_time: expect.stringMatching(/Z$/),
		retry_num: 0,
		response_body: '{"accepted":true,"started":true}',
		...{ request_id: expect.any(String), trace_id: expect.any(String) },
	});
	const challenge = items.find(({ event }) => event === 'endpoint.url_validation');
	expect(challenge).toMatchObject({ status: 200 });
	expect(JSON.stringify(challenge)).not.toMatch(/[0-9a-f]{64}/);
});

it("returns the latest first, whatever Zoom's order is, up to the limit", async () => {
	log('session.started', 3);
	log('session.ended', 1);
	log('session.recording_started', 2);
	const latestFirst = [
		'session.ended 404 0',
		'session.recording_started 404 0',
		'session.started 404 0',
	];
	for (const webhookLogOrder of ['newestFirst', 'oldestFirst'] as const) {
		zoom.simulator.settings.set({ webhookLogOrder });
		expect(await told({})).toEqual(latestFirst);
		expect(await told({}, { limit: 2 })).toEqual(latestFirst.slice(0, 2));
	}
});

it('filters at Zoom by event, result and try', async () => {
	log('session.started', 1, [404, 502, 200]);
	log('session.ended', 1, [200]);
	expect(await told({ events: ['session.started'], type: 'failed' })).toEqual([
		'session.started 502 1',
		'session.started 404 0',
	]);
	expect(await told({ type: 'successful', attempt: 0 })).toEqual(['session.ended 200 0']);
	expect(await told({ attempt: '2' })).toEqual(['session.started 200 2']);
	expect(await told({ events: 'session.sharing_started' })).toEqual([]);
	// As a model, or a table, may write it.
	expect(await told({ events: 'session.ended, session.sharing_started' })).toHaveLength(1);
	expect(await told({ endpoint: NOBODY })).toHaveLength(4);
	expect(await told({ endpoint: 'elsewhere' })).toEqual([]);
});

it.each<[string, INodeParameters, RegExp]>([
	['events', { events: { name: 'session.started' } }, /^'Events': this is not text/],
	['an address', { endpoint: { host: 'n8n.example' } }, /^'Endpoint': this is not text/],
	['a type', { type: 'sent' }, /^'Type': "sent" is not one of the choices/],
	['a try', { attempt: 4 }, /^'Attempt': "4" is not one of the choices/],
	['a time', { to: 'soon' }, /^'To': "soon" is not a date/],
])('refuses %s that cannot be meant, before any call', async (_, filters, message) => {
	expect((await logs({ filters })).error?.message).toMatch(message);
	expect(zoom.calls()).toEqual([]);
});

it('refuses an output that it does not have', async () => {
	const { error } = await logs({ output: 'all' });
	expect(error?.message).toMatch(/^'Output': "all" is not one of the choices/);
	expect(error?.description).toBe('Give one of: logs, missedEvents.');
});

it('asks for a long time week by week, and returns what is in two weeks once', async () => {
	const to = new Date(Math.floor(Date.now() / 1000) * 1000);
	const between = new Date(to.getTime() - 7 * DAY);
	logDelivery(zoom.simulator, { body: JSON.stringify(zoomEvent()), at: between });
	const from = new Date(to.getTime() - 30 * DAY).toISOString();
	expect(await told({ from, to: to.toISOString() })).toHaveLength(1);
	expect(zoom.calls()).toHaveLength(5);
	const weeks = zoom.simulator.requests.list().map(({ query }) => query);
	expect(weeks[0]).toMatchObject({ to: to.toISOString().replace('.000', '') });
	expect(weeks[1]).toMatchObject({ to: weeks[0]?.['from'] });
});

it('stops at the week in which the limit is reached', async () => {
	log('session.started', 1);
	log('session.ended', 20);
	const from = new Date(Date.now() - 30 * DAY).toISOString();
	expect(await told({ from }, { limit: 1 })).toEqual(['session.started 404 0']);
	expect(zoom.calls()).toHaveLength(1);
});

it('shows headers and bodies on request, without what grants access', async () => {
	const token = await zoom.simulator.apiToken();
	const body = JSON.stringify({ ...zoomEvent(), download_token: token });
	logDelivery(zoom.simulator, { body });
	const [item = {}] = jsonOf(await logs({ simplify: false }));
	expect(item).toMatchObject({
		request_body: zoomEvent(),
		request_headers: { 'user-agent': 'Zoom Marketplace/1.0a' },
	});
	expect(Object.keys(Object(item.request_headers))).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/^(authorization|x-zm-signature)$/)]),
	);
});

it.each([
	['noApp', 'The Zoom account has no Video SDK app whose webhooks could be logged'],
	['unknownCall', 'Zoom does not offer its webhook log here'],
] as const)('explains what %s means', async (webhookLog, message) => {
	zoom.simulator.settings.set({ webhookLog });
	const { error } = await logs();
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(error?.description).toMatch(/Recording: Get Many lists finished recordings/);
});

it('reads the log without a webhook secret', async () => {
	log('session.started', 1);
	const parameters = { resource: 'account' };
	const credential = { webhookSecretToken: '' };
	expect((await zoom.run('getWebhookLogs', parameters, { credential })).items).toHaveLength(1);
});
