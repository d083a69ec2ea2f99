import type { StoredSession } from '../../../tools/zoom-simulator';
import { answersTo } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { EVENT, keysOf, setsOf, useSets } from './sets';

const zoom = useZoom();
const { complete, emptySession, list, pollSets, receive, remove, resend, restart } = useSets(zoom);

/** A video that Zoom does not list yet. */
function madeFor(session: StoredSession) {
	const files = list(emptySession(new Date(session.startedAt ?? 0)), 1, ['video']);
	return { files, list: () => zoom.simulator.store.addFiles(session, files) };
}

describe('a video of a part whose audio file is there', () => {
	it('starts the workflow again when Zoom announced it before listing it', async () => {
		const receiver = await receive();
		const session = emptySession();
		const audio = list(session, 1, ['audio']);
		const video = madeFor(session);
		const told = await receiver.tell(EVENT.video, session, [...audio, ...video.files]);
		expect(answersTo(told)).toEqual(['503 session_unavailable']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		video.list();
		expect(await resend(receiver, told)).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[2, []],
			[3, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
		expect(await resend(receiver, told)).toBe('200 repeat');
		expect(await resend(await restart(receiver), told)).toBe('200 repeat');
	});

	it('starts it again when it has an event of its own', async () => {
		const receiver = await receive();
		const session = emptySession();
		const audio = list(session, 1, ['audio']);
		await receiver.tell(EVENT.video, session, audio);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		expect(await complete(receiver, session, 1, 'video')).toBe('200');
		remove(session, ['M4A']);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200 repeat');
		expect(setsOf(receiver)).toEqual([
			[2, []],
			[3, []],
		]);
	});

	it('is polled, and once', async () => {
		const sets = await pollSets();
		const session = emptySession();
		list(session, 1, ['audio', 'transcript']);
		const [first] = await sets();
		list(session, 1, ['video']);
		const [second, ...others] = await sets();
		expect([first?.['missing'], second?.['missing'], others]).toEqual([[], [], []]);
		expect(second?.['dedupe_key']).not.toBe(first?.['dedupe_key']);
		remove(session, ['M4A']);
		list(session, 1, ['summary']);
		expect(await sets()).toEqual([]);
	});
});
