import { fileObject, inCollection } from '../rest/recordingShapes';
import type { Service } from '../service';
import type { Settings } from '../settings';
import { isoSeconds } from '../state/dates';
import type { StoredFile, StoredSession } from '../state/model';
import { participantsOf, type Participant } from '../state/participants';

/** Something that happened, before it is written for a receiver. */
export interface Happening {
	event: string;
	session: StoredSession;
	/** Files that the event carries; such an event brings a download_token. */
	files?: readonly StoredFile[];
	/** The span that started, paused, resumed and stopped events carry. */
	span?: { start: number; end: number | undefined };
	/** Who joined or left. */
	person?: string;
	/** Trashed, deleted and recovered events name who did it. */
	byOperator?: boolean;
}

/** Milliseconds of the event, and its text by copy: a twin has other addresses and another token. */
export interface WrittenEvent {
	event: string;
	eventTs: number;
	sessionId: string;
	body: (copy: number) => Promise<string>;
}

/** Writes an event as Zoom's envelope has it. The time of the event is now. */
export function writeEvent(service: Service, happening: Happening): WrittenEvent {
	const { event, session } = happening;
	const settings = service.settings.now;
	const eventTs = service.settings.clock();
	// Built at once: what happens to the session afterwards must not change the event.
	const objects = [0, 1].map((copy) => objectOf(service, happening, copy));
	const operator = happening.byOperator
		? { operator: 'operator@example.com', operator_id: 'z8yCxjTTTSiw02QgCAp8uQ' }
		: {};
	const body = async (copy: number) => {
		const token =
			happening.files === undefined
				? undefined
				: await service.downloadTokens.issueForEvent(session.id, settings.downloadTokenSeconds);
		const value = {
			event,
			event_ts: eventTs,
			...(token === undefined ? {} : { download_token: token }),
			payload: {
				account_id: service.keys.accountId,
				...operator,
				object: objects[copy],
			},
		};
		return styled(value, settings.bodyStyle);
	};
	return { event, eventTs, sessionId: session.id, body };
}

function styled(value: unknown, style: Settings['bodyStyle']): string {
	if (style === 'pretty') return JSON.stringify(value, null, 2);
	const compact = JSON.stringify(value);
	return style === 'escapedSlashes' ? compact.replace(/\//g, '\\/') : compact;
}

function objectOf(
	service: Service,
	{ event, session, files, span, person }: Happening,
	copy: number,
): Record<string, unknown> {
	const isOfRecording = event.startsWith('session.recording_');
	const asNumber = isOfRecording && service.settings.now.eventSessionId === 'number';
	const common = {
		session_id: asNumber ? session.number : session.id,
		session_name: session.name,
		session_key: session.sessionKey,
		start_time: isoSeconds(session.startedAt ?? session.createdAt),
	};
	if (!isOfRecording) {
		const ended = session.endedAt === undefined ? {} : { end_time: isoSeconds(session.endedAt) };
		const now = service.settings.clock();
		const user = participantsOf(session).find(({ name }) => name === person);
		return {
			...{ id: session.id, ...common, ...ended },
			...(user && { user: userObject(user, event, session.startedAt ?? now, now) }),
		};
	}
	return {
		...common,
		timezone: session.timezone,
		...(span === undefined ? {} : { recording_file: spanObject(span) }),
		...(files === undefined ? {} : fileLists(service, event, files, copy)),
	};
}

/** Who joined or left, as Zoom's webhook reference has it. */
function userObject(
	{ id, name, userKey, uuid }: Participant,
	event: string,
	joined: number,
	now: number,
): Record<string, unknown> {
	const hasLeft = event === 'session.user_left';
	return {
		...{ id, name, join_time: isoSeconds(hasLeft ? joined : now) },
		...(hasLeft && { leave_time: isoSeconds(now), leave_reason: `${name} left the session.` }),
		...{ user_key: userKey, phone_number: '', participant_uuid: uuid },
	};
}

function spanObject(span: { start: number; end: number | undefined }): Record<string, unknown> {
	return {
		recording_start: isoSeconds(span.start),
		recording_end: span.end === undefined ? '' : isoSeconds(span.end),
	};
}

/** The lists of files of an event, as captured: an empty list of participants' files is left out. */
function fileLists(
	service: Service,
	event: string,
	files: readonly StoredFile[],
	copy: number,
): Record<string, unknown> {
	const show = (collection: StoredFile['collection']) =>
		inCollection(files, collection).map((file) => fileObject(file, service, { eventCopy: copy }));
	const recording_files = show('recording_files');
	if (event !== 'session.recording_completed') return { recording_files };
	const lists = ['participant_audio_files', 'participant_video_files'] as const;
	return {
		recording_files: recording_files.map((file) => ({ ...file, clip_id: '' })),
		...Object.fromEntries(
			lists.map((list) => [list, show(list)] as const).filter(([, shown]) => shown.length > 0),
		),
	};
}
