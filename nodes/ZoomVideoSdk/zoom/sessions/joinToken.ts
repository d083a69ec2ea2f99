import { InputError } from '../../shared/errors';
import { issueTime, type Claims } from '../auth/jwt';
import { checkLength, checkSessionName, MAX_KEY } from './sessionName';

/** Zoom's limits for the lifetime of a token, in minutes. */
export const MIN_LIFETIME = 30;
export const MAX_LIFETIME = 48 * 60;

/** Where Zoom has data centres for sessions (`geo_regions`). */
export const REGIONS = [
	'AU',
	'BR',
	'CA',
	'CN',
	'DE',
	'HK',
	'IN',
	'JP',
	'MX',
	'NL',
	'SG',
	'US',
] as const;

/** What the token lets a person do, and how it affects the recording. */
export interface SessionTokenSettings {
	/** `host` is Zoom's role 1, host or co-host. */
	role: 'host' | 'participant';
	sessionName: string | undefined;
	userKey?: string | undefined;
	sessionKey?: string | undefined;
	regions?: readonly string[];
	/** 30 to 2880. */
	lifetimeMinutes: number;
	/** `cloud_recording_option`: 0 one file for all, 1 a file for each person who has chosen it. */
	recordingLayout?: 0 | 1 | undefined;
	/** `cloud_recording_election`: whether this person's video is recorded in a file of its own. */
	recordOwnVideo?: boolean | undefined;
	/** `cloud_recording_transcript_option`: 0 nothing, 1 a transcript, 2 a summary too. */
	transcript?: 0 | 1 | 2 | undefined;
	/**
	 * `hold`: 0 off; 1 and 2 hold people until they are admitted. Zoom's changelog has the claim (Video
	 * SDK for web 2.6.10), but not the difference between the two.
	 */
	hold?: 0 | 1 | 2 | undefined;
	/** `video_webrtc_mode`, of the Video SDK for web. */
	videoWebRtc?: 0 | 1 | undefined;
	/** `audio_webrtc_mode`, of the Video SDK for web. */
	audioWebRtc?: 0 | 1 | undefined;
	/** `telemetry_tracking_id`, of the Video SDK for web. */
	trackingId?: string | undefined;
}

function checkCombination({ role, recordingLayout, recordOwnVideo }: SessionTokenSettings): void {
	if (role === 'participant' && recordingLayout !== undefined) {
		throw new InputError(
			"'Recording Layout': only a host's token can set this",
			"Zoom reads it only from the host's token. Remove it here, or set Role to Host.",
		);
	}
	if (recordingLayout === 0 && recordOwnVideo === true) {
		throw new InputError(
			"'Record Own Video': there is no own video when 'Recording Layout' is One Combined File",
			"Set 'Recording Layout' to One File per Participant, or remove 'Record Own Video'.",
		);
	}
}

/**
 * The claims of the token with which a person joins a session.
 *
 * For claims that are left out, Zoom's defaults apply. The name of the session is passed on as it is:
 * Zoom lower-cases it.
 *
 * @param sdkKey of the account, not the API key
 * @param now milliseconds since the epoch
 * @throws InputError for what Zoom would reject, or ignore
 * @see https://developers.zoom.us/docs/video-sdk/auth/
 */
export function sessionClaims(
	settings: SessionTokenSettings,
	sdkKey: string,
	now: number,
): Claims & { iat: number; exp: number; tpc: string } {
	const { role, userKey, sessionKey, regions = [], lifetimeMinutes } = settings;
	const { recordingLayout, recordOwnVideo, transcript } = settings;
	const { hold, videoWebRtc, audioWebRtc, trackingId } = settings;
	const tpc = checkSessionName(settings.sessionName);
	if (userKey !== undefined) checkLength('User Key', userKey, MAX_KEY);
	if (sessionKey !== undefined) checkLength('Session Key', sessionKey, MAX_KEY);
	if (lifetimeMinutes < MIN_LIFETIME || lifetimeMinutes > MAX_LIFETIME) {
		throw new InputError(
			`'Lifetime (Minutes)': ${lifetimeMinutes} minutes is out of range`,
			'Zoom accepts tokens of 30 minutes to 48 hours (2880 minutes).',
		);
	}
	checkCombination(settings);
	const iat = issueTime(now);
	return {
		app_key: sdkKey,
		role_type: role === 'host' ? 1 : 0,
		tpc,
		version: 1,
		iat,
		exp: iat + lifetimeMinutes * 60,
		...(userKey !== undefined && { user_key: userKey }),
		...(sessionKey !== undefined && { session_key: sessionKey }),
		...(regions.length > 0 && { geo_regions: regions.join(',') }),
		...(recordingLayout !== undefined && { cloud_recording_option: recordingLayout }),
		...(recordOwnVideo !== undefined && { cloud_recording_election: recordOwnVideo ? 1 : 0 }),
		...(transcript !== undefined && { cloud_recording_transcript_option: transcript }),
		...(hold !== undefined && { hold }),
		...(videoWebRtc !== undefined && { video_webrtc_mode: videoWebRtc }),
		...(audioWebRtc !== undefined && { audio_webrtc_mode: audioWebRtc }),
		...(trackingId !== undefined && { telemetry_tracking_id: trackingId }),
	};
}
