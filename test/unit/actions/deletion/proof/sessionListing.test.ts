import {
	listedFiles,
	readableFiles,
} from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/sessionListing';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';

const VIDEO: JsonObject = { id: 'a', file_type: 'MP4', file_size: 7 };
const all = () => true;
const listing = (session: JsonObject) => ({
	session_id: 's',
	recording_files: [VIDEO],
	...session,
});

it.each<[string, JsonObject]>([
	['no list', { recording_files: undefined }],
	['empty lists', { recording_files: [], participant_audio_files: [] }],
	['a file that is null', { recording_files: [VIDEO, null] }],
	['a list that is none', { participant_audio_files: 'many' }],
	['fewer files than it counts', { recording_count: 2 }],
	['fewer files than it counts in words', { recording_count: '2' }],
	['a further page', { next_page_token: 'more' }],
])('nothing is proven by an answer with %s', (_, session) => {
	expect(() => readableFiles(listing(session), all, false)).toThrow(
		expect.objectContaining({
			message:
				"'Only If Listed as Archived': Zoom's list of the files could not be read, so nothing was deleted",
			description: 'Try again later, and look at the output of Recording: Get.',
		}),
	);
});

describe('a list under another name', () => {
	it.each<[string, JsonObject, string]>([
		[
			'of files',
			{ participant_chat_files: [{ id: 'c', file_type: 'CHAT' }] },
			'participant_chat_files',
		],
		['of bare ids', { other_files: ['c'] }, 'other_files'],
		['of what cannot be read', { other_files: [null] }, 'other_files'],
		[
			'that is a single object',
			{ other_files: { download_url: 'https://zoom.us/c' } },
			'other_files',
		],
		['with no word of files', { clips: [{ download_url: 'https://zoom.us/c' }] }, 'clips'],
		['of sizes', { clips: [{ id: 'c', file_size: 7 }] }, 'clips'],
		['of files of the own storage', { clips: [{ external_storage_url: 's3://c' }] }, 'clips'],
		['within an object', { participants: { clips: [{ file_type: 'MP4' }] } }, 'participants'],
		['within a list', { participants: [{ clips: [{ file_type: 'MP4' }] }] }, 'participants'],
		['a single file', { summary: { file_type: 'SUMMARY' } }, 'summary'],
		['in upper case', { Recording_Files: [{ id: 'c' }] }, 'Recording_Files'],
	])('%s stops a deletion that would delete its files too', (_, session, name) => {
		expect(() => readableFiles(listing(session), all, false)).toThrow(
			expect.objectContaining({
				message: `'Only If Listed as Archived': the session has files in a list that is not known (${name}), so nothing was deleted`,
				description: expect.stringMatching(/Install a newer version.*File: Delete/),
			}),
		);
	});

	it.each([
		...['download_url', 'external_storage_url', 'file_extension', 'file_size', 'file_type'],
		...['recording_start', 'recording_type'],
	])('is known by the %s of what is in it', (field) => {
		const session = listing({ clips: [{ id: 'c', [field]: 'x' }] });
		expect(() => readableFiles(session, all, false)).toThrow(/not known \(clips\)/);
	});

	it('is found three levels down', () => {
		const session = listing({ more: { media: { clips: [{ file_type: 'MP4' }] } } });
		expect(() => readableFiles(session, all, false)).toThrow(/not known \(more\)/);
	});

	it.each<[string, JsonObject]>([
		['is empty', { participant_chat_files: [] }],
		['is null', { participant_chat_files: null }],
		['is of people', { participants: [{ id: 'c', user_name: 'Ada' }] }],
		['is of words', { tags: ['weekly'] }],
		['only counts', { recording_files_count: 3, total_size: 7 }],
		['says how many files there are', { recording_count: 1 }],
		['says that there is no further page', { next_page_token: '' }],
	])('that %s is no list of files', (_, session) => {
		expect(readableFiles(listing(session), all, false)).toEqual([
			expect.objectContaining({ id: 'a' }),
		]);
	});

	it('stops the deletion of a file only when the file is in it', () => {
		const session = listing({ clips: [{ id: 'c', file_type: 'MP4' }] });
		const withId = (id: string) => (file: JsonObject) => file.id === id;
		expect(readableFiles(session, withId('a'), false)).toHaveLength(1);
		expect(() => readableFiles(session, withId('c'), false)).toThrow(/not known \(clips\)/);
	});
});

it('after a try that may have deleted, does not say that nothing was deleted', () => {
	for (const session of [{ recording_count: 2 }, { other_files: ['c'] }]) {
		expect(() => readableFiles(listing(session), all, true)).toThrow(
			/, and an earlier try may have deleted files$/,
		);
	}
});

it('what is not of the deletion is left out', () => {
	const session = listing({ participant_audio_files: [{ id: 'b' }] });
	expect(readableFiles(session, ({ id }) => id === 'b', false)).toEqual([
		expect.objectContaining({ id: 'b', collection: 'participant_audio_files' }),
	]);
	expect(listedFiles(session)).toHaveLength(2);
});
