import {
	allKeysOfTexts,
	awaitedForSet,
	keysOfMissing,
	openParts,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/completeSet';
import {
	NOTHING_REMEMBERED,
	setPartKeys,
	type IsRemembered,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import type { SetKind } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { ofPart as of, summary, transcript, video } from '../../../fixtures/setFiles';

const WANTED: SetKind[] = ['recording', 'transcript'];
const session = (...files: object[]) => ({
	session_id: 'x',
	recording_files: files.map((file) => ({ ...file })),
});
type Session = ReturnType<typeof session>;

/** What is remembered after each of these sets was put out in turn, whatever was missing. */
function memoryOf(sets: readonly Session[], wanted: readonly SetKind[] = WANTED): IsRemembered {
	const parts = new Set<string>();
	const contents = new Set<string>();
	const isRemembered: IsRemembered = (what, key) => (what === 'part' ? parts : contents).has(key);
	for (const put of sets) {
		for (const key of keysOfMissing(put, wanted, isRemembered)) parts.add(key);
		for (const { part, contents: had } of setPartKeys(put, wanted)) {
			for (const key of part) parts.add(key);
			for (const key of had.flat()) contents.add(key);
		}
	}
	return isRemembered;
}

const [one, two, three] = [of(1, video), of(2, video), of(3, video)];
const [textOfOne, textOfTwo, textOfThree] = [
	of(1, transcript),
	of(2, transcript),
	of(3, transcript),
];

describe('what is remembered about a set that was returned without a text', () => {
	const missing = (now: Session, before: readonly Session[] = [], wanted = WANTED) =>
		keysOfMissing(now, wanted, memoryOf(before, wanted));

	it('is each part that lacks it', () => {
		expect(missing(session(one))).toHaveLength(1);
		expect(missing(session(one, two))).toHaveLength(2);
		expect(missing(session(one, two, textOfOne))).toHaveLength(1);
		expect(missing(session(one, two, textOfOne))).toEqual(missing(session(two)));
		expect(missing(session(one), [], ['recording', 'transcript', 'summary'])).toHaveLength(2);
	});

	it('is nothing when all is there, or only the recording is missing', () => {
		expect(missing(session(one, textOfOne))).toEqual([]);
		expect(missing(session(textOfOne))).toEqual([]);
		expect(missing(session(one), [], ['recording'])).toEqual([]);
	});

	it('is nothing of a part whose text was there before and is gone', () => {
		expect(missing(session(one), [session(one, textOfOne)])).toEqual([]);
		expect(missing(session(one, two), [session(one, textOfOne)])).toEqual(missing(session(two)));
	});

	it('is among all the keys that the parts of the session may have', () => {
		const all = allKeysOfTexts(session(one, two), WANTED);
		expect(all).toHaveLength(8);
		expect(all).toEqual(expect.arrayContaining(missing(session(one, two))));
		expect(allKeysOfTexts(session(), WANTED)).toEqual([]);
	});
});

describe('a text that arrives after its part was returned without it', () => {
	const put = session(one);
	const lacking = (now: Session, before: readonly Session[]) =>
		openParts(now, WANTED, memoryOf(before)).map(({ hasTranscript }) => hasTranscript);

	it.each<[string, object[], Session[], boolean[]]>([
		['makes up for the text of another part', [one, textOfOne, two], [put], [true]],
		['makes up for one of two', [one, textOfOne, two, three], [put], [true, false]],
		[
			'makes up for the one that lacks it',
			[one, textOfOne, two, textOfTwo, three],
			[put],
			[true, true],
		],
		['makes up for none before it comes', [one, two], [put], [false]],
		[
			'makes up for none when it was there',
			[one, textOfOne, two],
			[session(one, textOfOne)],
			[false],
		],
		['does so once', [one, textOfOne, two, three], [put, session(one, textOfOne, two)], [false]],
		['does nothing where no part is new', [one, textOfOne], [put], []],
	])('%s', (_, now, before, expected) => {
		expect(lacking(session(...now), before)).toEqual(expected);
	});

	it('is recognized by any start of the part', () => {
		const later = { ...one, id: 'w', recording_start: '2026-11-01T10:10:04Z' };
		expect(lacking(session(one, later, textOfOne, two), [put])).toEqual([true]);
	});
});

describe('what is worth waiting for', () => {
	it.each<[string, object[], Session[], SetKind[]]>([
		['all, before Zoom lists anything', [], [], ['recording', 'transcript']],
		['the transcript of a new part', [one], [], ['transcript']],
		['nothing when all is there', [one, textOfOne], [], []],
		['nothing that a part lacked when it was put out', [one], [session(one)], []],
		['what a new part lacks', [one, two], [session(one)], ['transcript']],
		['nothing when the new part has its text', [one, three, textOfThree], [session(one)], []],
	])('is %s', (_, now, before, awaited) => {
		expect(awaitedForSet(session(...now), WANTED, memoryOf(before))).toEqual(awaited);
	});

	it('is a summary until one of the parts has it', () => {
		const wanted: SetKind[] = ['recording', 'summary'];
		const awaited = (...files: object[]) =>
			awaitedForSet(session(...files), wanted, NOTHING_REMEMBERED);
		expect(awaited(one, two)).toEqual(['summary']);
		expect(awaited(one, two, of(2, summary))).toEqual([]);
	});
});
