import { useZoom } from '../fixtures/zoom';
import { ALL, setsOf, useSets } from './sets';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, pollSets, receive } = useSets(zoom);

/** A part begins ten minutes after the one before; with this, 20 seconds after its end. */
const NEAR_MS = -520_000;

describe('a recording that is started again within seconds', () => {
	it('does not mistake the transcript of the second part for another, before its video is listed', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 2, 'transcript', NEAR_MS)).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 2, 'video', NEAR_MS)).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([[4, []]]);
	});

	it('does not mistake the transcript of the first part for another, before its video is listed', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		list(session, 2, ['video'], NEAR_MS);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'summary')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'video')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 2, 'transcript', NEAR_MS)).toBe('200');
		expect(setsOf(receiver)).toEqual([[5, []]]);
	});

	it('is polled as a set when the transcripts of both parts are there', async () => {
		const sets = await pollSets();
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['transcript'], NEAR_MS);
		expect(await sets()).toEqual([]);
		list(session, 2, ['video'], NEAR_MS);
		expect(await sets()).toEqual([]);
		list(session, 1, ['transcript']);
		expect(await sets()).toHaveLength(1);
	});
});
