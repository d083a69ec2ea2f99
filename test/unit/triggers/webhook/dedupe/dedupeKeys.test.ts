import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import {
	isRepeat,
	keysToClaim,
	keysToStore,
	dedupeKeys,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/dedupeKeys';
import {
	fileIdentity,
	filesIdentity,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/eventIdentity';
import { sessionFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import {
	AUDIO,
	atOtherAddresses,
	CAPTIONS,
	PARTICIPANT_AUDIO,
	restSession,
	TIMELINE,
	VIDEO,
} from '../../../fixtures/recorded';

const files = (...recording_files: JsonObject[]) => sessionFiles(restSession({ recording_files }));
const withId = (file: JsonObject, id: string) => ({ ...file, id });

describe('the identity of a file', () => {
	const identity = (file: JsonObject) => files(file).map(fileIdentity)[0];

	it('is its dedupe_key when Zoom gives the id of its type at all times', () => {
		const [video] = files(VIDEO);
		expect(identity(VIDEO)).toEqual({ base: video?.dedupe_key, withIds: undefined });
	});

	it.each([CAPTIONS, TIMELINE])('has the id besides when Zoom gives it at some times', (file) => {
		const bare = identity(file);
		expect(bare?.withIds).toBeUndefined();
		const [one, other] = [identity(withId(file, '1')), identity(withId(file, '2'))];
		expect([one?.base, other?.base]).toEqual([bare?.base, bare?.base]);
		expect(one?.withIds).not.toBe(other?.withIds);
		const lower = identity({
			...withId(file, '1'),
			file_type: String(file.file_type).toLowerCase(),
		});
		expect(lower).toEqual(one);
	});

	it('with one id in two lists, or of two types, is not the same', () => {
		const session = { session_id: 's', participant_audio_files: [withId(CAPTIONS, '1')] };
		const identities = [
			...sessionFiles({ ...session, recording_files: [withId(CAPTIONS, '1')] }),
			...files(withId(TIMELINE, '1')),
		].map(fileIdentity);
		expect(new Set(identities.map(({ withIds }) => withIds)).size).toBe(3);
	});
});

describe('the identity of an event’s files', () => {
	it('is the same in any order and at other addresses', () => {
		const all = [VIDEO, AUDIO, withId(CAPTIONS, '1')];
		const twin = atOtherAddresses([...all].reverse());
		expect(filesIdentity(files(...twin))).toEqual(filesIdentity(files(...all)));
	});

	it.each<[string, object]>([
		['a file more', { recording_files: [VIDEO, AUDIO] }],
		['participants’ audio', { participant_audio_files: [PARTICIPANT_AUDIO] }],
		['participants’ video', { participant_video_files: [PARTICIPANT_AUDIO] }],
		['another session', { session_id: 'other==' }],
	])('is another with %s', (_, changes) => {
		const one = restSession({ recording_files: [VIDEO] });
		const other = { ...one, ...changes };
		expect(filesIdentity(sessionFiles(other))).not.toEqual(filesIdentity(sessionFiles(one)));
	});
});

describe('whether something was seen before', () => {
	const captions = (id?: string) => {
		const [file] = files(id === undefined ? CAPTIONS : withId(CAPTIONS, id));
		if (file === undefined) throw new Error('There is no file');
		return dedupeKeys('file', fileIdentity(file));
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
	])('captions told with the ids %j, and then with %s: %s', (told, id, expected) => {
		const stored = new Set(told.flatMap((each) => keysToStore(captions(each))));
		expect(isRepeat(captions(id), (key) => stored.has(key))).toBe(expected);
	});

	it('goes by the occasion too', () => {
		const [video] = files(VIDEO).map(fileIdentity);
		if (video === undefined) throw new Error('There is no file');
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
