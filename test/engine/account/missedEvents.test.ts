import type { INodeParameters } from 'n8n-workflow';

import { logDelivery, NOBODY, tellAll } from '../fixtures/missedDeliveries';
import { ALL_EVENTS } from '../fixtures/trigger';
import { jsonOf } from '../fixtures/zoom';
import { all, bodyOf, DAY, eventsOf, hintsOf, useMissedEvents } from './missedFromLog';

const { zoom, startTrigger, missed, seedAll } = useMissedEvents();

describe('what was never delivered', () => {
	it('is returned exactly as by the trigger, for every event', async () => {
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

	it('is nothing, after one call, when all were delivered', async () => {
		logDelivery(zoom.simulator, { body: bodyOf('session.started'), statuses: [200] });
		expect(jsonOf(await missed())).toEqual([]);
		expect(zoom.calls()).toEqual(['GET report.webhookLogs']);
	});

	it('leaves out what a repeat delivered, even after the requested time', async () => {
		const at = new Date(Date.now() - DAY);
		const ended = { body: bodyOf('session.ended'), at, statuses: [404, 502, 0, 200] };
		logDelivery(zoom.simulator, ended);
		logDelivery(zoom.simulator, {
			body: bodyOf('session.started'),
			at,
			statuses: [404, 502, 0, 503],
		});
		const until = { to: new Date(at.getTime() + 60_000).toISOString() };
		expect(eventsOf(await missed({ filters: until }))).toEqual(['session.started']);
	});

	it('leaves out what was sent twice, and delivered only the first time', async () => {
		const first = new Date(Date.now() - DAY);
		const second = new Date(first.getTime() + 10_000);
		logDelivery(zoom.simulator, { body: bodyOf('session.ended'), at: first, statuses: [200] });
		const again = { body: bodyOf('session.ended', { download_token: 'other' }), at: second };
		logDelivery(zoom.simulator, { ...again, statuses: [503, 502, 502, 502] });
		const hourBefore = new Date(first.getTime() - 3_600_000);
		const reply = 'n8n is starting up. Please wait';
		const lost = { body: bodyOf('session.started'), at: hourBefore, statuses: [200], reply };
		logDelivery(zoom.simulator, lost);
		expect(eventsOf(await missed({ filters: { from: second.toISOString() } }))).toEqual([]);
		expect(eventsOf(await missed())).toEqual(['session.started']);
	});

	it('is what the answer of a starting n8n says, too', async () => {
		const at = new Date(Date.now() - 60_000);
		logDelivery(zoom.simulator, { body: bodyOf('session.ended'), at });
		const reply = 'n8n is starting up. Please wait';
		logDelivery(zoom.simulator, { body: bodyOf('session.started'), statuses: [200], reply });
		expect(eventsOf(await missed()).sort()).toEqual(['session.ended', 'session.started']);
	});

	it('has download tokens only on request', async () => {
		zoom.simulator.webhooks.subscribe({ url: NOBODY });
		await tellAll(zoom.simulator, ['session.recording_completed'], seedAll());
		expect(jsonOf(await missed())[0]).not.toHaveProperty('download_token');
		const run = await missed({ options: { includeDownloadToken: true } }, { tokens: 'allowed' });
		expect(jsonOf(run)[0]).toHaveProperty('download_token', expect.stringMatching(/^eyJ/));
	});
});

describe('filters', () => {
	const at = (days: number) => new Date(Date.now() - days * DAY);
	const log = (event: string, days = 0, url = NOBODY) =>
		logDelivery(zoom.simulator, {
			body: bodyOf(event, { event_ts: at(days).getTime() }),
			at: at(days),
			url,
		});

	it('by event: one at Zoom, several here; as a list or as a text', async () => {
		log('session.started', 3);
		log('session.ended', 2);
		log('session.recording_started', 1);
		const queries = () => zoom.simulator.requests.list().map(({ query }) => query['event']);
		expect(eventsOf(await missed({ filters: { events: ['session.ended'] } }))).toEqual([
			'session.ended',
		]);
		expect(eventsOf(await missed({ filters: { events: 'session.ended' } }))).toHaveLength(1);
		expect(queries()).toEqual(Array(4).fill('session.ended'));
		const two = { events: ['session.started', 'session.ended'] };
		expect(eventsOf(await missed({ filters: two }))).toEqual(two.events);
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

	it('by address leaves nothing out if the log does not say the address', async () => {
		const kind = 'withoutFields' as const;
		const fault = { kind, fields: ['endpoint'] };
		zoom.simulator.faults.add({ on: 'report.webhookLogs', fault, times: 0 });
		log('session.started');
		expect(eventsOf(await missed({ filters: { endpoint: '/webhook' } }))).toEqual([
			'session.started',
		]);
	});

	it('by no limit unless one is set: what it left out would never arrive', async () => {
		for (let count = 0; count < 60; count += 1) log('session.user_joined', count / 100);
		expect(eventsOf(await missed())).toHaveLength(60);
		const limited = await missed({ returnAll: false });
		expect(eventsOf(limited)).toHaveLength(50);
		expect(hintsOf(limited)).toEqual(['Limit leaves out events that were missed: 10.']);
	});

	it('refuses impossible values before any call', async () => {
		const refused = async (filters: INodeParameters) => (await missed({ filters })).error?.message;
		expect(await refused({ events: ['session.sharing_started'] })).toMatch(
			/^'Events': .* is not one of/,
		);
		expect(await refused({ from: 'soon' })).toMatch(/^'From': "soon" is not a date \[item 0\]/);
		expect(await refused({ from: at(1).toISOString(), to: at(2).toISOString() })).toMatch(
			/^'From': the moment is after To/,
		);
		expect(await refused({ from: at(400).toISOString() })).toMatch(
			/^'From': it is more than a year/,
		);
		expect(zoom.calls()).toEqual([]);
	});
});

describe('pages', () => {
	beforeEach(() => {
		for (let count = 0; count < 70; count += 1) {
			logDelivery(zoom.simulator, { body: bodyOf('session.started', { event_ts: 1000 + count }) });
		}
	});

	it('are read to the end, in smaller ones if Zoom requires that', async () => {
		zoom.simulator.settings.set({ maxPageSize: 30, pageSizeTooLarge: 'error' });
		expect(jsonOf(await missed(all))).toHaveLength(70);
	});

	it('never count as complete when their token has expired', async () => {
		zoom.simulator.settings.set({ maxPageSize: 30, pageTokenSeconds: 0 });
		const { error, items } = await missed(all);
		expect(error?.message).toBe('The list took too long to read [item 0]');
		expect(items).toEqual([]);
	});
});
