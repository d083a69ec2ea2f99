import { z } from 'zod';

import { empty, json, ReplyError, validationFailed, zoomError, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Lifecycle } from '../lifecycle';
import type { Service } from '../service';
import type { StoredFile, StoredSession } from '../state/model';
import { readBody } from './body';
import { noRecording, recordedSessionOf } from './findSession';
import { availableFiles, recordingsObject } from './recordingShapes';
import type { RestRoute } from './route';

const longestTtl = 604_800;

/** The recordings of one session: reading, deleting, recovering. */
export function recordingRoutes(service: Service, lifecycle: Lifecycle): RestRoute[] {
	const recordings = '/v2/videosdk/sessions/:sessionId/recordings';
	return [
		{
			operation: 'recordings.get',
			label: 'Light',
			method: 'GET',
			path: recordings,
			handle: (call) => getRecordings(service, call),
		},
		{
			operation: 'recordings.delete',
			label: 'Light',
			method: 'DELETE',
			path: recordings,
			handle: (call) => {
				const session = recordedSessionOf(service, call);
				return remove(service, lifecycle, call, session, availableFiles(session));
			},
		},
		{
			operation: 'recordings.recover',
			label: 'Light',
			method: 'PUT',
			path: `${recordings}/status`,
			handle: (call) => recover(service, lifecycle, call, recordedSessionOf(service, call)),
		},
		{
			operation: 'recordings.deleteFile',
			label: 'Light',
			method: 'DELETE',
			path: `${recordings}/:recordingId`,
			handle: (call) => {
				const session = recordedSessionOf(service, call);
				const files = availableFiles(session);
				const file = withId(files, call);
				return remove(service, lifecycle, call, session, file === undefined ? [] : [file], true);
			},
		},
		{
			operation: 'recordings.recoverFile',
			label: 'Light',
			method: 'PUT',
			path: `${recordings}/:recordingId/status`,
			handle: (call) => {
				const session = recordedSessionOf(service, call);
				return recover(service, lifecycle, call, session, withId(session.files, call) ?? null);
			},
		},
	];
}

function withId(files: readonly StoredFile[], call: Call): StoredFile | undefined {
	const segment = call.params['recordingId'] ?? '';
	return files.find(({ id }) => id !== undefined && encodeURIComponent(id) === segment);
}

async function getRecordings(service: Service, call: Call): Promise<Reply> {
	const session = recordedSessionOf(service, call);
	const files = availableFiles(session);
	const seconds = readTtl(service, call.query);
	if (files.length === 0) return noRecording(service);
	const answer = recordingsObject(session, files, service, { audio: true });
	if (seconds !== undefined) {
		answer['download_access_token'] = await service.downloadTokens.issue(session.id, seconds);
	}
	return json(200, answer);
}

function readTtl(service: Service, query: URLSearchParams): number | undefined {
	const wanted = (query.get('include_fields') ?? '').split(',').includes('download_access_token');
	const ttl = query.get('ttl');
	if (ttl === null) return wanted ? service.settings.now.downloadAccessTokenSeconds : undefined;
	if (wanted && /^\d{1,6}$/.test(ttl) && Number(ttl) <= longestTtl) return Number(ttl);
	const message = wanted
		? `The value must be between 0 and ${longestTtl}.`
		: 'Only valid with include_fields=download_access_token.';
	throw new ReplyError(validationFailed({ field: 'ttl', message }));
}

function remove(
	service: Service,
	lifecycle: Lifecycle,
	call: Call,
	session: StoredSession,
	files: readonly StoredFile[],
	single = false,
): Reply {
	const action = call.query.get('action') ?? service.settings.now.deleteWithoutAction;
	if (action !== 'trash' && action !== 'delete') {
		return validationFailed({ field: 'action', message: 'Allowed values: trash, delete.' });
	}
	if (files.length === 0) return noRecording(service);
	if (action === 'delete') lifecycle.deleteFiles(session, files);
	else if (single) lifecycle.trashFiles(session, files);
	else lifecycle.trashSession(session);
	return empty(204);
}

/** @param file the one file to recover; null when the call names one that is not there */
function recover(
	service: Service,
	lifecycle: Lifecycle,
	call: Call,
	session: StoredSession,
	file?: StoredFile | null,
): Reply {
	readBody(call, z.object({ action: z.literal('recover') }));
	const refused = refusal(service);
	if (refused !== undefined) return refused;
	service.store.purgeTrash(service.settings.clock(), service.settings.now.trashDays);
	const gone =
		file === undefined
			? session.trashedAt === undefined
			: file?.trashedAt === undefined || !session.files.includes(file);
	if (gone) return noRecording(service);
	lifecycle.recover(session, file ?? undefined);
	return empty(204);
}

function refusal(service: Service): Reply | undefined {
	switch (service.settings.now.recover) {
		case 'ok':
			return undefined;
		case 'noPermission200':
			return zoomError(200, 200, 'You do not have the right permissions.');
		case 'storageFull':
			return zoomError(
				400,
				3309,
				'Not enough cloud storage available. Either purchase additional storage or delete cloud recordings to free up storage.',
			);
		case 'foreignUser':
			return zoomError(
				400,
				1010,
				`User does not belong to this account: ${service.keys.accountId}.`,
			);
	}
}
