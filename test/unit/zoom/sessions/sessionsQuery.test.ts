import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	isNamed,
	isRequested,
	type SessionsQuery,
} from '../../../../nodes/ZoomVideoSdk/zoom/sessions/sessionsQuery';

describe('a session by its name', () => {
	it.each<[string, JsonObject, string, boolean]>([
		['the name', { session_name: 'weekly' }, 'weekly', true],
		["in the user's spelling", { session_name: 'weekly' }, 'Weekly', true],
		["in another spelling of Zoom's", { session_name: 'WEEKLY' }, 'weekly', true],
		['white space around it', { session_name: ' weekly ' }, 'weekly', true],
		[
			'accents in one sign, which are apart at Zoom',
			{ session_name: 'Re\u0301union' },
			'réunion',
			true,
		],
		[
			'accents apart, which are in one sign at Zoom',
			{ session_name: 'réunion' },
			'Re\u0301union',
			true,
		],
		['a Turkish capital at Zoom', { session_name: 'İstanbul' }, 'istanbul', true],
		[
			'a Turkish capital as Zoom lower-cases it',
			{ session_name: 'i\u0307stanbul' },
			'İSTANBUL',
			true,
		],
		['the other small sigma', { session_name: 'ΟΔΟΣ' }, 'οδος', true],
		['no accent where Zoom has one', { session_name: 'réunion' }, 'reunion', false],
		['a part of it', { session_name: 'weekly' }, 'week', false],
		['a number', { session_name: 7 }, '7', true],
		['none', {}, 'weekly', false],
		['none, and none asked for', {}, '', true],
	])('%s', (_, session, name, named) => {
		expect(isNamed(session, name)).toBe(named);
	});
});

describe('whether a listed session was requested', () => {
	const all: SessionsQuery = {
		type: 'past',
		range: { from: '2026-05-08', to: '2026-05-09' },
		sessionName: undefined,
		sessionKey: undefined,
	};
	const session: JsonObject = {
		session_name: 'weekly',
		session_key: 'k1',
		start_time: '2026-05-09T11:00:00Z',
	};

	it.each<[string, Partial<SessionsQuery>, JsonObject, boolean]>([
		['all', {}, session, true],
		['its name', { sessionName: 'Weekly' }, session, true],
		['another name', { sessionName: 'daily' }, session, false],
		['its key', { sessionKey: 'k1' }, session, true],
		['another key', { sessionKey: 'K1' }, session, false],
		['a key, where it has none', { sessionKey: 'k1' }, {}, false],
		['its name but another key', { sessionName: 'weekly', sessionKey: 'k2' }, session, false],
		['the day before it', { range: { from: '2026-05-01', to: '2026-05-08' } }, session, false],
		[
			'a first day that Zoom reads in its own way',
			{ range: { from: '2026-05-10', to: '2026-05-11' } },
			session,
			true,
		],
	])('%s', (_, query, listed, wanted) => {
		expect(isRequested(listed, { ...all, ...query })).toBe(wanted);
	});
});
