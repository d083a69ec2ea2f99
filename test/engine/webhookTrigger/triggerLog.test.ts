import { useTriggers, zoomEvent, type Sending, type Trigger } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
afterEach(() => void jest.restoreAllMocks());

const MINUTE = 60_000;

/** What the trigger itself has logged. */
const logged = () => zoom.logs.filter(({ metadata }) => 'reason' in metadata);

describe('The log', () => {
	const start = Date.now();
	const setClock = (milliseconds: number) =>
		jest.spyOn(Date, 'now').mockReturnValue(start + milliseconds);
	/** What a request adds to the log. */
	async function linesOf(trigger: Trigger, sending: Sending, event = zoomEvent()) {
		const before = logged().length;
		await trigger.send(event, sending);
		return logged().slice(before);
	}

	it('names a reason once a minute for each node, and counts the lines between', async () => {
		setClock(0);
		const trigger = await startTrigger();
		const unsigned = async (at = trigger) => await linesOf(at, { secret: null });
		const counts = [];
		for (let time = 0; time < 3; time += 1) counts.push((await unsigned()).length);
		expect(counts).toEqual([1, 0, 0]);
		expect(await unsigned(await startTrigger())).toHaveLength(1);
		expect(await linesOf(trigger, { secret: 'forged' })).toHaveLength(1);
		setClock(MINUTE - 1);
		expect(await unsigned()).toHaveLength(0);
		setClock(MINUTE);
		const [next] = await unsigned();
		expect(next?.message).toMatch(/ \(3 more since the last such line\)$/);
		expect(next?.metadata).toMatchObject({ reason: 'missing_header', more: 3 });
	});

	it('hints once an hour that Zoom signs with the previous secret', async () => {
		const previous = 'previous_secret';
		const credentials = zoom.credentials({ previousWebhookSecretToken: previous });
		const trigger = await startTrigger({}, { credentials });
		let sessions = 0;
		const hints = async (minutes: number, sending: Sending = { secret: previous }) => {
			setClock(minutes * MINUTE);
			sessions += 1;
			return await linesOf(trigger, sending, zoomEvent({ session_id: `${sessions}==` }));
		};
		expect(await hints(0, {})).toEqual([]);
		expect(await hints(1)).toEqual([
			{
				level: 'info',
				message:
					'Zoom signs with the previous Webhook Secret Token of the credential. If you have changed it at Zoom and this goes on for more than a day, check that the current one is right. [node "Trigger", workflow "Test workflow", ID test-workflow]',
				metadata: { reason: 'previous_secret', node: 'Trigger', workflowId: 'test-workflow' },
			},
		]);
		expect(await hints(60)).toEqual([]);
		expect(await hints(61)).toHaveLength(1);
		expect(trigger.executions).toHaveLength(4);
	});
});
