import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	isRequested,
	type RecordingsQuery,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/recordingFilters';
import { restSession } from '../../fixtures/recorded';

describe('whether a listed session was requested', () => {
	const all: RecordingsQuery = {
		range: undefined,
		trash: undefined,
		sessionName: undefined,
		fileKinds: [],
	};
	const days = { from: '2026-05-08', to: '2026-05-09' };
	const at = (start_time: string) => restSession({ start_time });

	it.each<[string, Partial<RecordingsQuery>, JsonObject, boolean]>([
		['everything', {}, restSession(), true],
		['part of the name, in any case', { sessionName: 'EEK' }, restSession(), true],
		[
			'the name, however its letters are written',
			{ sessionName: ' CAFÉ' },
			restSession({ session_name: 'Im Cafe\u0301' }),
			true,
		],
		[
			'the name, with an i of any kind',
			{ sessionName: 'ışık' },
			restSession({ session_name: 'IŞIK' }),
			true,
		],
		['another name', { sessionName: 'daily' }, restSession(), false],
		['a name, where the session has none', { sessionName: 'weekly' }, {}, false],
		['a kind it has', { fileKinds: ['audio'] }, restSession(), true],
		['a kind it lacks', { fileKinds: ['summary'] }, restSession(), false],
		['the last day', { range: days }, at('2026-05-09T23:59:59Z'), true],
		[
			'the day that was asked of Zoom in excess',
			{ range: days },
			at('2026-05-10T00:00:00Z'),
			false,
		],
		[
			'a first day that Zoom reads in its own way',
			{ range: days },
			at('2026-05-07T23:00:00Z'),
			true,
		],
		['days, where the session has no time', { range: days }, {}, true],
		[
			'days in the trash, where Zoom knows none',
			{ range: days, trash: 'session_recordings' },
			at('2026-05-07T23:00:00Z'),
			false,
		],
		[
			'the last day in the trash',
			{ range: days, trash: 'recording_file' },
			at('2026-05-09T23:00:00Z'),
			true,
		],
		['all of the trash', { trash: 'recording_file' }, at('2020-01-01T00:00:00Z'), true],
	])('%s', (_, query, session, asked) => {
		expect(isRequested(session, { ...all, ...query })).toBe(asked);
	});
});
