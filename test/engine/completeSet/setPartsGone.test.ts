import { useZoom } from '../fixtures/zoom';
import { ALL, keysOf, setsOf, useSets } from './sets';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, pollSets, receive, remove } = useSets(zoom);

describe('a part whose files are deleted before the next one is there', () => {
	it('is no reason to ignore the next one', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		remove(session);
		expect(await complete(receiver, session, 2, 'video')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[2, []],
			[2, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
	});

	it('is no reason either when only its media are deleted', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		remove(session, ['MP4']);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	});

	it('is no reason either when an unwanted summary stays', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		list(session, 1, ['summary'], -4_000);
		remove(session, ['MP4', 'TRANSCRIPT']);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	});

	it('is recognized by a text that arrived after it had started the workflow', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200');
		expect(await complete(receiver, session, 1, 'transcript', 4_000)).toBe('200 repeat');
		const [late] = session.files.slice(-1);
		zoom.simulator.store.removeFiles(
			session,
			session.files.filter((file) => file !== late),
		);
		list(session, 2, ['video', 'transcript']);
		expect(await complete(receiver, session, 2, 'summary')).toBe('200');
	});

	it('does not let the rest start again', async () => {
		const receiver = await receive();
		const session = emptySession();
		for (const part of [1, 2]) {
			await complete(receiver, session, part, 'video');
			await complete(receiver, session, part, 'transcript');
		}
		zoom.simulator.store.removeFiles(session, session.files.slice(0, 2));
		expect(await complete(receiver, session, 2, 'summary')).toBe('200 repeat');
		expect(receiver.started()).toHaveLength(2);
	});

	it('is no reason for the poll trigger either', async () => {
		const sets = await pollSets();
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		const [first] = await sets();
		remove(session);
		list(session, 2, ['video', 'transcript']);
		const [second] = await sets();
		expect(second?.['missing']).toEqual([]);
		expect(second?.['dedupe_key']).not.toBe(first?.['dedupe_key']);
		expect(await sets()).toEqual([]);
	});
});
