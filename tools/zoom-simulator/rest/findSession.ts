import { ReplyError, zoomError, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Service } from '../service';
import type { StoredSession } from '../state/model';
import { readSessionId } from './sessionId';

/** 404/3001. */
export function noSession(id: string): Reply {
	return zoomError(404, 3001, `Session does not exist: ${id}.`);
}

/** 404/3301. */
export function noRecording(service: Service): Reply {
	return zoomError(404, 3301, service.settings.now.noRecordingMessage);
}

/**
 * The session that the path names.
 * @throws ReplyError 400/300 for a badly encoded id, 404/3001 for one that is not there
 */
export function sessionOf(service: Service, call: Call): StoredSession {
	const { id, session } = lookUp(service, call);
	if (session === undefined) throw new ReplyError(noSession(id));
	return session;
}

/**
 * The session that the path names, for the recording calls: they know an unknown session and
 * one without recordings by one answer, 404/3301, unless a setting says otherwise.
 */
export function recordedSessionOf(service: Service, call: Call): StoredSession {
	const { id, session } = lookUp(service, call);
	if (session !== undefined) return session;
	const asSession = service.settings.now.unknownSessionRecordings === '3001';
	throw new ReplyError(asSession ? noSession(id) : noRecording(service));
}

function lookUp(service: Service, call: Call): { id: string; session: StoredSession | undefined } {
	const { store, settings } = service;
	const segment = call.params['sessionId'] ?? '';
	const known = (id: string) => store.session(id) !== undefined;
	const idOf = call.params['recordingId'] === undefined ? 'session' : 'file';
	const id = readSessionId(segment, settings.now.idEncoding, idOf, known);
	if (id === undefined) throw new ReplyError(zoomError(400, 300, 'Invalid session ID.'));
	return { id, session: store.session(id) };
}
