import { answersTo } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { ALL, BOTH, EVENT, FAILED, setsOf, useSets } from './sets';

// Zoom's repeats do not come here: the last one, after 85 minutes, may find n8n or Zoom's API out of reach.
const zoom = useZoom();
const { complete, emptySession, list, receive, resend, restart } = useSets(zoom);
const UNAVAILABLE = '503 session_unavailable';

it.each(['before the other part', 'after a restart, too'])(
	'a failure ends the wait with the event of what was still awaited: %s',
	async (when) => {
		let receiver = await receive();
		const session = emptySession();
		list(session, 1, ['video']);
		list(session, 2, ['video']);
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual([UNAVAILABLE]);
		if (when === 'after a restart, too') receiver = await restart(receiver);
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([[3, ['transcript']]]);
	},
);

it('a failure ends the wait when the summary of the other part arrives', async () => {
	const receiver = await receive(ALL);
	const session = emptySession();
	list(session, 1, ['video']);
	list(session, 2, ['video', 'transcript']);
	const failure = await receiver.tell(FAILED, session);
	expect(answersTo(failure)).toEqual([UNAVAILABLE]);
	expect(await complete(receiver, session, 2, 'summary')).toBe('200');
	expect(await resend(receiver, failure)).toBe('200 repeat');
	expect(setsOf(receiver)).toEqual([[4, ['transcript']]]);
});

it('nothing ends the wait while two of three parts may be the one that failed', async () => {
	const receiver = await receive();
	const session = emptySession();
	for (const part of [1, 2, 3]) list(session, part, ['video']);
	await receiver.tell(FAILED, session);
	expect(await complete(receiver, session, 2, 'transcript')).toBe('200 set_incomplete');
	expect(await complete(receiver, session, 3, 'transcript')).toBe('200');
	expect(setsOf(receiver)).toEqual([[5, ['transcript']]]);
});

it.each([2, 3])('of %d parts, as many failures that name none end the wait', async (count) => {
	const receiver = await receive();
	const session = emptySession();
	for (let part = 1; part <= 3; part += 1) list(session, part, ['video']);
	if (count === 2) list(session, 3, ['transcript']);
	const told = await receiver.tell(EVENT.summary, session);
	const now = Date.now();
	const fail = async (failure: number) =>
		await resend(receiver, told, { event: FAILED, event_ts: now + failure });
	for (let failure = 1; failure < count; failure += 1) {
		expect(await fail(failure)).toBe(UNAVAILABLE);
		// Zoom's repeat is no other failure.
		expect(await fail(failure)).toBe(UNAVAILABLE);
	}
	expect(await fail(count)).toBe('200');
	expect(setsOf(receiver)).toEqual([[count === 2 ? 4 : 3, ['transcript']]]);
});

it.each<[string, number[], boolean]>([
	['the last part had not ended at the first of them', [1.5, 4, 5], true],
	['two of them were before the last part had ended', [1.5, 1.6, 4], true],
	['all were before', [1.5, 1.6, 1.7], false],
])('of three parts, three failures end the wait: %s', async (_, times, isEnded) => {
	const receiver = await receive();
	const session = emptySession();
	for (const part of [1, 2, 3]) list(session, part, ['video']);
	const told = await receiver.tell(EVENT.summary, session);
	// Each part begins ten minutes after the one before; 1.5 is when the second one has ended.
	const timeOf = (parts: number) => (session.startedAt ?? 0) + parts * 600_000;
	const answers: string[] = [];
	for (const time of times) {
		answers.push(await resend(receiver, told, { event: FAILED, event_ts: timeOf(time) }));
	}
	expect(answers.at(-1)).toBe(isEnded ? '200' : UNAVAILABLE);
	expect(setsOf(receiver)).toEqual(isEnded ? [[3, ['transcript']]] : []);
});

it('a failure is not of a part that has failed before', async () => {
	const receiver = await receive();
	const session = emptySession();
	const first = list(session, 1, ['video']);
	for (const part of [2, 3]) list(session, part, ['video']);
	list(session, 3, ['transcript']);
	await receiver.tell(FAILED, session, first);
	expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
	expect(setsOf(receiver)).toEqual([[4, ['transcript']]]);
});

it('two failures end the wait, each for its part', async () => {
	const receiver = await receive();
	const session = emptySession();
	const first = list(session, 1, ['video']);
	const second = list(session, 2, ['video']);
	expect(answersTo(await receiver.tell(FAILED, session, first))).toEqual([UNAVAILABLE]);
	expect(answersTo(await receiver.tell(FAILED, session, second))).toEqual(['200']);
	expect(setsOf(receiver)).toEqual([[2, ['transcript']]]);
});

it('a failure whose part gets its transcript after all is that of another part', async () => {
	const receiver = await receive(ALL);
	const session = emptySession();
	list(session, 1, ['video']);
	const failure = await receiver.tell(FAILED, session);
	expect(answersTo(failure)).toEqual(['200']);
	list(session, 1, ['transcript']);
	list(session, 2, ['video']);
	expect(await complete(receiver, session, 1, 'summary')).toMatch(/^200/);
	expect(setsOf(receiver).at(-1)).toEqual([4, ['transcript']]);
});

it('a new part is awaited, although one before it failed', async () => {
	const receiver = await receive(BOTH);
	const session = emptySession();
	const first = list(session, 1, ['video']);
	list(session, 2, ['video']);
	await receiver.tell(FAILED, session, first);
	expect(await complete(receiver, session, 3, 'video')).toBe('200 set_incomplete');
	expect(await complete(receiver, session, 3, 'transcript')).toBe('200 set_incomplete');
	expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	expect(setsOf(receiver)).toEqual([[5, ['transcript']]]);
});
