import { z } from 'zod';

import { kindNames } from './files/kinds';
import { limitsSchema } from './rest/rateLimits';

const flag = (standard: boolean, help: string) => z.boolean().default(standard).describe(help);
const count = (standard: number, help: string) =>
	z.number().nonnegative().default(standard).describe(help);
const text = (standard: string, help: string) => z.string().default(standard).describe(help);
/** One of a few words, the first being the default. Digits may be given as a number. */
const choice = <const T extends string>(words: readonly [T, ...T[]], help: string) =>
	z
		.preprocess((given) => (typeof given === 'number' ? String(given) : given), z.enum(words))
		.default(words[0])
		.describe(`${help} Values: ${words.map((word) => `\`${word}\``).join(', ')}.`);

/**
 * Everything about the simulator that can be changed while it runs: name, default, values and
 * what it does. If it is not known what Zoom does, the setting has an answer for each case.
 */
export const settingsSchema = z
	.object({
		acceptSdkPair: flag(false, 'Also accept tokens signed with the SDK pair.'),
		expiredTokenMessage: text(
			'Invalid access token.',
			'Message of the 401/124 for an expired token (wording not known).',
		),
		iatSkewSeconds: count(60, 'How far in the future `iat` may be.'),
		maxTokenLifetimeSeconds: count(0, 'Longest accepted `exp - iat`; 0 for any (not known).'),
		clockOffsetSeconds: z
			.number()
			.default(0)
			.describe("Shifts the simulator's clock: Date header, tokens, timestamps."),
		latencyMs: count(0, 'Wait before every reply.'),
		latencyByOperation: z
			.record(z.number().nonnegative())
			.default({})
			.describe('Wait by operation, such as {"recordings.list":200}; adds to latencyMs.'),
		idEncoding: choice(
			['either', 'documented', 'once', 'twice'],
			'Encoding of session IDs in addresses: once or twice; as documented, twice only if they begin with `/` or contain `//` (for one file: any `/`); always once; always twice (not known).',
		),
		maxPageSize: count(300, 'Largest page_size (for recordings not known).'),
		pageSizeTooLarge: choice(
			['clamp', 'error'],
			'What happens with a larger page_size (not known).',
		),
		pageTokenSeconds: count(900, 'Lifetime of next_page_token.'),
		longRange: choice(
			['error', 'clampFrom', 'clampTo'],
			'Range of more than a month: 400/300, or `from` becomes later, or `to` becomes earlier (not known).',
		),
		listParticipantAudio: flag(false, "Include participant_audio_files in the account's list."),
		deleteWithoutAction: choice(
			['trash', 'delete', 'error'],
			'DELETE of recordings without `action` (not known).',
		),
		noRecordingMessage: text(
			'This recording does not exist.',
			'Message of 404/3301 (wording not known).',
		),
		unknownSessionRecordings: choice(
			['3301', '3001'],
			'Code of the 404 for recordings of an unknown session (not known).',
		),
		sessionNotLive: choice(
			['404', '400'],
			'Events for a session that is not live: 404/3001 or 400/300 (not known).',
		),
		wrongRecordingState: choice(
			['error', 'accept'],
			'Second start, or pause without a recording: 400/300, or 202 and nothing happens (not known).',
		),
		cloudRecording: choice(
			['enabled', 'notAvailable', 'storageFull'],
			'Whether the account may record; otherwise recording.start is refused with one of the two 400/300.',
		),
		recordingStretches: choice(
			['untilPause', 'untilStop', 'never'],
			'`cloud_recording` in users/sharing: a stretch ends at a pause, or only at the stop, or none is listed (not known).',
		),
		openStretchEnd: choice(
			['empty', 'missing'],
			'`end_time` of a stretch that is still going on (not known).',
		),
		recover: choice(
			['ok', 'noPermission200', 'storageFull', 'foreignUser'],
			'Recover: works; HTTP 200 with an error body; 400/3309; 400/1010.',
		),
		createStatus: choice(['201', '200'], 'Status of POST sessions (not known).'),
		trashDays: count(30, 'Days until the trash is emptied.'),
		rateLimits: limitsSchema
			.default({})
			.describe('By label, such as {"Light":{"perSecond":4,"perDay":6000}}; empty for none.'),
		rateLimitHeaders: flag(true, 'Send the rate limit headers and Retry-After with a 429.'),
		recordingEventDelayMs: count(20, 'From the 202 (or control call) to the recording event.'),
		processingDelayMs: count(1000, 'From the end of a session to recording_completed.'),
		transcriptDelayMs: count(2000, 'From the end of a session to the transcript event.'),
		summaryDelayMs: count(3000, 'From the end of a session to summary_completed.'),
		transcriptOption: choice(
			['2', '1', '0'],
			'For sessions without an option of their own: 0 neither, 1 transcript, 2 transcript and summary.',
		),
		transcriptFails: flag(false, 'recording_transcript_failed instead of transcript and summary.'),
		recordedKinds: z
			.array(z.enum(kindNames))
			.default(['video', 'audio', 'participantAudio', 'chat', 'timeline', 'captions'])
			.describe('Kinds of file that a recording has; participantVideo is off by default.'),
		fileIds: choice(
			['all', 'notForCaptionsAndTimeline'],
			'Whether new CC and TIMELINE files have id, status, size and recording_type.',
		),
		eventSessionId: choice(
			['string', 'number'],
			'session_id in recording events; as a number, it is the session number, as in the published examples.',
		),
		bodyStyle: choice(
			['compact', 'pretty', 'escapedSlashes'],
			"How the bytes of an event are written. Only for tests: Zoom's samples can verify only compact ones.",
		),
		webhookTimeoutMs: count(3000, 'How long a receiver may take to answer.'),
		retryScale: count(1, 'Factor for the repeats after 5, then 20, then 60 minutes.'),
		retry4xx: flag(true, 'Repeat after a 4xx answer (not known).'),
		retryTimestamp: choice(['new', 'same'], 'Timestamp with which a repeat is signed (not known).'),
		twins: flag(false, 'Send each event twice, with other addresses and another token.'),
		twinDelayMs: count(0, 'Wait before the second copy.'),
		signChallenge: flag(
			true,
			"Sign endpoint.url_validation. Turn it off only for tests: Zoom's samples verify it before they answer.",
		),
		webhookLog: choice(
			['kept', 'noApp', 'unknownCall'],
			'Reading the webhook log: works; 404/1401, the account has no app; 404/2300, the API has no such call.',
		),
		webhookLogBodies: choice(
			['text', 'json', 'cut', 'none'],
			'`request_body` and `response_body` in the webhook log: as sent, parsed, cut after 100 characters, or left out (not known).',
		),
		webhookLogHeaders: choice(
			['text', 'object', 'list'],
			'Headers in the webhook log: text of a JSON object, an object, or a list of names and values (not known).',
		),
		webhookLogOrder: choice(
			['newestFirst', 'oldestFirst'],
			'Order of the webhook log (not known).',
		),
		webhookLogDays: count(30, 'Number of days that the webhook log is kept (not known).'),
		downloadTokenSeconds: count(86_400, 'Lifetime of the download_token in events.'),
		downloadAccessTokenSeconds: count(
			86_400,
			'Lifetime of a download_access_token requested without ttl (not known).',
		),
		downloadTokenInQuery: flag(true, 'Accept ?access_token= at download addresses.'),
		apiTokenOpens: choice(
			['allAddresses', 'restAddresses'],
			"Addresses that the API token opens: also those of events, as Zoom's text on webhooks says, or only those of REST answers (not known).",
		),
		downloadUnauthorized: choice(
			['401', 'html'],
			'Download without a valid token: 401 with JSON, or 200 with a login page (not known).',
		),
		downloadRedirects: count(1, 'Redirects from download_url to the bytes; 0 for none.'),
		signedAddressSeconds: count(3600, 'Lifetime of a signed address at the file origin.'),
		bearerAtFileOrigin: choice(
			['ignore', 'refuse'],
			'A bearer token that reaches the file origin: ignored, or 403 (conflicting reports).',
		),
		fileRanges: flag(true, 'Honour Range (not known).'),
		fileEtag: flag(true, 'Send ETag (not known).'),
		fileLastModified: flag(true, 'Send Last-Modified (not known).'),
		fileIfRange: choice(
			['honoured', 'ignored'],
			'If-Range; a 206 that ignores it has no validators.',
		),
		fileEncoding: choice(
			['identity', 'gzip', 'gzipWhole', 'gzipBareRanges'],
			'Compress files: never; always; except in ranges; always, but ranges do not say so.',
		),
		fileContentLength: flag(true, 'Send Content-Length; otherwise the body is chunked.'),
		fileContentType: choice(
			['typed', 'octetStream'],
			'Content-Type by kind of file, or application/octet-stream (not known).',
		),
	})
	.strict();

/** The settings in force. */
export type Settings = z.output<typeof settingsSchema>;

/** Some of the settings, as they are given. */
export type SettingsPatch = Partial<Settings>;
