import { answersTo, settled } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { ALL, FAILED, HOUR, setsOf, useSets } from './sets';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, receive, remove, resend, restart } = useSets(zoom);

const MINUTE = 60_000;

describe('a failed transcript that Zoom reports again after the next part', () => {
	it.each<[string, { restarts?: boolean; deletes?: boolean }]>([
		['with the same event', {}],
		['with the same event, after a restart', { restarts: true }],
		['with the same event, when the failed part was deleted', { deletes: true }],
	])('does not end the wait for that part: %s', async (_, again) => {
		let receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		const failure = await receiver.tell(FAILED, session);
		expect(answersTo(failure)).toEqual(['200']);
		if (again.deletes === true) remove(session);
		expect(await complete(receiver, session, 2, 'video')).toBe('200 set_incomplete');
		if (again.restarts === true) receiver = await restart(receiver);
		expect(await resend(receiver, failure)).toBe('200 repeat');
		const before = again.restarts === true ? 0 : 1;
		expect(setsOf(receiver)).toHaveLength(before);
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toHaveLength(before + 1);
	});

	it('ends it with the last repeat only, when it is another event from before its end', async () => {
		const receiver = await receive();
		const startedAt = new Date(Date.now() - 3 * HOUR);
		const session = emptySession(startedAt);
		await complete(receiver, session, 1, 'video');
		const failure = await receiver.tell(FAILED, session);
		// Zoom repeats it, for it may be of a part that is not listed yet.
		const soon = { event_ts: Date.now() - 2 * MINUTE };
		await complete(receiver, session, 19, 'video');
		expect(await resend(receiver, failure, soon)).toBe('503 session_unavailable');
		const late = { event_ts: startedAt.getTime() + 15 * MINUTE };
		expect(await resend(receiver, failure, late)).toBe('200');
		expect(setsOf(receiver)).toHaveLength(2);
	});

	it('is waited for when that part is not listed yet', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['503 session_unavailable']);
		list(session, 2, ['video']);
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([
			[2, []],
			[3, ['transcript']],
		]);
	});

	it('does not end it either when repeats are not ignored', async () => {
		const receiver = await receive(['recording', 'transcript'], {
			options: { ignoreDuplicates: false },
		});
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		const failure = await receiver.tell(FAILED, session);
		expect(await resend(receiver, failure)).toBe('200');
		await complete(receiver, session, 2, 'video');
		expect(await resend(receiver, failure)).toBe('200 repeat');
		expect(setsOf(receiver)).toHaveLength(2);
	});

	it('does not end it when the event names the part before', async () => {
		const receiver = await receive();
		const session = emptySession();
		const first = list(session, 1, ['video']);
		expect(answersTo(await receiver.tell(FAILED, session, first))).toEqual(['200']);
		await complete(receiver, session, 2, 'video');
		expect(answersTo(await receiver.tell(FAILED, session, first))).toEqual(['200 repeat']);
	});
});

it('another failure ends the wait for the next part', async () => {
	const receiver = await receive();
	const session = emptySession();
	await complete(receiver, session, 1, 'video');
	await receiver.tell(FAILED, session);
	await complete(receiver, session, 2, 'video');
	expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
	expect(setsOf(receiver)).toEqual([
		[1, ['transcript']],
		[2, ['transcript']],
	]);
});

describe('a transcript that failed in one of two parts', () => {
	it('is no longer awaited once the other part is complete', async () => {
		const receiver = await receive();
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video', 'transcript']);
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(setsOf(receiver)).toEqual([[3, ['transcript']]]);
	});

	it.each(['names its part', 'names no part'])(
		'does not end the set for the other part, when the event %s',
		async (naming) => {
			const receiver = await receive();
			const session = emptySession();
			const first = list(session, 1, ['video']);
			list(session, 2, ['video']);
			const told = naming === 'names its part' ? first : undefined;
			expect(answersTo(await receiver.tell(FAILED, session, told))).toEqual([
				'503 session_unavailable',
			]);
			// Zoom's repeat may come first: then it starts the workflow, and this is a repeat.
			expect(await complete(receiver, session, 2, 'transcript')).toMatch(/^200( repeat)?$/);
			await settled(zoom);
			expect(setsOf(receiver)).toEqual([[3, ['transcript']]]);
		},
	);
});

describe('a transcript that failed in a part that Zoom does not list yet', () => {
	it('is sent again while the earlier part waits for its summary', async () => {
		const receiver = await receive(ALL);
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['503 session_unavailable']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 1, 'summary')).toMatch(
			/^200( set_incomplete| repeat)?$/,
		);
		await settled(zoom);
		expect(setsOf(receiver)).toEqual([[4, ['transcript']]]);
	});

	it('holds no part back when it was taken for that of the earlier part', async () => {
		const receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(await complete(receiver, session, 2, 'video')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		await complete(receiver, session, 3, 'video');
		expect(await complete(receiver, session, 3, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[1, ['transcript']],
			[3, ['transcript']],
			[5, ['transcript']],
		]);
	});

	it('holds no part back either when the transcript of the earlier part arrives first', async () => {
		let receiver = await receive();
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		receiver = await restart(receiver);
		expect(await complete(receiver, session, 2, 'video')).toBe('200');
		// That failure was of one part only.
		expect(await complete(receiver, session, 3, 'video')).toBe('200 set_incomplete');
		expect(await complete(receiver, session, 3, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[3, ['transcript']],
			[5, ['transcript']],
		]);
	});
});
