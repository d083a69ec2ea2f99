import { clockSpan, isoSeconds } from '../state/dates';
import { stateOf, type StoredSession } from '../state/model';

/** A session as the list of sessions shows it. `now` in milliseconds. */
export function sessionObject(session: StoredSession, now: number): Record<string, unknown> {
	const started = session.startedAt ?? session.createdAt;
	const live = stateOf(session) === 'live';
	return {
		id: session.id,
		session_name: session.name,
		session_key: session.sessionKey,
		start_time: isoSeconds(started),
		end_time: session.endedAt === undefined ? '' : isoSeconds(session.endedAt),
		duration: clockSpan((session.endedAt ?? (live ? now : started)) - started),
		user_count: session.participants.length,
		has_voip: true,
		has_video: true,
		has_screen_share: false,
		has_recording: session.segments.length > 0 || session.files.length > 0,
		has_pstn: false,
		has_session_summary: session.transcriptOption === 2,
		audio_quality: 'good',
		video_quality: 'good',
		screen_share_quality: 'good',
	};
}

/** A session as the call for one session shows it. */
export function detailObject(session: StoredSession, now: number): Record<string, unknown> {
	const started = session.startedAt ?? session.createdAt;
	const until = session.endedAt ?? (stateOf(session) === 'live' ? now : started);
	return {
		...sessionObject(session, now),
		session_number: session.number,
		passcode: session.password,
		created_at: isoSeconds(session.createdAt),
		settings: settingsObject(session),
		hold: session.hold,
		total_minutes: Math.ceil((until - started) / 60_000) * session.participants.length,
	};
}

/** A session as its creation answers. */
export function createdObject(session: StoredSession): Record<string, unknown> {
	return {
		session_id: session.id,
		session_number: session.number,
		session_name: session.name,
		session_password: session.password,
		passcode: session.password,
		created_at: isoSeconds(session.createdAt),
		settings: settingsObject(session),
		hold: session.hold,
	};
}

function settingsObject(session: StoredSession): Record<string, unknown> {
	return {
		auto_recording: session.autoRecording,
		global_dial_in_countries: [],
		global_dial_in_numbers: [],
	};
}
