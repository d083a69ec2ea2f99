import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { dedupeHash } from '../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import {
	isRepeat,
	keysToClaim,
	keysToStore,
	dedupeKeys,
} from '../../../../nodes/ZoomVideoSdk/triggers/output/repeats';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import {
	AUDIO,
	atOtherAddresses,
	CAPTIONS,
	PARTICIPANT_AUDIO,
	restSession,
	TIMELINE,
	VIDEO,
} from '../../fixtures/recorded';

const files = (...recording_files: JsonObject[]) => sessionFiles(restSession({ recording_files }));
const withId = (file: JsonObject, id: string) => ({ ...file, id });

describe('the keys of a file', () => {
	const keys = (file: JsonObject) => dedupeKeys('file', files(file));

	it('come from its dedupe_key when Zoom always gives the id of its type', () => {
		const [video] = files(VIDEO);
		expect(keys(VIDEO)).toEqual({ key: dedupeHash('file', video?.dedupe_key ?? '') });
	});

	it.each([CAPTIONS, TIMELINE])('include the id when Zoom gives it only sometimes', (file) => {
		const bare = keys(file);
		expect(bare).not.toHaveProperty('keyWithIds');
		const [one, other] = [keys(withId(file, '1')), keys(withId(file, '2'))];
		expect([one.key, other.key]).toEqual([bare.key, bare.key]);
		expect(one.keyWithIds).not.toBe(other.keyWithIds);
		const lower = keys({ ...withId(file, '1'), file_type: String(file.file_type).toLowerCase() });
		expect(lower).toEqual(one);
	});

	it('differ for one id in two lists, or of two types', () => {
		const session = { session_id: 's', participant_audio_files: [withId(CAPTIONS, '1')] };
		const all = [
			...sessionFiles({ ...session, recording_files: [withId(CAPTIONS, '1')] }),
			...files(withId(TIMELINE, '1')),
		].map((file) => dedupeKeys('file', [file]).keyWithIds);
		expect(new Set(all).size).toBe(3);
		expect(all).not.toContain(undefined);
	});
});

describe('the keys of the files of an event', () => {
	it('are the same in any order and at other addresses', () => {
		const all = [VIDEO, AUDIO, withId(CAPTIONS, '1')];
		const twin = atOtherAddresses([...all].reverse());
		expect(dedupeKeys('e', files(...twin))).toEqual(dedupeKeys('e', files(...all)));
	});

	it.each<[string, object]>([
		['a file more', { recording_files: [VIDEO, AUDIO] }],
		["participants' audio", { participant_audio_files: [PARTICIPANT_AUDIO] }],
		["participants' video", { participant_video_files: [PARTICIPANT_AUDIO] }],
		['another session', { session_id: 'other==' }],
	])('differ with %s', (_, changes) => {
		const one = restSession({ recording_files: [VIDEO] });
		const other = { ...one, ...changes };
		expect(dedupeKeys('e', sessionFiles(other))).not.toEqual(dedupeKeys('e', sessionFiles(one)));
	});
});

describe('whether something was seen before', () => {
	const captions = (id?: string) => {
		return dedupeKeys('file', files(id === undefined ? CAPTIONS : withId(CAPTIONS, id)));
	};

	it.each<[(string | undefined)[], string | undefined, boolean]>([
		[[], undefined, false],
		[[], 'a', false],
		[[undefined], undefined, true],
		[['a'], 'a', true],
		[['a'], 'b', false],
		[['a'], undefined, true],
		// Which file that was is known only once one brings an id.
		[[undefined], 'a', true],
		[[undefined, 'a'], 'b', false],
		[[undefined, 'a'], 'a', true],
		[[undefined, 'a', 'b'], undefined, true],
		[['a', 'b'], 'a', true],
	])('captions that arrived with the ids %j, and then with %s: %s', (earlier, id, expected) => {
		const stored = new Set(earlier.flatMap((each) => keysToStore(captions(each))));
		expect(isRepeat(captions(id), (key) => stored.has(key))).toBe(expected);
	});

	it('goes by the occasion too', () => {
		const video = files(VIDEO);
		const stored = keysToStore(dedupeKeys('one', video));
		expect(isRepeat(dedupeKeys('one', video), (key) => stored.includes(key))).toBe(true);
		expect(isRepeat(dedupeKeys('other', video), (key) => stored.includes(key))).toBe(false);
	});

	it('is not asked of two at the same time that may be the same', () => {
		const share = (one?: string, other?: string) =>
			keysToClaim(captions(one)).some((key) => keysToClaim(captions(other)).includes(key));
		expect([share(), share('a'), share('a', 'b'), share('a', 'a')]).toEqual(Array(4).fill(true));
		expect(keysToClaim(captions('a'))).toHaveLength(2);
	});
});
