import type { Collection, FileType } from '../state/model';
import { captions, chat, poll, summary, timeline, transcript } from './texts';

/** What all files of one kind have in common. */
export interface Kind {
	fileType: FileType;
	extension: string;
	recordingType: string | undefined;
	collection: Collection;
	contentType: string;
	/** The text of a file that has one; media are filled by their size. */
	text?: (speakers: readonly string[]) => string;
	/** Bytes for each recorded second, for media. */
	bytesPerSecond?: number;
}

const main = { collection: 'recording_files' } as const;
const mp4 = { fileType: 'MP4', extension: 'MP4', contentType: 'video/mp4' } as const;
const m4a = { fileType: 'M4A', extension: 'M4A', contentType: 'audio/mp4' } as const;
const vtt = { extension: 'VTT', contentType: 'text/vtt' } as const;
const json = { extension: 'JSON', contentType: 'application/json' } as const;

/** The kinds of file that can be made, by a name of our own. */
export const kinds = {
	video: {
		...main,
		...mp4,
		recordingType: 'shared_screen_with_speaker_view',
		bytesPerSecond: 40_000,
	},
	galleryVideo: { ...main, ...mp4, recordingType: 'gallery_view', bytesPerSecond: 40_000 },
	audio: { ...main, ...m4a, recordingType: 'audio_only', bytesPerSecond: 8_000 },
	participantAudio: {
		...m4a,
		collection: 'participant_audio_files',
		recordingType: undefined,
		bytesPerSecond: 8_000,
	},
	participantVideo: {
		...mp4,
		collection: 'participant_video_files',
		recordingType: 'individual_user',
		bytesPerSecond: 20_000,
	},
	chat: {
		...main,
		fileType: 'CHAT',
		extension: 'TXT',
		recordingType: 'chat_file',
		contentType: 'text/plain',
		text: chat,
	},
	timeline: { ...main, ...json, fileType: 'TIMELINE', recordingType: 'timeline', text: timeline },
	captions: { ...main, ...vtt, fileType: 'CC', recordingType: 'closed_caption', text: captions },
	transcript: {
		...main,
		...vtt,
		fileType: 'TRANSCRIPT',
		recordingType: 'audio_transcript',
		text: transcript,
	},
	summary: { ...main, ...json, fileType: 'SUMMARY', recordingType: 'summary', text: summary },
	poll: {
		...main,
		fileType: 'CSV',
		extension: 'CSV',
		recordingType: 'poll',
		contentType: 'text/csv',
		text: poll,
	},
	thumbnail: {
		...main,
		fileType: 'TB',
		extension: 'JPG',
		recordingType: 'thumbnail',
		contentType: 'image/jpeg',
		bytesPerSecond: 0,
	},
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const kindNames = [
	'video',
	'galleryVideo',
	'audio',
	'participantAudio',
	'participantVideo',
	'chat',
	'timeline',
	'captions',
	'transcript',
	'summary',
	'poll',
	'thumbnail',
] as const satisfies readonly KindName[];
