import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const startTrigger = useTriggers(useZoom());
const HOUR = 3_600_000;

const event = (id: string) => zoomEvent({ session_id: id });
const saysOf = ({ reply }: { reply?: string }) => JSON.parse(reply || '{}');

describe('with a clock that keeps running', () => {
	const now = Date.now();
	let clock: jest.SpyInstance<number>;
	beforeEach(() => {
		clock = jest.spyOn(Date, 'now').mockReturnValue(now);
	});
	afterEach(() => clock.mockRestore());

	it('a request cannot be sent again as long as its timestamp is accepted', async () => {
		const trigger = await startTrigger({ options: { timestampToleranceMinutes: 1440 } });
		// The timestamp lies ahead by as much as is accepted, so it is accepted for that much longer.
		const ahead = -300;
		expect((await trigger.send(event('old=='), { age: ahead })).status).toBe(200);
		for (const hours of [1, 4, 12, 24, 24 + 300 / 3600]) {
			clock.mockReturnValue(now + hours * HOUR);
			const again = await trigger.send(event('old=='), { age: hours * 3600 + ahead });
			expect(saysOf(again)).toMatchObject({ reason: 'repeat' });
		}
		clock.mockReturnValue(now + 25 * HOUR);
		const stale = await trigger.send(event('old=='), { age: 25 * 3600 + ahead });
		expect(stale.status).toBe(401);
		expect(trigger.executions).toHaveLength(1);
	});

	it('what arrives again when Zoom no longer repeats counts as another event', async () => {
		const trigger = await startTrigger();
		await trigger.send(event('weekly=='));
		clock.mockReturnValue(now + 4 * HOUR);
		await trigger.send(event('weekly=='));
		expect(trigger.executions).toHaveLength(2);
	});
});

describe('the same files', () => {
	const TRASHED = 'session.recording_trashed';
	const files = { recording_files: [{ id: 'f1', file_type: 'MP4' }] };
	const tell = (name: string, at: number) => ({ ...zoomEvent(files, name), event_ts: at });

	it.each(['event', 'file'])(
		'trashed, recovered and trashed again are three events, and a repeat is none (output: %s)',
		async (output) => {
			const trigger = await startTrigger({ output });
			await trigger.send(tell('session.recording_completed', 1));
			await trigger.send(tell(TRASHED, 2));
			await trigger.send(tell('session.recording_recovered', 3));
			await trigger.send(tell(TRASHED, 4));
			const repeat = await trigger.send(tell(TRASHED, 4));
			expect(saysOf(repeat)).toMatchObject({ reason: 'repeat' });
			expect(trigger.executions).toHaveLength(4);
		},
	);
});
