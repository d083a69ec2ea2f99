import type { IDataObject } from 'n8n-workflow';

import { chosenEvents } from '../../../tools/n8n/start/examples';
import { logDelivery, NOBODY, tellAll } from '../fixtures/missedDeliveries';
import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';
import { outputOf, readExample, runExample } from './exampleRun';
import { removeDuplicates } from './removeDuplicates';

const EXAMPLE = 'replay-missed-events';
const MEETING = 'Only events not seen before';
const zoom = useZoom({ settings: { retryScale: 0.00001 } });
const startTrigger = useTriggers(zoom);

async function setUp() {
	const example = await readExample(EXAMPLE);
	const events = chosenEvents({ ...example, id: '', versionId: '', active: false }) ?? [];
	const own = [removeDuplicates()];
	const credentials = zoom.credentials();
	const run = async (at: string, items: IDataObject[]) => {
		const result = await runExample({ example: EXAMPLE, at, items, own, credentials });
		zoom.watch(result);
		expect(result.data.resultData.error).toBeUndefined();
		return outputOf(result, MEETING);
	};
	return { events, run };
}

const seed = () => zoom.simulator.seed({ name: 'Demo', files: ['video', 'transcript', 'summary'] });

it('returns every event once: those that arrived, and those that did not', async () => {
	const { events, run } = await setUp();
	expect(events.length).toBeGreaterThan(3);
	const trigger = await startTrigger({ events });
	const { id } = zoom.simulator.webhooks.subscribe({ url: trigger.url });
	await tellAll(zoom.simulator, events, seed());
	zoom.simulator.webhooks.unsubscribe(id);
	zoom.simulator.webhooks.subscribe({ url: NOBODY });
	await tellAll(zoom.simulator, events, seed());
	// Of one event Zoom's log has a failure, although its repeat came to the trigger.
	const late = zoomEvent({}, 'session.started');
	await trigger.send(late);
	logDelivery(zoom.simulator, { body: JSON.stringify(late) });

	const came = await run(MEETING, trigger.items());
	const missed = await run('Get missed events', [{}]);

	expect(came).toHaveLength(events.length + 1);
	expect(missed.map(({ event }) => event)).toEqual(events);
	expect(await run('Get missed events', [{}])).toEqual([]);
});

it('asks only for the events of its trigger', async () => {
	const { events, run } = await setUp();
	const other = 'session.recording_paused';
	expect(events).not.toContain(other);
	for (const event of [other, 'session.ended']) {
		logDelivery(zoom.simulator, { body: JSON.stringify(zoomEvent({}, event)) });
	}
	expect(await run('Get missed events', [{}])).toEqual([
		expect.objectContaining({ event: 'session.ended' }),
	]);
});
