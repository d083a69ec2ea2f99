import {
	failedPart,
	isAllAfterFailure,
	keysOfFailure,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/failedTranscript';
import {
	failureKey,
	type IsRemembered,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import type { SetKind } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { ofPart as of, summary, transcript, video } from '../../../fixtures/setFiles';

/** An event of a time of day. */
const at = (time: string) => ({ session_id: 'x', event_ts: Date.parse(`2026-11-01T${time}Z`) });

describe('a failed transcript leaves nothing to wait for', () => {
	const all: SetKind[] = ['recording', 'transcript', 'summary'];
	const parts = [of(1, video), of(2, video)];

	it.each<[string, boolean, object[], object]>([
		['in the only part', true, [video], {}],
		['in the only part that lacks one', true, [...parts, of(1, transcript), of(1, summary)], {}],
		['not before the summary of the others', false, [...parts, of(1, transcript)], {}],
		['not in one of two parts, no one knows which', false, parts, {}],
		['not in one of two parts', false, parts, { recording_files: [of(1, video)] }],
		['in both parts', true, parts, { recording_files: parts }],
		[
			'not in a part that is not listed',
			false,
			[of(1, video)],
			{ recording_files: [of(2, video)] },
		],
		[
			'in the part that the event names by its time',
			true,
			[of(1, video), of(2, video), of(1, transcript), of(1, summary)],
			{ recording_file: { recording_start: '2026-11-01T10:20:03Z', recording_end: '' } },
		],
		['not in a part that ended later', false, [video, of(1, video)], at('10:10:30')],
		[
			'in the part that had ended',
			true,
			[of(1, video), of(2, video), of(2, transcript), of(2, summary)],
			at('10:15'),
		],
	])('%s: %s', (_, expected, files, event) => {
		const session = { recording_files: files.map((file) => ({ ...file })) };
		expect(isAllAfterFailure(session, { ...event }, all)).toBe(expected);
	});
});

describe('of an event about a failed transcript is remembered', () => {
	const wanted: SetKind[] = ['recording', 'transcript'];
	const parts = (count: number) => Array.from({ length: count }, (_, part) => of(part, video));
	const keys = (files: ReturnType<typeof of>[], event: object) =>
		keysOfFailure({ recording_files: files }, { ...event }, wanted, () => false);

	it.each<[string, ReturnType<typeof of>[], object, string[]]>([
		['that it was about the only part', parts(1), at('11:00'), ['failed at', 'failed']],
		[
			'that it may be about each of five parts',
			parts(5),
			at('23:00'),
			Array.from({ length: 5 }, () => ['failed at', 'suspected by 1']).flat(),
		],
		['nothing of more parts, each of which may have failed', parts(6), at('23:00'), []],
		['nothing if it has no time, and its repeat would count again', parts(1), {}, []],
	])('%s', (_, files, event, said) => {
		const found = keys(files, event).map(
			(key) => / (failed at|failed|suspected by \d+)[^/]*$/.exec(key)?.[1],
		);
		expect(found).toEqual(said);
	});
});

describe('the part of which a transcript failed', () => {
	const wanted: SetKind[] = ['recording', 'transcript'];
	const first = of(1, video);
	const [both, second] = [[first, of(2, video)], [of(2, video)]];

	it.each<[string, 'putOut' | 'awaited' | 'unlisted', object[], object, Array<'part' | 'event'>]>([
		['the event did so', 'putOut', second, at('11:00'), ['event']],
		['the event did so, and so did the part', 'putOut', both, at('11:00'), ['part', 'event']],
		['the other part had not ended', 'unlisted', both, at('10:15'), ['part']],
		['the other part had ended', 'awaited', both, at('11:00'), ['part']],
		['the other part is not listed yet', 'unlisted', [first], at('11:00'), ['part']],
		[
			'the other part is not listed yet, by the event',
			'putOut',
			[first],
			at('11:00'),
			['part', 'event'],
		],
		['Zoom lists no part', 'unlisted', [], at('11:00'), []],
		['no part is known', 'awaited', both, at('10:15'), []],
		['the only one had not ended', 'unlisted', second, at('10:15'), []],
		['the only one has its transcript', 'unlisted', [first, of(1, transcript)], at('11:00'), []],
		['the event names the part', 'putOut', both, { recording_files: [first] }, ['part']],
		['the event names the other part', 'awaited', both, { recording_files: second }, ['part']],
		['the event names a part to come', 'unlisted', [first], { recording_files: second }, []],
		[
			'the event names another part, at the same time',
			'awaited',
			both,
			{ ...at('11:00'), recording_files: second },
			['part', 'event'],
		],
		['the event has no time', 'awaited', both, {}, ['part', 'event']],
	])('when %s: %s', (_, expected, files, event, remembered) => {
		const session = { session_id: 'x', recording_files: files.map((file) => ({ ...file })) };
		const start = String(Date.parse(first.recording_start));
		const isRemembered: IsRemembered = (what, key) =>
			what === 'part' &&
			((remembered.includes('part') && key.endsWith(start)) ||
				(remembered.includes('event') && key === failureKey(at('11:00'))));
		expect(failedPart(session, { ...event }, wanted, isRemembered)).toBe(expected);
	});
});
