/**
 * The values of `recording_type` that Zoom's references name. Zoom adds some from time to time, so
 * nothing may depend on a value being one of these.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/events/
 */
export const RECORDING_TYPES = [
	'active_speaker',
	'audio_only',
	'audio_only_each_participant',
	'audio_transcript',
	'cc_transcript',
	'chat_file',
	'chat_message',
	'closed_caption',
	'gallery_view',
	'host_video',
	'individual_shared_screen',
	'individual_user',
	'poll',
	'shared_screen',
	'shared_screen_with_gallery_view',
	'shared_screen_with_speaker_view',
	'shared_screen_with_speaker_view(CC)',
	'speaker_view',
	'summary',
	'thumbnail',
	'timeline',
] as const;
