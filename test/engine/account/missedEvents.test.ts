import type { INodeParameters } from 'n8n-workflow';

import { logDelivery, NOBODY, tellAll } from '../fixtures/missedDeliveries';
import { ALL_EVENTS, useTriggers, zoomEvent } from '../fixtures/trigger';
import { jsonOf, useZoom } from '../fixtures/zoom';
import { runTool, type NodeRun } from '../harness';

const zoom = useZoom({ settings: { retryScale: 0.00001 } });
const startTrigger = useTriggers(zoom);
const DAY = 86_400_000;

async function missed(
	{ filters = {}, ...parameters }: INodeParameters = {},
	more: Parameters<typeof zoom.run>[2] = {},
) {
	return await zoom.run(
		'getWebhookLogs',
		{ resource: 'account', output: 'missedEvents', filters, ...parameters },
		more,
	);
}
const all = { returnAll: true };
const eventsOf = (run: NodeRun) => jsonOf(run).map(({ event }) => event);
const hintsOf = ({ run }: NodeRun) =>
	Object.values(run.data.resultData.runData)
		.flat()
		.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
const body = (event: string, more: object = {}) =>
	JSON.stringify({ ...zoomEvent({}, event), ...more });
const seedAll = () =>
	zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio', 'chat', 'transcript', 'summary'] });

describe('what was never delivered', () => {
	it('comes out exactly as the trigger puts it out, for every event', async () => {
		const trigger = await startTrigger();
		zoom.simulator.webhooks.subscribe({ url: trigger.url });
		zoom.simulator.webhooks.subscribe({ url: NOBODY });
		const deliveries = await tellAll(zoom.simulator, ALL_EVENTS, seedAll());
		expect(deliveries.filter(({ state }) => state === 'failed')).toHaveLength(ALL_EVENTS.length);

		const run = await missed(all);

		const inOrder = trigger
			.items()
			.sort((one, other) => Number(one.event_ts) - Number(other.event_ts));
		expect(inOrder).toHaveLength(ALL_EVENTS.length);
		expect(jsonOf(run)).toEqual(inOrder);
		expect(new Set(jsonOf(run).map(({ dedupe_key }) => dedupe_key)).size).toBe(ALL_EVENTS.length);
		expect(hintsOf(run)).toEqual([]);
		expect(zoom.calls()).toEqual(['GET report.webhookLogs', 'GET report.webhookLogs']);
	});

	it('is nothing, after one call, when all got through', async () => {
		logDelivery(zoom.simulator, { body: body('session.started'), statuses: [200] });
		expect(jsonOf(await missed())).toEqual([]);
		expect(zoom.calls()).toEqual(['GET report.webhookLogs']);
	});

	it('leaves out what a repeat got through, also after the time that is asked for', async () => {
		const at = new Date(Date.now() - DAY);
		const ended = { body: body('session.ended'), at, statuses: [404, 502, 0, 200] };
		logDelivery(zoom.simulator, ended);
		logDelivery(zoom.simulator, {
			body: body('session.started'),
			at,
			statuses: [404, 502, 0, 503],
		});
		const until = { to: new Date(at.getTime() + 60_000).toISOString() };
		expect(eventsOf(await missed({ filters: until }))).toEqual(['session.started']);
	});

	it('leaves out what came twice, and got through the first time only', async () => {
		const first = new Date(Date.now() - DAY);
		const second = new Date(first.getTime() + 10_000);
		logDelivery(zoom.simulator, { body: body('session.ended'), at: first, statuses: [200] });
		const again = { body: body('session.ended', { download_token: 'other' }), at: second };
		logDelivery(zoom.simulator, { ...again, statuses: [503, 502, 502, 502] });
		const hourBefore = new Date(first.getTime() - 3_600_000);
		const reply = 'n8n is starting up. Please wait';
		const lost = { body: body('session.started'), at: hourBefore, statuses: [200], reply };
		logDelivery(zoom.simulator, lost);
		expect(eventsOf(await missed({ filters: { from: second.toISOString() } }))).toEqual([]);
		expect(eventsOf(await missed())).toEqual(['session.started']);
	});

	it('is what the answer of a starting n8n says, too', async () => {
		const at = new Date(Date.now() - 60_000);
		logDelivery(zoom.simulator, { body: body('session.ended'), at });
		const reply = 'n8n is starting up. Please wait';
		logDelivery(zoom.simulator, { body: body('session.started'), statuses: [200], reply });
		expect(eventsOf(await missed()).sort()).toEqual(['session.ended', 'session.started']);
	});

	it('has download tokens only where they are asked for', async () => {
		zoom.simulator.webhooks.subscribe({ url: NOBODY });
		await tellAll(zoom.simulator, ['session.recording_completed'], seedAll());
		expect(jsonOf(await missed())[0]).not.toHaveProperty('download_token');
		const run = await missed({ options: { includeTokens: true } }, { tokens: 'allowed' });
		expect(jsonOf(run)[0]).toHaveProperty('download_token', expect.stringMatching(/^eyJ/));
	});
});

describe('filters', () => {
	const at = (days: number) => new Date(Date.now() - days * DAY);
	const log = (event: string, days = 0, url = NOBODY) =>
		logDelivery(zoom.simulator, {
			body: body(event, { event_ts: at(days).getTime() }),
			at: at(days),
			url,
		});

	it('by event: one at Zoom, several here; as a list or as a text', async () => {
		log('session.started', 3);
		log('session.ended', 2);
		log('session.recording_started', 1);
		const queries = () => zoom.simulator.requests.list().map(({ query }) => query['event']);
		expect(eventsOf(await missed({ filters: { event: ['session.ended'] } }))).toEqual([
			'session.ended',
		]);
		expect(eventsOf(await missed({ filters: { event: 'session.ended' } }))).toHaveLength(1);
		expect(queries()).toEqual(Array(4).fill('session.ended'));
		const two = { event: ['session.started', 'session.ended'] };
		expect(eventsOf(await missed({ filters: two }))).toEqual(two.event);
		expect(queries().slice(4)).toEqual([undefined, undefined]);
	});

	it('by time: seven days if not said, thirty in five calls, each entry once', async () => {
		log('session.started', 20);
		log('session.ended', 1);
		expect(eventsOf(await missed())).toEqual(['session.ended']);
		zoom.simulator.requests.clear();
		const from = { from: at(30).toISOString() };
		expect(eventsOf(await missed({ filters: from }))).toEqual(['session.started', 'session.ended']);
		const types = zoom.simulator.requests.list().map(({ query }) => query['type']);
		expect(types.filter((type) => type === '2')).toHaveLength(5);
	});

	it('by address, and the limit counts events, the earliest first', async () => {
		log('session.started', 2, `${NOBODY}/other`);
		log('session.ended', 1);
		expect(eventsOf(await missed({ filters: { endpoint: '/other' } }))).toEqual([
			'session.started',
		]);
		const limited = await missed({ returnAll: false, limit: 1 });
		expect(eventsOf(limited)).toEqual(['session.started']);
		expect(hintsOf(limited)).toEqual(['Limit leaves out events that were missed: 1.']);
		expect(hintsOf(await missed({ limit: 2 }))).toEqual([]);
	});

	it('by address leaves nothing out where the log does not tell the address', async () => {
		const kind = 'withoutFields' as const;
		const fault = { kind, fields: ['endpoint'] };
		zoom.simulator.faults.add({ on: 'report.webhookLogs', fault, times: 0 });
		log('session.started');
		expect(eventsOf(await missed({ filters: { endpoint: '/webhook' } }))).toEqual([
			'session.started',
		]);
	});

	it('by no limit unless one is set: what it left out would never come', async () => {
		for (let count = 0; count < 60; count += 1) log('session.user_joined', count / 100);
		expect(eventsOf(await missed())).toHaveLength(60);
		const limited = await missed({ returnAll: false });
		expect(eventsOf(limited)).toHaveLength(50);
		expect(hintsOf(limited)).toEqual(['Limit leaves out events that were missed: 10.']);
	});

	it('refuses what cannot be meant before any call', async () => {
		const refused = async (filters: INodeParameters) => (await missed({ filters })).error?.message;
		expect(await refused({ event: ['session.sharing_started'] })).toMatch(
			/^Events: .* is not one of/,
		);
		expect(await refused({ from: 'soon' })).toMatch(/^From: "soon" is not a date \[item 0\]/);
		expect(await refused({ from: at(1).toISOString(), to: at(2).toISOString() })).toMatch(
			/^From: the moment is after To/,
		);
		expect(await refused({ from: at(400).toISOString() })).toMatch(/^From: it is more than a year/);
		expect(zoom.calls()).toEqual([]);
	});
});

describe('pages', () => {
	beforeEach(() => {
		for (let count = 0; count < 70; count += 1) {
			logDelivery(zoom.simulator, { body: body('session.started', { event_ts: 1000 + count }) });
		}
	});

	it('are read to the end, in smaller ones where Zoom wants that', async () => {
		zoom.simulator.settings.set({ maxPageSize: 30, pageSizeTooLarge: 'error' });
		expect(jsonOf(await missed(all))).toHaveLength(70);
	});

	it('never pass for the whole when their token has expired', async () => {
		zoom.simulator.settings.set({ maxPageSize: 30, pageTokenSeconds: 0 });
		const { error, items } = await missed(all);
		expect(error?.message).toBe('The list took too long to read');
		expect(items).toEqual([]);
	});
});

describe('the signature', () => {
	it('is checked with both secrets, at any age', async () => {
		const at = new Date(Date.now() - 5 * DAY);
		logDelivery(zoom.simulator, { body: body('session.started'), at, secret: 'old' });
		logDelivery(zoom.simulator, { body: body('session.ended'), at });
		const credential = { previousWebhookSecretToken: 'old' };
		expect(eventsOf(await missed({}, { credential }))).toHaveLength(2);
	});

	it('that does not match keeps an event back, which is said', async () => {
		logDelivery(zoom.simulator, { body: body('session.started'), secret: 'forged' });
		logDelivery(zoom.simulator, { body: body('session.ended') });
		const run = await missed();
		expect(eventsOf(run)).toEqual(['session.ended']);
		expect(hintsOf(run)).toEqual([
			expect.stringMatching(
				/^Failed deliveries in .* cannot be returned: 1\. .*: 1 whose signature matches neither/,
			),
		]);
		expect(zoom.logs.filter(({ level }) => level === 'warn')).toHaveLength(1);
	});

	it('that matches nowhere is an error, or an item under Continue On Fail', async () => {
		logDelivery(zoom.simulator, { body: body('session.started'), secret: 'forged' });
		const { error } = await missed();
		expect(error?.message).toMatch(
			/^Failed deliveries in Zoom's webhook log whose events cannot be returned: 1$/,
		);
		expect(error?.description).toMatch(/matches neither secret token/);
		const run = await missed({}, { onError: 'continueRegularOutput' });
		expect(run.items).toEqual([
			{ json: { error: error?.message, message: error?.description }, pairedItem: { item: 0 } },
		]);
	});

	it('needs a secret, and asks Zoom nothing without one', async () => {
		const { error } = await missed({}, { credential: { webhookSecretToken: '' } });
		expect(error?.message).toMatch(/^The credential has no Webhook Secret Token: missed events/);
		expect(zoom.calls()).toEqual([]);
	});

	it.each(['text', 'object', 'list'] as const)('is found in headers as %s', async (form) => {
		zoom.simulator.settings.set({ webhookLogHeaders: form });
		logDelivery(zoom.simulator, { body: body('session.started') });
		expect(eventsOf(await missed())).toHaveLength(1);
	});

	it('is checked against a parsed body if that can be', async () => {
		zoom.simulator.settings.set({ webhookLogBodies: 'json' });
		logDelivery(zoom.simulator, { body: body('session.started') });
		expect(eventsOf(await missed())).toHaveLength(1);
		logDelivery(zoom.simulator, { body: body('session.ended').replace(':', ': ') });
		const run = await missed();
		expect(eventsOf(run)).toEqual(['session.started']);
		expect(hintsOf(run)[0]).toMatch(/1 with a body that Zoom does not show as it was sent/);
	});
});

describe('without a log that can be used', () => {
	const recordings = { options: { ifUnusable: 'recordings' } };
	beforeEach(() => void seedAll());

	it.each([
		['noApp', 'kept', /no Video SDK app/],
		['kept', 'none', /without a body/],
		['kept', 'cut', /cut short/],
		['unknownCall', 'text', /does not offer its webhook log here/],
	] as const)(
		'(%s, bodies: %s) says so, and what can be done',
		async (webhookLog, bodies, text) => {
			const webhookLogBodies = bodies === 'kept' ? 'text' : bodies;
			zoom.simulator.settings.set({ webhookLog, webhookLogBodies });
			logDelivery(zoom.simulator, { body: body('session.started') });
			const { error, items } = await missed();
			expect([error?.message, error?.description].join(' ')).toMatch(text);
			expect(error?.description).toMatch(/Recording: Get Many/);
			expect(items).toEqual([]);
		},
	);

	it('takes what Zoom lists as its Completed events, with their keys, where that is chosen', async () => {
		zoom.simulator.webhooks.subscribe({ url: NOBODY });
		const [session] = zoom.simulator.store.all();
		const told = ALL_EVENTS.filter((event) => event.endsWith('_completed'));
		await tellAll(zoom.simulator, told, zoom.simulator.session(session?.id ?? ''));
		const events = jsonOf(await missed());
		zoom.simulator.settings.set({ webhookLog: 'noApp' });

		const run = await missed(recordings);

		const keyed = (items: typeof events) => items.map((item) => [item.event, item.dedupe_key]);
		expect(keyed(jsonOf(run))).toEqual(keyed(events));
		expect(hintsOf(run)).toEqual([
			expect.stringMatching(/^The Zoom account has no Video SDK app.* are returned instead: 3\./),
		]);
		const one = await missed({ ...recordings, filters: { event: [told[0] ?? ''] } });
		expect(eventsOf(one)).toEqual([told[0]]);
	});

	it('adds it to what could be used, each once', async () => {
		logDelivery(zoom.simulator, { body: body('session.started') });
		logDelivery(zoom.simulator, { body: body('session.ended'), secret: 'forged' });
		expect(eventsOf(await missed(recordings))).toEqual([
			'session.started',
			'session.recording_completed',
			'session.recording_transcript_completed',
			'session.recording_summary_completed',
		]);
	});

	it('does not take other failures for that', async () => {
		const fault = { kind: 'errorBody', status: 400, code: 200, message: 'No.' } as const;
		zoom.simulator.faults.add({ on: 'report.webhookLogs', fault, times: 0 });
		expect((await missed(recordings)).error?.message).toBe('Zoom denied permission');
		expect(zoom.calls()).toEqual(['GET report.webhookLogs']);
	});
});

it('as a tool, an agent gets the events without addresses', async () => {
	zoom.simulator.webhooks.subscribe({ url: NOBODY });
	await tellAll(zoom.simulator, ['session.recording_completed'], seedAll());
	const run = await runTool({
		type: 'zoomVideoSdkRecording',
		credentials: zoom.credentials(),
		parameters: {
			...{ resource: 'account', operation: 'getWebhookLogs', output: 'missedEvents' },
			filters: { event: "={{ $fromAI('event', 'Name of the event', 'string') }}" },
		},
		calls: [{ event: 'session.recording_completed' }],
	});
	zoom.watch(run);
	const answer: unknown = JSON.parse(String(run.items[0]?.json['answer']));
	expect(answer).toEqual([expect.objectContaining({ session_name: 'Demo' })]);
	expect(JSON.stringify(answer)).not.toMatch(/download_url|dedupe_key/);
});
