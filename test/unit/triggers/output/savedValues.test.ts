import {
	dedupeHash,
	hashInSet,
	setHashes,
} from '../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import { keysToStore } from '../../../../nodes/ZoomVideoSdk/triggers/output/repeats';
import { ofPart as of, transcript, video } from '../../fixtures/setFiles';

/** n8n has these in its database: another value would start workflows again after an update. */
describe('what a trigger has saved is recognized after an update', () => {
	it.each([
		['of a file', dedupeHash('file', 's:recording_files:a'), '_GDYFFC_FKf0'],
		['of a part of a set', hashInSet('part', 's:part:recording:1'), 'j4ItjhFI5jG0'],
		['of what a part has', hashInSet('contents', 's:part:recording:1 recording'), 'G-5WGj4NItPQ'],
	])('%s', (_, hash, saved) => {
		expect(hash).toBe(saved);
	});

	it('of captions with an id', () => {
		expect(keysToStore({ key: 'a', keyWithIds: 'b' })).toEqual(['b', 'grTgGtiXLYQC']);
	});

	it('of a set', () => {
		const session = {
			session_id: 's',
			recording_files: [of(1, video), of(1, transcript)].map((file) => ({ ...file })),
		};
		expect(setHashes(session, ['recording', 'transcript'])).toEqual({
			parts: [['nWIGZuSA0LYq']],
			contents: [['tMJ-SYgfmfGE'], ['tcJ2SDCFUm9Q'], ['0Xl_Zu6G2UVY'], ['_LO__m_mM1Ww']],
		});
	});

	it('of a set without any part', () => {
		expect(setHashes({ session_id: 's' }, ['recording'])).toEqual({
			parts: [],
			contents: [['xkKXxEgy0gv0']],
		});
	});
});
