import { useTriggers, zoomEvent, type Trigger } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const EVENT = zoomEvent({ session_id: 'slow==' });
const OTHER = zoomEvent({ session_id: 'other==' });
const saysOf = ({ reply }: { reply?: string }) => JSON.parse(reply ?? '{}');

const clock = Date.now.bind(Date);
/** Lets time pass for the node, which looks at the clock; no timer waits for it. */
function pass(seconds: number): void {
	const before = Date.now() - clock();
	jest.spyOn(Date, 'now').mockImplementation(() => clock() + before + seconds * 1000);
}
afterEach(() => jest.restoreAllMocks());

/** A trigger whose database holds the first event back until it is told to store it or to fail. */
async function slowTrigger() {
	let isWaiting = false;
	let store = () => {};
	let fail = () => {};
	const onExecution = async () => {
		if (isWaiting) return;
		isWaiting = true;
		await new Promise<void>((resolve, reject) => {
			store = resolve;
			fail = () => reject(new Error('The database is locked'));
		});
	};
	const trigger = await startTrigger({}, { onExecution });
	const first = trigger.send(EVENT);
	await until(() => isWaiting);
	return { trigger, first, store: () => store(), fail: () => fail() };
}

const afterRestart = async (trigger: Trigger) => {
	const again = await startTrigger({}, { staticData: trigger.staticData() });
	return saysOf(await again.send(EVENT));
};

describe('an event that n8n takes minutes to store', () => {
	it('is recognized when Zoom repeats it, also after a restart', async () => {
		const { trigger, first, store } = await slowTrigger();
		pass(250);
		// Looks how all that is under way has ended.
		expect((await trigger.send(OTHER)).status).toBe(200);
		pass(10);
		store();
		expect((await first).status).toBe(200);
		pass(40);
		expect(saysOf(await trigger.send(EVENT))).toMatchObject({ reason: 'repeat' });
		expect(await afterRestart(trigger)).toMatchObject({ reason: 'repeat' });
		expect(trigger.executions).toHaveLength(2);
	});

	it('is still being stored at the first repeat, so the repeat is postponed', async () => {
		const { trigger, first, store } = await slowTrigger();
		pass(300);
		const repeat = await trigger.send(EVENT);
		expect([repeat.status, saysOf(repeat).error]).toEqual([503, 'first_delivery_pending']);
		store();
		expect((await first).status).toBe(200);
		pass(1200);
		expect(saysOf(await trigger.send(EVENT))).toMatchObject({ reason: 'repeat' });
		expect(await afterRestart(trigger)).toMatchObject({ reason: 'repeat' });
		expect(trigger.executions).toHaveLength(1);
	});

	it('is accepted at the second repeat when nothing is known about the first even then', async () => {
		const { trigger, first, store } = await slowTrigger();
		pass(1500);
		expect(saysOf(await trigger.send(EVENT))).toMatchObject({ started: true });
		store();
		expect((await first).status).toBe(200);
		expect(trigger.executions).toHaveLength(2);
		expect(await afterRestart(trigger)).toMatchObject({ reason: 'repeat' });
	});

	it('and then cannot store is accepted at the next repeat', async () => {
		const { trigger, first, fail } = await slowTrigger();
		pass(290);
		fail();
		expect((await first).status).toBe(500);
		pass(10);
		expect(saysOf(await trigger.send(EVENT))).toMatchObject({ started: true });
		expect(trigger.executions).toHaveLength(1);
	});
});
