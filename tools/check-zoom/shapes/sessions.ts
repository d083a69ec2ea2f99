import { z } from 'zod';

import { count, day, id, moment, openMoment, text } from './common';

const quality = text.optional();

const sessionFields = {
	id,
	session_name: text,
	session_key: text.optional(),
	start_time: openMoment.optional(),
	end_time: openMoment.optional(),
	duration: text.optional(),
	user_count: count.optional(),
	has_voip: z.boolean().optional(),
	has_video: z.boolean().optional(),
	has_screen_share: z.boolean().optional(),
	has_recording: z.boolean().optional(),
	has_pstn: z.boolean().optional(),
	has_session_summary: z.boolean().optional(),
	audio_quality: quality,
	video_quality: quality,
	screen_share_quality: quality,
};

/** `GET …/sessions`. */
export const sessionsListShape = z
	.object({
		from: day,
		to: day,
		page_size: count,
		next_page_token: text,
		sessions: z.array(z.object(sessionFields).strict()),
	})
	.strict();

const settings = z
	.object({
		auto_recording: text,
		global_dial_in_countries: z.array(text).optional(),
		global_dial_in_numbers: z.array(z.unknown()).optional(),
	})
	.strict();

/** `GET …/sessions/{sessionId}`. The type of `hold` is not documented. */
export const sessionDetailShape = z
	.object({
		...sessionFields,
		session_number: count.optional(),
		passcode: text.optional(),
		created_at: moment.optional(),
		settings: settings.optional(),
		hold: z.unknown(),
		total_minutes: count.optional(),
	})
	.strict();

/** `POST …/sessions`. */
export const createdSessionShape = z
	.object({
		session_id: id,
		session_number: count,
		session_name: text,
		session_password: text.optional(),
		passcode: text.optional(),
		created_at: moment,
		settings: settings.optional(),
		hold: z.unknown(),
	})
	.strict();

const userFields = { id: text, name: text, user_key: text.optional() };
const page = { page_size: count, next_page_token: text };

/** What Zoom tells of a participant's device, network and calls: all of it texts. */
const deviceFields = Object.fromEntries(
	[
		...['device', 'ip_address', 'location', 'network_type', 'microphone', 'speaker', 'camera'],
		...['data_center', 'connection_type', 'client', 'os', 'os_version', 'browser_name'],
		...['browser_version', 'audio_quality', 'video_quality', 'screen_share_quality'],
	].map((field) => [field, text.optional()]),
);

/** `GET …/sessions/{sessionId}/users`. */
export const usersShape = z
	.object({
		...page,
		users: z.array(
			z
				.object({
					...userFields,
					...deviceFields,
					join_time: moment,
					leave_time: openMoment.optional(),
					audio_call: z.array(z.unknown()).optional(),
					participant_uuid: text.optional(),
					is_original_host: z.boolean().optional(),
				})
				.strict(),
		),
	})
	.strict();

/** `GET …/sessions/{sessionId}/users/sharing`. */
export const sharingShape = z
	.object({
		...page,
		users: z.array(
			z
				.object({
					...userFields,
					details: z.array(
						z
							.object({ content: text, start_time: moment, end_time: openMoment.optional() })
							.strict(),
					),
				})
				.strict(),
		),
	})
	.strict();
