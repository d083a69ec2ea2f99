import { logDelivery, NOBODY, tellAll } from '../fixtures/missedDeliveries';
import { ALL_EVENTS } from '../fixtures/trigger';
import { jsonOf } from '../fixtures/zoom';
import { runTool } from '../harness';
import { bodyOf, DAY, eventsOf, hintsOf, useMissedEvents } from './missedFromLog';

const { zoom, missed, seedAll } = useMissedEvents();

describe('the signature', () => {
	it('is checked with both secrets, at any age', async () => {
		const at = new Date(Date.now() - 5 * DAY);
		logDelivery(zoom.simulator, { body: bodyOf('session.started'), at, secret: 'old' });
		logDelivery(zoom.simulator, { body: bodyOf('session.ended'), at });
		const credential = { previousWebhookSecretToken: 'old' };
		expect(eventsOf(await missed({}, { credential }))).toHaveLength(2);
	});

	it('that does not match holds an event back, and this is reported', async () => {
		logDelivery(zoom.simulator, { body: bodyOf('session.started'), secret: 'forged' });
		logDelivery(zoom.simulator, { body: bodyOf('session.ended') });
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
		logDelivery(zoom.simulator, { body: bodyOf('session.started'), secret: 'forged' });
		const { error } = await missed();
		expect(error?.message).toMatch(
			/^Failed deliveries in Zoom's webhook log whose events cannot be returned: 1 \[item 0\]$/,
		);
		expect(error?.description).toMatch(/matches neither secret token/);
		const run = await missed({}, { onError: 'continueRegularOutput' });
		expect(run.items).toEqual([
			{ json: { error: error?.message, message: error?.description }, pairedItem: { item: 0 } },
		]);
	});

	it('needs a secret, and asks Zoom nothing without one', async () => {
		const { error } = await missed({}, { credential: { webhookSecretToken: '' } });
		expect(error?.message).toMatch(/^The credential has no 'Webhook Secret Token': missed events/);
		expect(zoom.calls()).toEqual([]);
	});

	it.each(['text', 'object', 'list'] as const)('is found in headers as %s', async (form) => {
		zoom.simulator.settings.set({ webhookLogHeaders: form });
		logDelivery(zoom.simulator, { body: bodyOf('session.started') });
		expect(eventsOf(await missed())).toHaveLength(1);
	});

	it('is checked against a parsed body if possible', async () => {
		zoom.simulator.settings.set({ webhookLogBodies: 'json' });
		logDelivery(zoom.simulator, { body: bodyOf('session.started') });
		expect(eventsOf(await missed())).toHaveLength(1);
		logDelivery(zoom.simulator, { body: bodyOf('session.ended').replace(':', ': ') });
		const run = await missed();
		expect(eventsOf(run)).toEqual(['session.started']);
		expect(hintsOf(run)[0]).toMatch(/1 with a body that Zoom does not show as it was sent/);
	});
});

describe('without a log that can be used', () => {
	const recordings = { options: { ifLogUnusable: 'recordings' } };
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
			logDelivery(zoom.simulator, { body: bodyOf('session.started') });
			const { error, items } = await missed();
			expect([error?.message, error?.description].join(' ')).toMatch(text);
			expect(error?.description).toMatch(/Recording: Get Many/);
			expect(items).toEqual([]);
		},
	);

	it('returns what Zoom lists as its Completed events, with their keys, if chosen', async () => {
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
		const one = await missed({ ...recordings, filters: { events: [told[0] ?? ''] } });
		expect(eventsOf(one)).toEqual([told[0]]);
	});

	it('adds it to the usable events, each once', async () => {
		logDelivery(zoom.simulator, { body: bodyOf('session.started') });
		logDelivery(zoom.simulator, { body: bodyOf('session.ended'), secret: 'forged' });
		expect(eventsOf(await missed(recordings))).toEqual([
			'session.started',
			'session.recording_completed',
			'session.recording_transcript_completed',
			'session.recording_summary_completed',
		]);
	});

	it('does not do so for other failures', async () => {
		const fault = { kind: 'errorBody', status: 400, code: 200, message: 'No.' } as const;
		zoom.simulator.faults.add({ on: 'report.webhookLogs', fault, times: 0 });
		expect((await missed(recordings)).error?.message).toBe('Zoom denied permission [item 0]');
		expect(zoom.calls()).toEqual(['GET report.webhookLogs']);
	});
});

it('as a tool, returns the events without addresses', async () => {
	zoom.simulator.webhooks.subscribe({ url: NOBODY });
	await tellAll(zoom.simulator, ['session.recording_completed'], seedAll());
	const run = await runTool({
		type: 'zoomVideoSdkRecording',
		credentials: zoom.credentials(),
		parameters: {
			...{ resource: 'account', operation: 'getWebhookLogs', output: 'missedEvents' },
			filters: { events: "={{ $fromAI('event', 'Name of the event', 'string') }}" },
		},
		calls: [{ event: 'session.recording_completed' }],
	});
	zoom.watch(run);
	const answer: unknown = JSON.parse(String(run.items[0]?.json['answer']));
	expect(answer).toEqual([expect.objectContaining({ session_name: 'Demo' })]);
	expect(JSON.stringify(answer)).not.toMatch(/download_url|dedupe_key/);
});
