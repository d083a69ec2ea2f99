import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import { sessionParts } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/sessionParts';
import { sessionFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

let made = 0;
/** A file from one time to another on one day, given as `mm:ss`. */
function file(file_type: string, from?: string, to?: string, more: JsonObject = {}): JsonObject {
	made += 1;
	const at = (time: string) => `2026-11-01T10:${time}Z`;
	return {
		id: `file${made}`,
		file_type,
		...(from !== undefined && { recording_start: at(from) }),
		...(to !== undefined && { recording_end: at(to) }),
		...more,
	};
}

const processing = { status: 'processing' };

/** Each part as letters: R, T and S for what it has. */
function shape(session: JsonObject): string {
	return sessionParts(sessionFiles(session))
		.map(({ hasRecording, hasTranscript, hasSummary }) =>
			[hasRecording && 'R', hasTranscript && 'T', hasSummary && 'S'].filter(Boolean).join(''),
		)
		.join(' ');
}

const FIRST = ['MP4', '00:00', '05:00'] as const;
const SECOND = ['MP4', '10:00', '15:00'] as const;

describe('the parts of a session, by the media', () => {
	it.each<[string, JsonObject[], string]>([
		['none', [], ''],
		['video and audio of the same time', [file(...FIRST), file('M4A', '00:00', '05:00')], 'R'],
		['seconds apart', [file(...FIRST), file('M4A', '00:04', '05:03')], 'R'],
		['a view of a part of the time', [file(...FIRST), file('MP4', '02:00', '03:00')], 'R'],
		['one after the other', [file(...SECOND), file(...FIRST)], 'R R'],
		[
			'video and audio by turns, whatever the order',
			[
				file(...SECOND),
				file(...FIRST),
				file('M4A', '10:00', '15:00'),
				file('M4A', '00:00', '05:00'),
			],
			'R R',
		],
		['with one file not finished', [file(...FIRST), file('M4A', '00:00', '05:00', processing)], ''],
		['one right after the other', [file(...FIRST), file('MP4', '05:00', '09:00')], 'R R'],
		['seconds long', [file('MP4', '00:00', '00:03'), file('MP4', '00:02', '00:06')], 'R R'],
		['begun together, without an end', [file('MP4', '00:00'), file('M4A', '00:05')], 'R'],
		['begun apart, without an end', [file('MP4', '00:00'), file('M4A', '00:06')], 'R R'],
		['without an end, begun during another', [file(...FIRST), file('M4A', '04:00')], 'R'],
		['without times', [file('MP4'), file('M4A'), file('MP4', 'x')], 'R'],
		['one without times', [file(...FIRST), file(...SECOND), file('M4A')], 'R R'],
		['not finished', [file(...FIRST), file('MP4', '10:00', '15:00', processing)], 'R '],
	])('%s', (_, files, parts) => {
		expect(shape({ recording_files: files })).toBe(parts);
	});

	it('are those of participants only where there is nothing else', () => {
		const participant_audio_files = [
			file('M4A', '00:00', '08:00'),
			file('M4A', '07:00', '09:00'),
			file('M4A', '20:00', '21:00'),
		];
		expect(shape({ participant_audio_files })).toBe('R R');
		expect(shape({ participant_audio_files, recording_files: [file(...FIRST)] })).toBe('R');
	});

	it.each<[string, JsonObject[], string]>([
		['one', [file('TRANSCRIPT', '00:00', '05:00')], 'RT R'],
		['one that is not finished', [file('TRANSCRIPT', '00:00', '05:00', processing)], 'R R R'],
		['one without times', [file('TRANSCRIPT')], 'RT R R'],
		['a summary alone', [file('SUMMARY', '00:00', '15:00')], 'RS RS RS'],
	])('are joined by a transcript that spans them, without other media: %s', (_, texts, parts) => {
		const participant_audio_files = [
			file('M4A', '00:20', '02:00'),
			file('M4A', '03:00', '05:00'),
			file('M4A', '10:00', '15:00'),
		];
		expect(shape({ participant_audio_files, recording_files: texts })).toBe(parts);
	});
});

describe('a transcript belongs', () => {
	const media = [file(...FIRST), file(...SECOND)];

	it.each<[string, JsonObject[], string]>([
		['to the part of its time', [file('TRANSCRIPT', '10:00', '15:00')], 'R RT'],
		['to the part of most of its time', [file('TRANSCRIPT', '04:00', '15:00')], 'R RT'],
		['to a part nearby', [file('TRANSCRIPT', '05:20', '05:25')], 'RT R'],
		[
			'not to a part nearby that it does not fit into',
			[file('TRANSCRIPT', '05:08', '08:00')],
			'R T R',
		],
		['to all parts that it spans', [file('TRANSCRIPT', '00:02', '15:00')], 'RT RT'],
		['to the first part without one, without a time', [file('TRANSCRIPT')], 'RT R'],
		[
			'to a part without one, with the time of another',
			[file('TRANSCRIPT', '10:00', '15:00'), file('TRANSCRIPT', '10:00', '15:00')],
			'RT RT',
		],
		[
			'to a part without one, with the time of the first',
			[file('TRANSCRIPT', '00:00', '05:00'), file('TRANSCRIPT', '00:00', '05:00')],
			'RT RT',
		],
		[
			'to its own part, as another type of the same',
			[
				file('TRANSCRIPT', '10:00', '15:00', { recording_type: 'audio_transcript' }),
				file('TRANSCRIPT', '10:00', '15:00', { recording_type: 'local_transcript' }),
			],
			'R RT',
		],
		['to no part before it is finished', [file('TRANSCRIPT', '00:00', '05:00', processing)], 'R R'],
		['to a part that is not listed', [file('TRANSCRIPT', '20:00', '25:00')], 'R R T'],
		[
			'to the same part that is not listed as its summary',
			[file('TRANSCRIPT', '20:00', '25:00'), file('SUMMARY', '20:00', '25:00')],
			'R R TS',
		],
	])('%s', (_, texts, parts) => {
		expect(shape({ recording_files: [...media, ...texts] })).toBe(parts);
	});

	it.each([
		['to a part without an end that began before it', '00:20', 'RT'],
		['not when that began long before', '00:31', 'R T'],
	])('%s', (_, from, parts) => {
		const recording_files = [file('MP4', '00:00'), file('TRANSCRIPT', from, '05:00')];
		expect(shape({ recording_files })).toBe(parts);
	});

	it.each<[string, JsonObject[], string]>([
		['alone', [file('TRANSCRIPT', '00:00', '05:00')], 'T'],
		['with another', [file('TRANSCRIPT', '00:00', '05:00'), file('TRANSCRIPT', '10:00')], 'T T'],
		['with its summary, both without times', [file('TRANSCRIPT'), file('SUMMARY')], 'TS'],
		['not: a summary alone', [file('SUMMARY', '00:00')], 'S'],
	])('to a part of its own where no media are listed: %s', (_, recording_files, parts) => {
		expect(shape({ recording_files })).toBe(parts);
	});
});

describe('the starts of a part', () => {
	const startsOf = (session: JsonObject) =>
		sessionParts(sessionFiles(session)).map(({ starts }) =>
			[...starts].map((start) => new Date(start).toISOString().slice(14, 19)),
		);

	it.each<[string, JsonObject[], string[][]]>([
		['the same for all', [file(...FIRST), file('TRANSCRIPT', '00:00', '05:00')], [['00:00']]],
		['of its media', [file(...FIRST), file('M4A', '00:04', '05:00')], [['00:00', '00:04']]],
		['of its texts', [file(...SECOND), file('SUMMARY', '09:57', '15:00')], [['10:00', '09:57']]],
		[
			'of a text that begins with the first word',
			[file(...SECOND), file('TRANSCRIPT', '11:00', '15:00')],
			[['10:00', '11:00']],
		],
		// It may have begun with another part.
		[
			'not of a text that begins long before',
			[file(...SECOND), file('SUMMARY', '00:00', '15:00')],
			[['10:00']],
		],
		[
			'four at most',
			['00:00', '00:01', '00:02', '00:03', '00:04'].map((from) => file('MP4', from, '05:00')),
			[['00:00', '00:01', '00:02', '00:03']],
		],
		['none without times', [file('MP4')], [[]]],
	])('are %s', (_, recording_files, starts) => {
		expect(startsOf({ recording_files })).toEqual(starts);
	});

	it("are those of participants' files where there are no others", () => {
		const participant_audio_files = [file('M4A', '00:20', '02:00'), file('M4A', '00:30', '02:00')];
		expect(startsOf({ participant_audio_files })).toEqual([['00:20', '00:30']]);
		const recording_files = [file('MP4', '00:00', '02:00')];
		expect(startsOf({ participant_audio_files, recording_files })).toEqual([['00:00']]);
	});
});
