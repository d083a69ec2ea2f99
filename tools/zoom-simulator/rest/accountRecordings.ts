import { json, validationFailed, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Service } from '../service';
import { addDays, dayOf } from '../state/dates';
import type { StoredFile, StoredSession } from '../state/model';
import { cutPage } from './page';
import { readRange } from './range';
import { availableFiles, recordingsObject } from './recordingShapes';
import type { RestRoute } from './route';

type TrashType = 'session_recordings' | 'recording_file';

/** The recordings of the whole account and how much storage they take. */
export function accountRecordingRoutes(service: Service): RestRoute[] {
	return [
		{
			operation: 'recordings.list',
			label: 'Medium',
			method: 'GET',
			path: '/v2/videosdk/recordings',
			handle: (call) => list(service, call),
		},
		{
			operation: 'report.cloudRecording',
			label: 'Heavy',
			method: 'GET',
			path: '/v2/videosdk/report/cloud_recording',
			handle: (call) => report(service, call),
		},
	];
}

function list(service: Service, call: Call): Reply {
	const now = service.settings.clock();
	const settings = service.settings.now;
	const range = readRange(call.query, { settings, now, required: false });
	const trash = call.query.get('trash') ?? 'false';
	const trashType = call.query.get('trash_type') ?? 'session_recordings';
	if (trash !== 'true' && trash !== 'false') {
		return validationFailed({ field: 'trash', message: 'Allowed values: true, false.' });
	}
	if (trashType !== 'session_recordings' && trashType !== 'recording_file') {
		const message = 'Allowed values: session_recordings, recording_file.';
		return validationFailed({ field: 'trash_type', message });
	}
	if (trash === 'true') service.store.purgeTrash(now, settings.trashDays);
	const matches = trash === 'true' ? trashed(service, trashType) : recorded(service, range);
	const filesOf = trash === 'true' ? trashedFiles : availableFiles;
	const page = cutPage(matches, call.query, { settings, now });
	return json(200, {
		from: range.from,
		to: range.to,
		page_size: page.page_size,
		total_records: matches.length,
		next_page_token: page.next_page_token,
		sessions: page.items.map((session) =>
			recordingsObject(session, filesOf(session), service, {
				audio: settings.listParticipantAudio,
				deletedAt: (file) => file.trashedAt ?? session.trashedAt,
			}),
		),
	});
}

function recorded(service: Service, range: { start: number; end: number }): StoredSession[] {
	return service.store
		.all()
		.filter(
			({ startedAt = Number.NaN, trashedAt, files }) =>
				startedAt >= range.start &&
				startedAt < range.end &&
				trashedAt === undefined &&
				files.some((file) => file.trashedAt === undefined),
		);
}

function trashed(service: Service, type: TrashType): StoredSession[] {
	return service.store
		.all()
		.filter(
			(session) =>
				(session.trashedAt !== undefined) === (type === 'session_recordings') &&
				trashedFiles(session).length > 0,
		);
}

/** All files of a session in the trash, or the single ones that are there without it. */
function trashedFiles(session: StoredSession): StoredFile[] {
	return session.files.filter(
		(file) => session.trashedAt !== undefined || file.trashedAt !== undefined,
	);
}

const planBytes = 100 * 1024 ** 3;

function report(service: Service, call: Call): Reply {
	const now = service.settings.clock();
	const range = readRange(call.query, { settings: service.settings.now, now, required: true });
	const days = [];
	for (let day = range.start; day < range.end; day = addDays(day, 1)) {
		const used = usedBytes(service, addDays(day, 1));
		days.push({
			date: dayOf(day),
			usage: inUnits(used),
			plan_usage: inUnits(planBytes),
			free_usage: inUnits(Math.max(0, planBytes - used)),
		});
	}
	return json(200, { from: range.from, to: range.to, cloud_recording_storage: days });
}

function usedBytes(service: Service, before: number): number {
	let sum = 0;
	for (const session of service.store.all()) {
		for (const file of session.files) if (file.end < before) sum += file.size;
	}
	return sum;
}

/** Bytes as the report writes them: `0`, `512 KB`, `1.25 GB`. */
function inUnits(bytes: number): string {
	const unit = bytes >= 1024 ** 3 ? 3 : bytes >= 1024 ** 2 ? 2 : 1;
	const value = bytes / 1024 ** unit;
	return bytes === 0 ? '0' : `${Number(value.toFixed(2))} ${['KB', 'MB', 'GB'][unit - 1]}`;
}
