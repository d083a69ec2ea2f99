import type { SetKind } from '../recordings/completeSet/setKinds';

/** An event that Zoom sends about a session or its cloud recording. */
export interface SessionEvent {
	name: string;
	/** What the user reads in the list of events. */
	label: string;
	description: string;
}

/**
 * The events that can start the workflow, in the order in which they happen.
 *
 * Zoom has no event for a recording or a summary that failed. Events that can happen to the same files
 * again are also listed in the trigger's `dedupe/eventKeys.ts`; those that add files to a set, in its
 * `selectEvent.ts`.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/events/
 */
export const SESSION_EVENTS = [
	{
		name: 'session.recording_completed',
		label: 'Recording Completed',
		description: 'The recording is processed and its files can be downloaded',
	},
	{
		name: 'session.recording_transcript_completed',
		label: 'Recording Transcript Completed',
		description: 'The transcript of a recording is ready (Universal Credit accounts)',
	},
	{
		name: 'session.recording_summary_completed',
		label: 'Recording Summary Completed',
		description: 'The AI summary of a recording is ready (Universal Credit accounts)',
	},
	{
		name: 'session.recording_transcript_failed',
		label: 'Recording Transcript Failed',
		description: 'Zoom could not make the transcript',
	},
	{
		name: 'session.recording_started',
		label: 'Recording Started',
		description: 'A cloud recording began in a session',
	},
	{
		name: 'session.recording_paused',
		label: 'Recording Paused',
		description: 'A cloud recording was paused',
	},
	{
		name: 'session.recording_resumed',
		label: 'Recording Resumed',
		description: 'A paused cloud recording was resumed',
	},
	{
		name: 'session.recording_stopped',
		label: 'Recording Stopped',
		description: 'A cloud recording was stopped. Zoom still has to process it.',
	},
	{
		name: 'session.recording_trashed',
		label: 'Recording Moved to Trash',
		description: 'A recording, or one of its files, was moved to the trash',
	},
	{
		name: 'session.recording_deleted',
		label: 'Recording Deleted',
		description: 'A recording, or one of its files, was deleted for good',
	},
	{
		name: 'session.recording_recovered',
		label: 'Recording Recovered',
		description: 'A recording, or one of its files, was recovered from the trash',
	},
	{
		name: 'session.started',
		label: 'Session Started',
		description: 'A session began. Start its recording from here.',
	},
	{
		name: 'session.user_joined',
		label: 'User Joined',
		description: 'Someone joined a session. A recording can start only once the host has joined.',
	},
	{ name: 'session.user_left', label: 'User Left', description: 'Someone left a session' },
	{
		name: 'session.ended',
		label: 'Session Ended',
		description: 'A session ended, or everyone has left',
	},
] as const satisfies readonly SessionEvent[];

export const EVENT_NAMES: readonly string[] = SESSION_EVENTS.map(({ name }) => name);

/** The three events that most workflows need. */
export const DEFAULT_EVENTS = [
	'session.recording_completed',
	'session.recording_transcript_completed',
	'session.recording_summary_completed',
] as const;

export const TRANSCRIPT_FAILED = 'session.recording_transcript_failed';
/** Zoom does not say which files came back. */
export const RECOVERED = 'session.recording_recovered';

/** The event by which Zoom announces each kind of a set. */
export const COMPLETED_EVENTS: Readonly<Record<SetKind, string>> = {
	recording: 'session.recording_completed',
	transcript: 'session.recording_transcript_completed',
	summary: 'session.recording_summary_completed',
};
