import { addFiles, answersTo, settled } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { EVENT, FAILED, setsOf, useSets } from './sets';

// A set may lack the recording or the transcripts: a transcript that failed is the end of its summary, too.
const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, receive, resend } = useSets(zoom);

describe('a transcript that failed, where the set has none', () => {
	it.each<[string, Array<'recording' | 'summary'>]>([
		['recording and summary', ['recording', 'summary']],
		['the summary alone', ['summary']],
	])('ends the wait for the summary: %s', async (_, kinds) => {
		const receiver = await receive(kinds);
		const session = emptySession();
		expect(await complete(receiver, session, 1, 'video')).toBe('200 set_incomplete');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(setsOf(receiver)).toEqual([[1, ['summary']]]);
	});

	it('does not end it while another part has a transcript, of which a summary is made', async () => {
		const receiver = await receive(['recording', 'summary']);
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		await complete(receiver, session, 1, 'transcript');
		await complete(receiver, session, 2, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['503 session_unavailable']);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200');
		expect(setsOf(receiver)).toEqual([[4, []]]);
	});

	it('does not matter to a set of recordings', async () => {
		const receiver = await receive(['recording']);
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200 event_not_chosen']);
	});
});

describe('a transcript that failed before Zoom lists anything, where the set has no recording', () => {
	it.each<[string, Array<'transcript' | 'summary'>]>([
		['transcript', ['transcript']],
		['transcript and summary', ['transcript', 'summary']],
		['summary', ['summary']],
	])('starts nothing until the recording is listed: %s', async (_, kinds) => {
		const receiver = await receive(kinds);
		const session = emptySession();
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['503 session_unavailable']);
		expect(setsOf(receiver)).toEqual([]);
		list(session, 1, ['video']);
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([[1, kinds]]);
	});

	it('lets the transcript of the next part start the workflow', async () => {
		const receiver = await receive(['transcript']);
		const session = emptySession();
		await receiver.tell(FAILED, session);
		list(session, 1, ['video']);
		await settled(zoom);
		await complete(receiver, session, 2, 'video');
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[3, ['transcript']],
		]);
	});

	it('starts it with the last repeat, once, if Zoom lists no media until the end', async () => {
		const receiver = await receive(['transcript']);
		const session = emptySession();
		addFiles(zoom, session, ['chat']);
		const failure = await receiver.tell(FAILED, session);
		expect(answersTo(failure)).toEqual(['503 session_unavailable']);
		const late = { event_ts: Date.now() - 85 * 60_000 };
		expect(await resend(receiver, failure, late)).toBe('200');
		expect(await resend(receiver, failure, late)).toBe('200 repeat');
		expect(setsOf(receiver)).toEqual([[1, ['transcript']]]);
	});

	it('starts nothing with the last repeat either if Zoom lists nothing at all', async () => {
		const receiver = await receive(['transcript']);
		const failure = await receiver.tell(FAILED, emptySession());
		const late = { event_ts: Date.now() - 85 * 60_000 };
		expect(await resend(receiver, failure, late)).toBe('503 session_unavailable');
		expect(setsOf(receiver)).toEqual([]);
	});
});

it.each([
	['the events of its files only', []],
	['the transcript only', [EVENT.transcript]],
])(
	'a failed transcript of a part that is not listed yet is missing at last, chosen: %s',
	async (_, events) => {
		const receiver = await receive(['transcript'], { events });
		const session = emptySession();
		list(session, 2, ['video']);
		// Nothing shows yet that there is another part.
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(await complete(receiver, session, 1, 'video')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[2, []],
			[3, ['transcript']],
		]);
	},
);
