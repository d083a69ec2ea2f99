import { answersTo, settled } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { ALL, EVENT, HOUR, keysOf, missingOf, setsOf, useSets, type Kind } from './sets';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, pollSets, receive } = useSets(zoom);

describe('a session recorded in two parts', () => {
	it.each<[string, Array<[1 | 2, Kind]>, string[]]>([
		[
			'one after the other',
			[
				[1, 'video'],
				[1, 'transcript'],
				[2, 'video'],
				[2, 'transcript'],
			],
			['200 set_incomplete', '200', '200 set_incomplete', '200'],
		],
		[
			'the recordings first',
			[
				[1, 'video'],
				[2, 'video'],
				[2, 'transcript'],
				[1, 'transcript'],
			],
			['200 set_incomplete', '200 set_incomplete', '200 set_incomplete', '200'],
		],
		[
			'the transcripts first',
			[
				[2, 'transcript'],
				[1, 'transcript'],
				[1, 'video'],
				[2, 'video'],
			],
			['200 set_incomplete', '200 set_incomplete', '200 set_incomplete', '200'],
		],
	])('starts the workflow with all its files in the end: %s', async (_, order, expected) => {
		const receiver = await receive();
		const session = emptySession();
		const answers: string[] = [];
		for (const [part, kind] of order) answers.push(await complete(receiver, session, part, kind));
		expect(answers).toEqual(expected);
		expect(setsOf(receiver).at(-1)).toEqual([4, []]);
	});

	it('waits with its transcripts alone while Zoom lists nothing', async () => {
		const receiver = await receive(['transcript']);
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200 set_incomplete');
		const fault = { kind: 'errorBody', status: 404, code: 3301, message: 'None.' } as const;
		zoom.simulator.faults.add({ on: 'recordings.get', fault });
		expect(await complete(receiver, session, 2, 'transcript')).toBe('503 session_unavailable');
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([[4, []]]);
	});

	it('has the same key in whatever order its files arrived, and from the poll trigger', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		const sets = await pollSets(ALL);
		await complete(receiver, session, 2, 'transcript');
		await complete(receiver, session, 2, 'summary');
		await complete(receiver, session, 1, 'video');
		await complete(receiver, session, 1, 'transcript');
		await complete(receiver, session, 2, 'video');
		const [webhook] = keysOf(receiver);
		const [polled] = await sets();
		expect(polled).toMatchObject({ missing: [], dedupe_key: webhook });
		expect(webhook).toMatch(/:set:recording\+transcript\+summary:[0-9a-f]{16}$/);
		expect(keysOf(receiver)).toHaveLength(1);
	});

	it('gives its first part a key, and the whole another', async () => {
		const receiver = await receive();
		const session = emptySession();
		for (const part of [1, 2] as const) {
			await complete(receiver, session, part, 'video');
			await complete(receiver, session, part, 'transcript');
		}
		const [first, whole] = keysOf(receiver);
		expect(first).toMatch(/:set:recording\+transcript:[0-9a-f]{16}$/);
		expect(whole).toMatch(/:set:recording\+transcript:[0-9a-f]{16}$/);
		expect(whole).not.toBe(first);
	});

	it('finds the transcript of each part by its time, seconds off', async () => {
		const receiver = await receive();
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 2, 'transcript', -3_000)).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'transcript', 4_000)).toBe('200');
	});

	it('counts transcripts that all have the times of the first part', async () => {
		const receiver = await receive();
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
	});

	it('starts the workflow with one summary for the session, and again when there is one for each', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		list(session, 2, ['video', 'transcript']);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200');
		expect(await complete(receiver, session, 2, 'summary')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[5, []],
			[6, []],
		]);
		expect(new Set(keysOf(receiver)).size).toBe(2);
	});

	it('has Zoom repeat the transcript of a part that Zoom does not list yet', async () => {
		const receiver = await receive();
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		const elsewhere = zoom.simulator.seed({ name: 'other', files: [] });
		const files = list(elsewhere, 2, ['transcript']);
		expect(answersTo(await receiver.tell(EVENT.transcript, session, files))).toEqual([
			'503 session_unavailable',
		]);
		list(session, 2, ['video', 'transcript']);
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([[5, []]]);
	});
});

describe('the poll trigger', () => {
	it('returns a session again as a whole when a second part is complete', async () => {
		const sets = await pollSets();
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		expect(missingOf(await sets())).toEqual([[]]);
		list(session, 2, ['video']);
		expect(await sets()).toEqual([]);
		list(session, 2, ['transcript']);
		const [whole] = await sets();
		expect(whole?.['recording_files']).toHaveLength(4);
		expect(whole?.['missing']).toEqual([]);
		expect(await sets()).toEqual([]);
	});

	it('gives up a second part, and returns it when its transcript arrives after all', async () => {
		const sets = await pollSets();
		const session = emptySession(new Date(Date.now() - 30 * HOUR));
		list(session, 1, ['video', 'transcript']);
		list(session, 2, ['video']);
		expect(missingOf(await sets())).toEqual([['transcript']]);
		list(session, 2, ['transcript']);
		expect(missingOf(await sets())).toEqual([[]]);
	});
});

it('a transcript that two of another part stood in for starts the workflow after all', async () => {
	const receiver = await receive();
	const session = emptySession();
	list(session, 1, ['video', 'transcript']);
	list(session, 2, ['video']);
	expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
	expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	expect(setsOf(receiver)).toEqual([
		[4, []],
		[5, []],
	]);
	expect(new Set(keysOf(receiver)).size).toBe(2);
	expect(await complete(receiver, session, 2, 'summary')).toBe('200 repeat');
});
