import { dedupeHash, setHashes } from '../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import {
	dedupeKeys,
	identityKeys,
	isRepeat,
	keysOfSet,
	keysToClaim,
	keysToStore,
	type DedupeKeys,
} from '../../../../nodes/ZoomVideoSdk/triggers/output/repeats';
import { SET_KINDS } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { ofPart as of, summary, transcript, video } from '../../fixtures/setFiles';

const session = (...files: object[]) => ({
	session_id: 'x',
	recording_files: files.map((file) => ({ ...file })),
});
const setKeys = (...files: object[]): DedupeKeys => ({
	key: 'of the whole set',
	...setHashes(session(...files), SET_KINDS),
});
const first = [of(1, video), of(1, transcript)];
const second = [of(2, video), of(2, transcript)];

describe('a set', () => {
	it.each<[string, object[], object[][], boolean]>([
		['when nothing came before', first, [], false],
		['that came before', first, [first], true],
		['with a summary more', [...first, of(1, summary)], [first], false],
		['with a part more', [...first, ...second], [first], false],
		['with a part less', second, [[...first, ...second]], true],
		['whose parts came one by one', [...first, ...second], [first, second], true],
		['of which Zoom lists no more files', [], [first], false],
		['of no files, again', [], [[]], true],
	])('%s is a repeat: %s', (_, now, before, expected) => {
		const stored = new Set(before.flatMap((files) => keysToStore(setKeys(...files))));
		expect(isRepeat(setKeys(...now), (key) => stored.has(key))).toBe(expected);
	});

	it('is no repeat if only its parts, or only what they have, were seen before', () => {
		const { parts = [], contents = [] } = setKeys(...first);
		for (const known of [parts, contents]) {
			const stored = new Set(known.flat());
			expect(isRepeat(setKeys(...first), (key) => stored.has(key))).toBe(false);
		}
	});

	it('stores and claims its parts, what they have and its causes', () => {
		const keys = { ...setKeys(...first), causes: ['failure'] };
		const { contents = [], parts = [] } = keys;
		const all = new Set([...contents.flat(), ...parts.flat(), 'failure']);
		for (const keysOf of [keysOfSet, keysToStore, keysToClaim, identityKeys]) {
			expect(new Set(keysOf(keys))).toEqual(all);
		}
	});

	it('has no keys for anything but a set', () => {
		expect(keysOfSet({ key: 'k' })).toEqual([]);
	});
});

describe('what a repeat may reveal for the first time', () => {
	const captions = (id?: string) =>
		dedupeKeys('file', sessionFiles(session({ file_type: 'CC', ...(id && { id }) })));

	it('is the id of a file that had none before', () => {
		expect(identityKeys(captions('a'))).toEqual(keysToStore(captions('a')));
	});

	it('is nothing without an id', () => {
		expect(identityKeys(captions())).toEqual([]);
	});

	it('is the ids of some of several files', () => {
		const some = dedupeKeys(
			'e',
			sessionFiles(session(video, { file_type: 'CC', id: 'a' }, { file_type: 'TIMELINE' })),
		);
		expect(some.keyWithIds).toBeDefined();
		expect(keysToStore(some)).not.toContain(some.key);
	});
});

describe('a hash', () => {
	it('tells one list of files from another, however their names run together', () => {
		const keysOf = (...ids: string[]) =>
			dedupeKeys('e', sessionFiles(session(...ids.map((id) => ({ id, file_type: 'MP4' })))));
		expect(keysOf('a', 'b')).not.toEqual(keysOf('ab'));
		expect(keysOf('a', 'b')).toEqual(keysOf('b', 'a'));
	});

	it('of a part is none of what a part has', () => {
		const { parts = [], contents = [] } = setKeys(...first);
		expect(parts.flat().filter((each) => contents.flat().includes(each))).toEqual([]);
		expect(new Set([...parts, ...contents].flat()).size).toBe(
			[...parts, ...contents].flat().length,
		);
	});

	it('is short, because n8n keeps thousands of them', () => {
		expect(dedupeHash('file', 'x'.repeat(500))).toMatch(/^[\w-]{12}$/);
	});
});
