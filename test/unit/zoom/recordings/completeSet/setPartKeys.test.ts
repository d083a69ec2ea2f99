import {
	failureKey,
	NOTHING_REMEMBERED,
	setDedupeKey,
	setPartKeys,
	textKeys,
	wasPutOut,
	wasPutOutWith,
	type IsRemembered,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import {
	partsOf,
	SET_KINDS,
	type SetKind,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { ofPart as of, summary, transcript, video } from '../../../fixtures/setFiles';

const session = (...files: object[]) => ({
	session_id: 'x',
	recording_files: files.map((file) => ({ ...file })),
});
type Session = ReturnType<typeof session>;

/** What a trigger remembers of a set that has started the workflow. */
function memoryOf(put: Session, wanted: readonly SetKind[] = SET_KINDS): IsRemembered {
	const keys = setPartKeys(put, wanted);
	const parts = new Set(keys.flatMap(({ part }) => part));
	const contents = new Set(keys.flatMap((each) => each.contents.flat()));
	return (what, key) => (what === 'part' ? parts : contents).has(key);
}

/** Whether a set has nothing that was not put out before. */
function isRepeat(now: Session, put: Session, wanted: readonly SetKind[] = SET_KINDS): boolean {
	const isRemembered = memoryOf(put, wanted);
	return setPartKeys(now, wanted).every(
		({ part, contents }) =>
			part.some((key) => isRemembered('part', key)) &&
			contents.every((keys) => keys.some((key) => isRemembered('contents', key))),
	);
}

const first = [of(1, video), of(1, transcript), of(1, summary)];
const second = [of(2, video), of(2, transcript), of(2, summary)];

describe('a set repeats the one before', () => {
	it.each<[string, object[], object[], boolean]>([
		['with the same files', first, first, true],
		['with the same files in another order', [...first].reverse(), first, true],
		['with the files of one of two parts', second, [...first, ...second], true],
		['with less than before', [of(1, video)], first, true],
		['with a part that Zoom lists without its video', [of(1, transcript)], first, true],
		['not with another part', [...first, ...second], first, false],
		['not with another part alone', second, first, false],
		['not with a transcript that is new', [of(1, video), of(1, transcript)], [of(1, video)], false],
		['not with a summary that is new', [of(1, video), of(1, summary)], [of(1, video)], false],
		['not with a video that is new', first, [of(1, transcript), of(1, summary)], false],
		['not with a second video', [...first, { ...of(1, video), id: 'w' }], first, false],
		['with a chat that is new', [...first, { ...of(1, video), file_type: 'CHAT' }], first, true],
		['with a transcript that has lost its times', [of(1, video), transcript], first, true],
		[
			'with a transcript that has got its times',
			[of(1, video), of(1, transcript)],
			[of(1, video), transcript],
			true,
		],
		[
			'with a transcript that has lost its times, of one of two parts',
			[of(1, video), of(2, video), transcript],
			[of(1, video), of(2, video), of(1, transcript)],
			true,
		],
		[
			'not with the own transcript of a part that had one by its number only',
			[of(1, video), of(2, video), of(1, transcript)],
			[of(1, video), of(2, video), transcript],
			false,
		],
		[
			'not with the transcript of a part that had another one by its number only',
			[...first, of(2, video), of(2, transcript)],
			[of(1, video), of(1, summary), of(2, video), transcript],
			false,
		],
	])('%s: %s', (_, now, before, expected) => {
		expect(isRepeat(session(...now), session(...before))).toBe(expected);
	});

	it('not of another session, or with other kinds', () => {
		const other = { ...session(...first), session_id: 'y' };
		expect(isRepeat(session(...first), other)).toBe(false);
		const keys = setPartKeys(session(...first), ['recording']).flatMap(({ part }) => part);
		expect(keys.some((key) => memoryOf(session(...first))('part', key))).toBe(false);
	});

	it('whatever is new of kinds that are not wanted', () => {
		const [recording, text]: SetKind[][] = [['recording'], ['transcript']];
		expect(isRepeat(session(...first), session(of(1, video)), recording)).toBe(true);
		expect(isRepeat(session(...first), session(of(1, transcript)), text)).toBe(true);
	});

	it('also without any times, by the one part there is', () => {
		expect(isRepeat(session(video), session(video))).toBe(true);
		expect(isRepeat(session(video, transcript), session(video))).toBe(false);
	});

	it('is recognized by each start of its files', () => {
		const later = { ...of(1, video), id: 'w', recording_start: '2026-11-01T10:10:04Z' };
		const [{ part } = { part: [] }] = setPartKeys(session(of(1, video), later), SET_KINDS);
		expect(part).toHaveLength(2);
	});
});

describe('a part that was returned', () => {
	const now = session(...first, ...second);
	const [one, other] = partsOf(now, SET_KINDS);
	const isRemembered = memoryOf(session(of(1, video), of(1, transcript)));

	it('is recognized, and what it had', () => {
		expect(one && wasPutOut(now, SET_KINDS, one, isRemembered)).toBe(true);
		expect(other && wasPutOut(now, SET_KINDS, other, isRemembered)).toBe(false);
		const had = (kind: SetKind) => one && wasPutOutWith(now, SET_KINDS, one, kind, isRemembered);
		expect(SET_KINDS.map(had)).toEqual([true, true, false]);
		expect(other && wasPutOutWith(now, SET_KINDS, other, 'recording', isRemembered)).toBe(false);
	});

	it('is recognized with a text that it had by its number only', () => {
		const counted = memoryOf(session(of(1, video), of(2, video), transcript));
		const had = (part = one) => part && wasPutOutWith(now, SET_KINDS, part, 'transcript', counted);
		expect([had(one), had(other)]).toEqual([true, false]);
	});

	it('is recognized by one of its starts, and what it had', () => {
		const later = { ...of(1, video), id: 'w', recording_start: '2026-11-01T10:10:04Z' };
		const grown = session(of(1, video), later);
		const [part] = partsOf(grown, SET_KINDS);
		expect(part && wasPutOut(grown, SET_KINDS, part, isRemembered)).toBe(true);
		expect(part && wasPutOutWith(grown, SET_KINDS, part, 'transcript', isRemembered)).toBe(true);
	});

	it('is not recognized if nothing is remembered', () => {
		expect(one && wasPutOut(now, SET_KINDS, one, NOTHING_REMEMBERED)).toBe(false);
	});

	it('has its own keys for each text that was missing or arrived later', () => {
		const keys = [one, other].flatMap((part) =>
			(['without', 'madeUp'] as const).flatMap((what) =>
				(['transcript', 'summary'] as const).flatMap((kind) =>
					part === undefined ? [] : textKeys(now, SET_KINDS, part, what, kind),
				),
			),
		);
		expect(keys).toHaveLength(8);
		expect(new Set(keys).size).toBe(8);
		expect(keys.some((key) => memoryOf(now)('part', key))).toBe(false);
	});
});

describe('the failure of a transcript', () => {
	it('is remembered by the time of its event', () => {
		const key = (event_ts?: number, session_id = 'x') => failureKey({ session_id, event_ts });
		expect(key(5)).toBe(key(5));
		expect(new Set([key(5), key(6), key(5, 'y')]).size).toBe(3);
		expect(key()).toBeUndefined();
		expect(failureKey({ event_ts: 5 })).not.toBe(key(5));
	});
});

describe('the key of a set', () => {
	it('says when its parts began', () => {
		const keys = [of(1, video), of(2, video), video].map((file) =>
			setDedupeKey(session({ ...file, id: 'v' }), ['recording']),
		);
		expect(new Set(keys).size).toBe(3);
	});

	it('of one part with a time has a digest, also without media', () => {
		expect(setDedupeKey(session(of(1, transcript)), ['transcript'])).toMatch(/:[0-9a-f]{16}$/);
		expect(setDedupeKey(session(transcript), ['transcript'])).toBe('x:set:transcript');
	});
});
