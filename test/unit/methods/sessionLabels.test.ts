import { matchesText, sessionLabels } from '../../../nodes/ZoomVideoSdk/methods/sessionLabels';
import type { JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';

const session = (id: string, start_time?: string, session_name: string | undefined = 'weekly') =>
	({ session_id: id, session_name, start_time }) satisfies JsonObject;

it.each<[string, JsonObject[], string[]]>([
	['the minute', [session('a', '2026-01-31T10:15:07Z')], ['weekly (2026-01-31 10:15 UTC)']],
	['no start', [session('a')], ['weekly']],
	['the id of one without a name', [{ id: 'abc=' }], ['abc=']],
	[
		'the minute of a start with an offset, in UTC',
		[session('a', '2026-02-01T01:15:07+02:00'), session('b', '2026-01-31T10:15:07.5-0500')],
		['weekly (2026-01-31 23:15 UTC)', 'weekly (2026-01-31 15:15 UTC)'],
	],
	[
		'a start of no zone as it is',
		[session('a', '2026-01-31T10:15')],
		['weekly (2026-01-31T10:15)'],
	],
	['a start that cannot be read', [session('a', 'soon')], ['weekly (soon)']],
	[
		'the same minute under other names',
		[session('a', '2026-01-31T10:15:07Z'), session('b', '2026-01-31T10:15:07Z', 'daily')],
		['weekly (2026-01-31 10:15 UTC)', 'daily (2026-01-31 10:15 UTC)'],
	],
	[
		'seconds in the same minute only',
		[
			session('a', '2026-01-31T10:16:07Z'),
			session('b', '2026-01-31T10:15:30.250Z'),
			session('c', '2026-01-31T10:15:07Z'),
		],
		[
			'weekly (2026-01-31 10:16 UTC)',
			'weekly (2026-01-31 10:15:30 UTC)',
			'weekly (2026-01-31 10:15:07 UTC)',
		],
	],
	[
		'the short id in the same second',
		[
			session('kwPoX6bTS4uWBYwmEpzBvA==', '2026-01-31T10:15:07Z'),
			session('oiFKKKL/RyGdm9W1r1Ll6w==', '2026-01-31T10:15:07Z'),
		],
		['weekly (2026-01-31 10:15:07 UTC, kwPoX6bT)', 'weekly (2026-01-31 10:15:07 UTC, oiFKKKL/)'],
	],
	[
		'the whole id where its beginning is the same',
		[session('12345678A', '2026-01-31T10:15:07Z'), session('12345678B', '2026-01-31T10:15:07Z')],
		['weekly (2026-01-31 10:15:07 UTC, 12345678A)', 'weekly (2026-01-31 10:15:07 UTC, 12345678B)'],
	],
	[
		'the short id without a start',
		[session('aaaaaaaa='), session('bbbbbbbb=')],
		['weekly (aaaaaaaa)', 'weekly (bbbbbbbb)'],
	],
	[
		'one session that comes twice',
		[session('a', '2026-01-31T10:15:07Z'), session('a', '2026-01-31T10:15:07Z')],
		['weekly (2026-01-31 10:15:07 UTC, a)', 'weekly (2026-01-31 10:15:07 UTC, a)'],
	],
])('shows %s', (_, sessions, labels) => {
	expect(sessionLabels(sessions)).toEqual(labels);
});

it.each([
	['WEEKLY', true],
	['', true],
	['2026-01-31', true],
	['10:15 UTC', true],
	['10:15:07 utc', true],
	['weekly (2026-01-31 10:15 UTC)', true],
	['weekly (2026-01-31 10:15:07 UTC, kwPoX6bT)', true],
	['12:15', false],
	['BYwmEpzBvA==', true],
	['daily', false],
])('a search for %j finds what the list shows: %s', (text, isFound) => {
	const found = session('kwPoX6bTS4uWBYwmEpzBvA==', '2026-01-31T12:15:07+02:00');
	expect(matchesText(found, text)).toBe(isFound);
});
