import { objectsIn, textOf, type JsonObject } from '../../shared/json';

/** The lists in which Zoom keeps the files of a session. */
export const FILE_COLLECTIONS = [
	'recording_files',
	'participant_audio_files',
	'participant_video_files',
] as const;

export type FileCollection = (typeof FILE_COLLECTIONS)[number];

export function isFileCollection(field: string): field is FileCollection {
	const collections: readonly string[] = FILE_COLLECTIONS;
	return collections.includes(field);
}

/** What a file is to its user; Zoom's `file_type` names formats instead. */
export type FileKind =
	| 'video'
	| 'audio'
	| 'transcript'
	| 'summary'
	| 'chat'
	| 'captions'
	| 'timeline'
	| 'thumbnail'
	| 'poll'
	| 'participantAudio'
	| 'participantVideo'
	| 'other';

const KIND_BY_TYPE: Readonly<Record<string, FileKind>> = {
	MP4: 'video',
	M4A: 'audio',
	TRANSCRIPT: 'transcript',
	SUMMARY: 'summary',
	CHAT: 'chat',
	CHAT_MESSAGE: 'chat',
	CC: 'captions',
	TIMELINE: 'timeline',
	TB: 'thumbnail',
	CSV: 'poll',
};

/** The kind of a file, from its list and its `file_type` (values that Zoom adds are `other`). */
export function kindOf(collection: FileCollection, file: JsonObject): FileKind {
	if (collection === 'participant_audio_files') return 'participantAudio';
	if (collection === 'participant_video_files') return 'participantVideo';
	return KIND_BY_TYPE[(textOf(file.file_type) ?? '').toUpperCase()] ?? 'other';
}

/** Whether a session has at least one file of one of these kinds. */
export function hasFileOfKind(session: JsonObject, kinds: readonly string[]): boolean {
	return FILE_COLLECTIONS.some((collection) =>
		objectsIn(session[collection]).some((file) => kinds.includes(kindOf(collection, file))),
	);
}

/** The kinds that the user can require a session to have. */
export const fileKindOptions: Array<{ name: string; value: FileKind }> = [
	{ name: 'Audio', value: 'audio' },
	{ name: 'Captions', value: 'captions' },
	{ name: 'Chat', value: 'chat' },
	{ name: 'Participant Audio', value: 'participantAudio' },
	{ name: 'Participant Video', value: 'participantVideo' },
	{ name: 'Poll', value: 'poll' },
	{ name: 'Summary', value: 'summary' },
	{ name: 'Thumbnail', value: 'thumbnail' },
	{ name: 'Timeline', value: 'timeline' },
	{ name: 'Transcript', value: 'transcript' },
	{ name: 'Video', value: 'video' },
];
