import { z } from 'zod';

import { count, day, id, moment, text } from './common';

/** The documented values of `file_type`. */
export const FILE_TYPES: readonly string[] = [
	...['MP4', 'M4A', 'CHAT', 'TIMELINE', 'CC', 'TRANSCRIPT', 'SUMMARY', 'CSV', 'TB'],
	'CHAT_MESSAGE',
];

/** Zoom leaves most of these out for captions and timelines, and addresses where files are the account's own. */
const fileFields = {
	id: id.optional(),
	status: text.optional(),
	recording_start: moment,
	recording_end: moment,
	file_type: text,
	file_extension: text.optional(),
	file_size: count.optional(),
	recording_type: text.optional(),
	download_url: z.string().url().optional(),
	external_storage_url: text.optional(),
	deleted_time: moment.optional(),
};

export const fileShape = z.object(fileFields).strict();

export const participantFileShape = z
	.object({
		...fileFields,
		file_name: text.optional(),
		user_id: text.optional(),
		user_key: text.optional(),
	})
	.strict();

const sessionFields = {
	session_id: id,
	session_name: text,
	session_key: text.optional(),
	start_time: moment,
	timezone: text.optional(),
	duration: z.number(),
	total_size: count,
	recording_count: count,
	recording_files: z.array(fileShape),
	participant_audio_files: z.array(participantFileShape).optional(),
	participant_video_files: z.array(participantFileShape).optional(),
};

/** `GET …/sessions/{sessionId}/recordings`. */
export const sessionRecordingsShape = z
	.object({ ...sessionFields, download_access_token: text.optional() })
	.strict();

/** `GET …/recordings`. */
export const recordingsListShape = z
	.object({
		from: day,
		to: day,
		page_size: count,
		total_records: count,
		next_page_token: text,
		sessions: z.array(z.object(sessionFields).strict()),
	})
	.strict();
