import {
	selectFiles,
	VIDEO_PREFERENCE,
} from '../../nodes/ZoomVideoSdk/actions/file/source/selectFiles';
import {
	joinNeighbours,
	speakerShares,
	toMarkdown,
	toSrt,
	toText,
} from '../../nodes/ZoomVideoSdk/files/transcript/formatTranscript';
import {
	minutesOf,
	passesWhole,
	passingFiles,
} from '../../nodes/ZoomVideoSdk/triggers/output/filters';
import { awaitedForSet } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/completeSet';
import { isAllAfterFailure } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/failedTranscript';
import { mergeEventFiles } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/mergeEventFiles';
import { SET_KINDS } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { sessionDedupeKey } from '../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';
import { sessionFiles } from '../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { OPEN } from './fixtures/openFilters';
import { COUNT, growthOf, MAX_RATIO } from './fixtures/growth';

const files = (size: number, id: (place: number) => string | undefined) =>
	Array.from({ length: size }, (_, place) => ({
		id: id(place) ?? null,
		file_type: 'MP4',
		recording_start: '2026-01-01T00:00:00Z',
		recording_end: '2026-01-01T01:00:00Z',
	}));
const session = (size: number) => ({ session_id: 's', recording_files: files(size, String) });
const twins = (size: number) => ({
	session_id: 's',
	recording_files: files(size, () => undefined),
});

describe('the time for many files grows with their number', () => {
	it.each<[string, (source: ReturnType<typeof session>) => unknown]>([
		['to list them', sessionFiles],
		['to make the key of their session', (source) => sessionDedupeKey('s', source)],
		[
			'to add those of an event',
			(source) => mergeEventFiles(source, twins(source.recording_files.length)),
		],
		['to know their minutes', minutesOf],
		['to filter them', (source) => passingFiles(source, { ...OPEN, minBytes: 1 })],
		[
			'to filter their session',
			(source) => passesWhole(source, { ...OPEN, minimumDurationMinutes: 1 }),
		],
		[
			'to choose among them',
			(source) =>
				selectFiles(sessionFiles(source), { by: 'bestVideo', preference: VIDEO_PREFERENCE }),
		],
	])('%s', (_, rule) => {
		expect(growthOf(session, rule, COUNT)).toBeLessThan(MAX_RATIO);
		expect(growthOf(twins, rule, COUNT)).toBeLessThan(MAX_RATIO);
	});

	it('also with more of them than a function can have arguments', () => {
		expect(minutesOf(session(200_000))).toBe(60);
	});
});

const HOUR = 3_600_000;
/** A session whose recording was stopped and started again many times. */
const inParts = (size: number) => ({
	session_id: 's',
	recording_files: Array.from({ length: size }, (_, place) =>
		['MP4', 'TRANSCRIPT', 'SUMMARY'].map((file_type) => ({
			id: `${file_type}${place}`,
			file_type,
			recording_start: new Date(place * HOUR).toISOString(),
			recording_end: new Date((place + 0.5) * HOUR).toISOString(),
		})),
	).flat(),
});

describe('the time for many parts of a session grows with their number', () => {
	it.each<[string, (source: ReturnType<typeof inParts>) => unknown]>([
		['to see which of them failed', (source) => isAllAfterFailure(source, source, SET_KINDS)],
		['to see which started the workflow', (source) => awaitedForSet(source, SET_KINDS, () => true)],
	])('%s', (_, rule) => {
		expect(growthOf(inParts, rule, COUNT / 2)).toBeLessThan(MAX_RATIO);
	});
});

describe('the time for many segments grows with their number', () => {
	const segments = (size: number) =>
		Array.from({ length: size }, (_, place) => ({
			start: place,
			end: place + 1,
			speaker: place % 3 === 0 ? 'Ada' : 'Grace',
			text: 'Hello 会议',
		}));

	it.each([
		['to join them', joinNeighbours],
		['to count their words', speakerShares],
		['to write them as text', toText],
		['to write them as subtitles', toSrt],
		['to write them as Markdown', toMarkdown],
	])('%s', (_, rule) => {
		expect(growthOf(segments, rule, COUNT)).toBeLessThan(MAX_RATIO);
	});
});
