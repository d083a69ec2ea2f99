import {
	newestFirst,
	sessionIdOf,
	unseenSessions,
} from '../../../../nodes/ZoomVideoSdk/zoom/sessions/session';

it('the latest session comes first, those without a time last', () => {
	const starts = ['2026-05-08T00:00:00Z', '2026-05-10T00:00:00Z', '2026-05-09T00:00:00Z'];
	const sorted = [{ start_time: undefined }, ...starts.map((start_time) => ({ start_time }))]
		.sort(newestFirst)
		.map((session) => session.start_time);
	expect(sorted).toEqual([starts[1], starts[2], starts[0], undefined]);
});

it.each([
	['session_id', { session_id: 'a', id: 'b' }, 'a'],
	['id, where there is no session_id', { id: 'b' }, 'b'],
	['id, where session_id is empty', { session_id: '', id: 'b' }, 'b'],
	['a number', { id: 5 }, '5'],
	['none', { session_name: 'a' }, undefined],
])('the id of a session is %s', (_, session, id) => {
	expect(sessionIdOf(session)).toBe(id);
});

it('a session that is met again is known by its id, and one without an id is not', () => {
	const met = [{ id: 'a' }, { session_id: 'a' }, { id: 'b' }, {}, {}, { id: 'b' }];
	expect(met.map(unseenSessions())).toEqual([true, false, true, true, true, false]);
});
