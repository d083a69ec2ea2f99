import type { StoredFile, StoredSession } from '../../../tools/zoom-simulator';
import type { KindName } from '../../../tools/zoom-simulator/files/kinds';
import { addFiles } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { EVENT, missingOf, setsOf, useSets } from './sets';

const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, pollSets, receive, resend, restart } = useSets(zoom);

/** Files that begin seconds after the start of the session, and end with its first part. */
function listFrom(session: StoredSession, kinds: KindName[], seconds: number): StoredFile[] {
	const files = addFiles(zoom, session, kinds);
	for (const file of files) file.start += seconds * 1000;
	return files;
}

const removeMain = (session: StoredSession, kinds: string[]) =>
	zoom.simulator.store.removeFiles(
		session,
		session.files.filter(
			({ collection, fileType }) => collection === 'recording_files' && kinds.includes(fileType),
		),
	);

describe('a set of which the main media are deleted', () => {
	const KINDS: Array<[string, KindName[], number, string[]]> = [
		["participants' files", ['participantAudio', 'participantVideo'], 20, ['MP4']],
		['an audio file of a moment later', ['audio'], 4, ['MP4']],
		['an audio file, and no transcript', ['audio'], 4, ['MP4', 'TRANSCRIPT']],
	];

	it.each(KINDS)('does not start again: %s stay', async (_, kinds, seconds, removed) => {
		const receiver = await receive();
		const session = emptySession();
		listFrom(session, kinds, seconds);
		list(session, 1, ['video']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		removeMain(session, removed);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200 repeat');
		expect(await complete(await restart(receiver), session, 1, 'summary')).toBe('200 repeat');
	});

	it.each(KINDS)('is not polled again: %s stay', async (_, kinds, seconds, removed) => {
		const sets = await pollSets();
		const session = emptySession();
		listFrom(session, kinds, seconds);
		list(session, 1, ['video', 'transcript']);
		expect(missingOf(await sets())).toEqual([[]]);
		removeMain(session, removed);
		list(session, 1, ['summary']);
		expect(await sets()).toEqual([]);
	});

	it.each([-3, 3])('does not start again: a transcript %i seconds off stays', async (seconds) => {
		const receiver = await receive();
		const session = emptySession();
		listFrom(session, ['participantAudio'], 20);
		list(session, 1, ['video']);
		expect(await complete(receiver, session, 1, 'transcript', seconds * 1000)).toBe('200');
		removeMain(session, ['MP4']);
		expect(await complete(receiver, session, 1, 'summary')).toBe('200 repeat');
	});

	it('starts once for a summary that begins before them', async () => {
		const receiver = await receive();
		const session = emptySession();
		list(session, 1, ['video']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		expect(await complete(receiver, session, 1, 'summary', -3_000)).toBe('200 repeat');
	});
});

describe('what a part had when it started the workflow', () => {
	it.each(['TRANSCRIPT', 'MP4'])(
		'is not missing when it has disappeared since: %s',
		async (gone) => {
			const receiver = await receive();
			const session = emptySession();
			list(session, 1, ['video']);
			expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
			removeMain(session, [gone]);
			await complete(receiver, session, 2, 'video');
			expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
			expect(setsOf(receiver)).toEqual([
				[2, []],
				[3, []],
			]);
		},
	);

	it('is not missing for the poll trigger', async () => {
		const sets = await pollSets();
		const session = emptySession();
		list(session, 1, ['video', 'transcript']);
		await sets();
		removeMain(session, ['TRANSCRIPT']);
		list(session, 2, ['video']);
		expect(await sets()).toEqual([]);
		list(session, 2, ['transcript']);
		expect(missingOf(await sets())).toEqual([[]]);
	});

	it('is not missing when it started it although repeats are not ignored', async () => {
		const receiver = await receive(['recording', 'transcript'], {
			options: { ignoreDuplicates: false },
		});
		const session = emptySession();
		list(session, 1, ['video']);
		expect(await complete(receiver, session, 1, 'transcript')).toBe('200');
		removeMain(session, ['TRANSCRIPT']);
		list(session, 2, ['video']);
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver).at(-1)).toEqual([3, []]);
	});
});

it('a transcript without times ends the wait of the part that still waits', async () => {
	const receiver = await receive();
	const session = emptySession();
	await complete(receiver, session, 1, 'video');
	await receiver.tell('session.recording_transcript_failed', session);
	expect(await complete(receiver, session, 2, 'video')).toBe('200 set_incomplete');
	const told = await receiver.tell(EVENT.summary, session);
	const files = [{ id: 'untimed', file_type: 'TRANSCRIPT', status: 'completed' }];
	const object = { session_id: session.id, session_name: 'demo', recording_files: files };
	const event = { event: EVENT.transcript, payload: { object } };
	expect(await resend(receiver, told, event)).toBe('200');
	expect(setsOf(receiver).at(-1)).toEqual([3, ['transcript']]);
});
