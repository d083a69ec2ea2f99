import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { sessionItem } from '../../../../nodes/ZoomVideoSdk/zoom/sessions/sessionItem';

describe('a session as an item', () => {
	const main: JsonObject = {
		session_id: 's',
		session_name: 'weekly',
		session_key: 'k',
		start_time: 'a',
		end_time: 'b',
		duration: '00:10',
		user_count: 2,
		has_recording: true,
		settings: {},
	};

	it("has Zoom's fields, or the main ones of them", () => {
		const session = { ...main, has_voip: true };
		expect(sessionItem(session, false)).toEqual(session);
		expect(sessionItem(session, true)).toEqual(main);
	});

	it.each<[string, JsonObject, string]>([
		['id', { id: 'a' }, 'a'],
		['nothing', {}, ''],
	])('names its id session_id also where Zoom names it %s', (_, session, session_id) => {
		expect(sessionItem(session, true)).toStrictEqual({ session_id });
		expect(sessionItem(session, false)).toEqual({ session_id, ...session });
	});
});
