import { ReplyError, validationFailed, zoomError, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Service } from '../service';
import { addMonths } from '../state/dates';
import { stateOf, type State, type StoredSession } from '../state/model';
import { readSessionId, type IdOf } from './sessionId';

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
export function sessionOf(service: Service, call: Call, idOf: IdOf = 'session'): StoredSession {
	const { id, session } = lookUp(service, call, idOf);
	if (session === undefined) throw new ReplyError(noSession(id));
	return session;
}

/**
 * The session that the path names, if it is in the state that the query's `type` asks for. Without one, it
 * is `fallback`, or any.
 * @throws ReplyError 400/12702 for one of over a year ago, 400/300 for another type, 404/3001
 */
export function sessionOfType(
	service: Service,
	call: Call,
	types: readonly State[],
	fallback?: State,
): StoredSession {
	const session = sessionOf(service, call);
	const started = session.startedAt ?? session.createdAt;
	if (started < addMonths(service.settings.clock(), -12)) {
		throw new ReplyError(zoomError(400, 12702, 'Can not access session a year ago.'));
	}
	const given = call.query.get('type') ?? fallback;
	if (given === undefined) return session;
	if (!types.some((type) => type === given)) {
		const message = `Allowed values: ${types.join(', ')}.`;
		throw new ReplyError(validationFailed({ field: 'type', message }));
	}
	if (given !== stateOf(session)) throw new ReplyError(noSession(session.id));
	return session;
}

/**
 * The session that the path names, for the recording calls: they know an unknown session and
 * one without recordings by one answer, 404/3301, unless a setting says otherwise.
 */
export function recordedSessionOf(service: Service, call: Call): StoredSession {
	const idOf = call.params['recordingId'] === undefined ? 'session' : 'file';
	const { id, session } = lookUp(service, call, idOf);
	if (session !== undefined) return session;
	const asSession = service.settings.now.unknownSessionRecordings === '3001';
	throw new ReplyError(asSession ? noSession(id) : noRecording(service));
}

function lookUp(
	service: Service,
	call: Call,
	idOf: IdOf,
): { id: string; session: StoredSession | undefined } {
	const { store, settings } = service;
	const segment = call.params['sessionId'] ?? '';
	const known = (id: string) => store.session(id) !== undefined;
	const id = readSessionId(segment, settings.now.idEncoding, idOf, known);
	if (id === undefined) throw new ReplyError(zoomError(400, 300, 'Invalid session ID.'));
	return { id, session: store.session(id) };
}
