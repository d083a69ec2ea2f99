import type { Service } from '../service';
import { isoSeconds } from '../state/dates';
import type { Collection, StoredFile, StoredSession } from '../state/model';

/** The files that are neither in the trash themselves nor with their session. */
export function availableFiles(session: StoredSession): StoredFile[] {
	if (session.trashedAt !== undefined) return [];
	return session.files.filter((file) => file.trashedAt === undefined);
}

/**
 * A file as answers and events show it. Fields that it does not have are undefined and so left
 * out of JSON.
 * @param shown `eventCopy` in an event, whose addresses are others than those of answers: 0, and 1
 *   for its second copy
 */
export function fileObject(
	file: StoredFile,
	service: Pick<Service, 'addresses' | 'origins'>,
	{ eventCopy, deletedAt }: { eventCopy?: number; deletedAt?: number | undefined } = {},
): Record<string, unknown> {
	const { origins, addresses } = service;
	const path =
		eventCopy === undefined
			? `download/${addresses.downloadPart(file.key, 0)}`
			: `webhook_download/${addresses.eventPart(file.key, eventCopy)}`;
	const address = `${origins.api}/rec/${path}`;
	return {
		id: file.id,
		status: file.showSize ? 'completed' : undefined,
		recording_start: isoSeconds(file.start),
		recording_end: isoSeconds(file.end),
		file_name: file.name,
		file_type: file.fileType,
		file_extension: file.extension,
		file_size: file.showSize ? file.size : undefined,
		recording_type: file.recordingType ?? typeInEvents(file, eventCopy),
		download_url: file.externalUrl === undefined ? address : undefined,
		external_storage_url: file.externalUrl,
		user_id: file.userId,
		user_key: file.userKey,
		deleted_time:
			deletedAt === undefined || file.collection !== 'recording_files'
				? undefined
				: isoSeconds(deletedAt),
	};
}

/** The type of a participant's audio, which events have and answers have not. */
function typeInEvents({ collection }: StoredFile, eventCopy?: number): string | undefined {
	const isNamed = eventCopy !== undefined && collection === 'participant_audio_files';
	return isNamed ? 'audio_only_each_participant' : undefined;
}

/** The files of one of a session's lists. */
export function inCollection(files: readonly StoredFile[], collection: Collection): StoredFile[] {
	return files.filter((file) => file.collection === collection);
}

/**
 * A session with the given files, as the recording calls answer. Timelines and summaries count
 * neither in `recording_count` nor in `total_size`, participants' audio in both: as in Zoom's
 * published examples.
 */
export function recordingsObject(
	session: StoredSession,
	files: readonly StoredFile[],
	service: Pick<Service, 'addresses' | 'origins'>,
	options: { audio: boolean; deletedAt?: (file: StoredFile) => number | undefined },
): Record<string, unknown> {
	const show = (collection: Collection) =>
		inCollection(files, collection).map((file) =>
			fileObject(file, service, { deletedAt: options.deletedAt?.(file) }),
		);
	const counted = files.filter(
		(file) =>
			file.fileType !== 'TIMELINE' &&
			file.fileType !== 'SUMMARY' &&
			file.collection !== 'participant_video_files',
	);
	const video = show('participant_video_files');
	const started = session.startedAt ?? session.createdAt;
	const lasted = (session.endedAt ?? started) - started;
	return {
		session_id: session.id,
		session_name: session.name,
		session_key: session.sessionKey,
		start_time: isoSeconds(started),
		timezone: session.timezone,
		duration: Math.max(1, Math.round(lasted / 60_000)),
		total_size: counted.reduce((sum, file) => sum + file.size, 0),
		recording_count: counted.length,
		recording_files: show('recording_files'),
		participant_audio_files: options.audio ? show('participant_audio_files') : undefined,
		participant_video_files: options.audio || video.length > 0 ? video : undefined,
	};
}
