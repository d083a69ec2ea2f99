import { z } from 'zod';

import { count, id, moment, openMoment, text } from './common';
import { fileShape } from './recordings';

/** As REST answers have them, and what events add: `clip_id` and a participant's `recording_type`. */
const eventFile = fileShape.extend({
	file_name: text.optional(),
	clip_id: text.optional(),
	user_id: text.optional(),
	user_key: text.optional(),
});

const eventObject = z
	.object({
		id: z.union([id, z.number()]).optional(),
		/** Zoom's own examples have numbers. */
		session_id: z.union([id, z.number()]),
		session_name: text.optional(),
		session_key: text.optional(),
		start_time: moment.optional(),
		end_time: moment.optional(),
		timezone: text.optional(),
		user: z.record(z.unknown()).optional(),
		recording_file: z
			.object({ recording_start: moment, recording_end: openMoment.optional() })
			.strict()
			.optional(),
		recording_files: z.array(eventFile).optional(),
		participant_audio_files: z.array(eventFile).optional(),
		participant_video_files: z.array(eventFile).optional(),
	})
	.strict();

/** An event of a session or its recording. */
export const eventShape = z
	.object({
		event: text,
		event_ts: count,
		download_token: text.optional(),
		payload: z
			.object({
				account_id: text,
				operator: text.optional(),
				operator_id: text.optional(),
				object: eventObject,
			})
			.strict(),
	})
	.strict();

export type SessionEvent = z.output<typeof eventShape>;
