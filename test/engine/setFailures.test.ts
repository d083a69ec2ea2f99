import { answersTo, settled } from './fixtures/receiver';
import { FAILED, setsOf, useSets } from './fixtures/sets';
import { useZoom } from './fixtures/zoom';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, receive, remove, resend, restart } = useSets(zoom);

const MINUTE = 60_000;

describe('a failed transcript that Zoom tells of again after the next part', () => {
	it.each<[string, { restarts?: boolean; minutesLater?: number; deletes?: boolean }]>([
		['with the same event', {}],
		['with the same event, after a restart', { restarts: true }],
		['with the same event, when the failed part was deleted', { deletes: true }],
		['with another event from before the end of that part', { minutesLater: 5 }],
		['with another such event, after a restart', { minutesLater: 5, restarts: true }],
	])('does not end the wait for that part: %s', async (_, again) => {
		let receiver = await receive();
		// The second part ends ten minutes from now, as if the failure were as long ago.
		const session = emptySession();
		await complete(receiver, session, 1, 'video');
		const failure = await receiver.tell(FAILED, session);
		expect(answersTo(failure)).toEqual(['200']);
		if (again.deletes === true) remove(session);
		const part = again.minutesLater === undefined ? 2 : 8;
		expect(await complete(receiver, session, part, 'video')).toBe('200 set_incomplete');
		if (again.restarts === true) receiver = await restart(receiver);
		const event_ts = (failure[0]?.eventTs ?? 0) + (again.minutesLater ?? 0) * MINUTE;
		expect(await resend(receiver, failure, { event_ts })).toBe('200 repeat');
		const before = again.restarts === true ? 0 : 1;
		expect(setsOf(receiver)).toHaveLength(before);
		expect(await complete(receiver, session, part, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toHaveLength(before + 1);
	});

	it('does not end it either when repeats are not dropped', async () => {
		const receiver = await receive(['recording', 'transcript'], {
			options: { dropRepeats: false },
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
	it('is waited for no more once the other part is complete', async () => {
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
			expect(await complete(receiver, session, 2, 'transcript')).toBe('200 set_incomplete');
			await settled(zoom);
			expect(setsOf(receiver)).toEqual([[3, ['transcript']]]);
		},
	);
});
