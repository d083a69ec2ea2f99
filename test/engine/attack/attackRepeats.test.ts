import { request } from 'undici';

import { signBody } from '../../../tools/zoom-simulator';
import { slowDatabase } from '../fixtures/slowDatabase';
import { useTriggers, zoomEvent, type Trigger } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const event = (id: string) => zoomEvent({ session_id: id });
const saysOf = ({ reply }: { reply?: string }) => JSON.parse(reply || '{}');

/** Sends an event as Zoom does and hangs up once it is being stored. */
async function sendAndHangUp(trigger: Trigger, body: object, isThere: () => boolean) {
	const text = JSON.stringify(body);
	const timestamp = String(Math.floor(Date.now() / 1000));
	const hangUp = new AbortController();
	const sending = request(trigger.url, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-zm-request-timestamp': timestamp,
			'x-zm-signature': signBody(zoom.simulator.keys.webhookSecretToken, timestamp, text),
		},
		body: text,
		signal: hangUp.signal,
	});
	const hungUp = expect(sending).rejects.toThrow(/abort/i);
	await until(isThere);
	hangUp.abort();
	await hungUp;
}

describe('Zoom has hung up before n8n had stored the execution', () => {
	it('if it is stored later, its repeat is ignored, although other calls overwrote the static data', async () => {
		const database = slowDatabase();
		const trigger = await startTrigger({}, { onExecution: database.onExecution });
		await sendAndHangUp(trigger, event('late=='), () => database.waiting.length === 1);
		const other = trigger.send(event('other=='));
		await until(() => database.waiting.length === 2);
		database.waiting[0]?.store();
		await until(() => trigger.executions.length === 1);
		// It was loaded before the first was saved, so it saves static data without the key of the first.
		database.waiting[1]?.store();
		expect((await other).status).toBe(200);

		expect(saysOf(await trigger.send(event('late==')))).toMatchObject({ reason: 'repeat' });
		expect(trigger.executions).toHaveLength(2);
	});

	it('if it is never stored, its repeat is accepted', async () => {
		const database = slowDatabase();
		const trigger = await startTrigger({}, { onExecution: database.onExecution });
		await sendAndHangUp(trigger, event('lost=='), () => database.waiting.length === 1);
		database.waiting[0]?.fail();
		const repeat = trigger.send(event('lost=='));
		await until(() => database.waiting.length === 2);
		database.waiting[1]?.store();
		expect((await repeat).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});
});

describe('a twin that comes while the first is being stored', () => {
	it('is a repeat only when the first was stored', async () => {
		const database = slowDatabase();
		const trigger = await startTrigger({}, { onExecution: database.onExecution });
		const first = trigger.send(event('twin=='));
		await until(() => database.waiting.length === 1);
		const twin = trigger.send(event('twin=='));
		database.waiting[0]?.store();
		expect((await first).status).toBe(200);
		expect(saysOf(await twin)).toMatchObject({ reason: 'repeat' });
		expect(trigger.executions).toHaveLength(1);
	});

	it('is accepted in its place when the first was not', async () => {
		const database = slowDatabase();
		const trigger = await startTrigger({}, { onExecution: database.onExecution });
		const first = trigger.send(event('twin=='));
		await until(() => database.waiting.length === 1);
		const twins = [trigger.send(event('twin==')), trigger.send(event('twin=='))];
		database.waiting[0]?.fail();
		expect((await first).status).toBe(500);
		await until(() => database.waiting.length === 2);
		database.waiting[1]?.store();
		const answers = await Promise.all(twins);
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(trigger.executions).toHaveLength(1);
	});
});

it('the keys of all events are in the database, not only those of the first', async () => {
	const trigger = await startTrigger();
	for (const id of ['one==', 'two==', 'three==']) await trigger.send(event(id));
	const { seen } = Object(trigger.staticData()['node:Trigger']);
	expect(seen.stored.split(/[,;]/)).toHaveLength(3);
});
