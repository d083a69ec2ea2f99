import { answersTo, settled } from '../fixtures/receiver';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';
import { BOTH, EVENT, FAILED, HOUR, keysOf, missingOf, setsOf, useSets } from './sets';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, pollSets, receive, restart } = useSets(zoom);

describe('a set that started the workflow without a transcript', () => {
	it.each(['at once', 'after a restart'])('lets the next part start it: %s', async (when) => {
		let receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		if (when === 'after a restart') receiver = await restart(receiver);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver).at(-1)).toEqual([3, ['transcript']]);
		await complete(receiver, session, 3, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(setsOf(receiver).at(-1)).toEqual([4, ['transcript']]);
	});

	it('has Zoom repeat the next part while it is still being stored', async () => {
		let isBeingStored = false;
		let store = () => {};
		const stored = new Promise<void>((resolve) => (store = resolve));
		const receiver = await receive(
			BOTH,
			{},
			{
				async onExecution() {
					isBeingStored = true;
					await stored;
				},
			},
		);
		const session = emptySession();
		list(session, 1, ['video']);
		const { lifecycle, webhooks } = zoom.simulator;
		lifecycle.tell({ event: FAILED, session });
		await until(() => isBeingStored);
		list(session, 2, ['video']);
		const files = list(session, 2, ['transcript']);
		lifecycle.tell({ event: EVENT.transcript, session, files });
		const second = () => webhooks.log.list().slice(1);
		await until(() => second().some(({ attempts }) => attempts.length > 0));
		expect(answersTo(second())).toEqual(['503 session_unavailable']);
		store();
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[3, ['transcript']],
		]);
	});

	it('does so although repeats are not ignored', async () => {
		const receiver = await receive(BOTH, { options: { ignoreDuplicates: false } });
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	});

	it('starts it again when the transcript arrives after all', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		await receiver.tell(FAILED, session);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[2, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
	});

	it('starts it again by the poll trigger, too', async () => {
		const sets = await pollSets();
		const session = emptySession(new Date(Date.now() - 30 * HOUR));
		list(session, 1, ['video']);
		const first = await sets();
		list(session, 1, ['transcript']);
		const second = await sets();
		expect(missingOf([...first, ...second])).toEqual([['transcript'], []]);
		expect(await sets()).toEqual([]);
	});
});
