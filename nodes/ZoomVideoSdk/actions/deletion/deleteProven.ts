import { ZoomError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { retry, type RetryPolicy } from '../../shared/async/retry';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { ErrorMessages } from '../../zoom/http/errorMessages';
import type { ApiPath } from '../../zoom/http/paths';
import { ErrorResponse, httpRetryPolicy, mayHaveActed } from '../../zoom/http/retryPolicy';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { fileDedupeKey, identityWithoutId } from '../../zoom/recordings/dedupeKey';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';
import { sessionIdOf } from '../../zoom/sessions/session';
import type { NodeAttempt } from '../common/doOnce';
import { isNotThere, type Deletion } from './deletion';
import type { ArchivedFile } from './proof/archivedFiles';
import { assertArchived } from './proof/assertArchived';
import { listedFiles, readableFiles } from './proof/sessionListing';

/** For one try, with its answer. */
const TRY_MS = 30_000;

/** What is to be deleted, and where Zoom lists it. */
export interface DeletionTarget {
	sessionId: string;
	path: ApiPath;
	/** The path of the session's recordings. */
	listPath: ApiPath;
	/** Which of the listed files would be deleted. */
	includes(file: JsonObject): boolean;
	/** What Zoom's answers mean; 3301 is used when nothing there is to be deleted. */
	messages: ErrorMessages;
}

/** What Zoom lists of the session now, or why that is not known. */
async function readSession(
	api: ZoomApi,
	{ listPath: path, sessionId, messages: meanings }: DeletionTarget,
): Promise<JsonObject | ZoomError> {
	try {
		const session = await api.request({ method: 'GET', path, idempotent: true, meanings });
		return sessionIdOf(session) === undefined ? { ...session, session_id: sessionId } : session;
	} catch (error) {
		return error instanceof ZoomError ? error : await Promise.reject(error);
	}
}

/** The keys that a file may have at the next reading: Zoom may leave out its ID then, or have left it out now. */
function keysOf(file: RecordingFile): string[] {
	const { session_id, collection, dedupe_key } = file;
	return [dedupe_key, fileDedupeKey(session_id, collection, identityWithoutId(file))];
}

/**
 * Whether Zoom says that none of these files is left. A file that stays may have another file's key by
 * now.
 *
 * @param keys of the files; none are known when an earlier try deleted without a proof
 */
function areGone(
	{ includes }: DeletionTarget,
	keys: ReadonlySet<string>,
	session: JsonObject | ZoomError,
): boolean {
	if (session instanceof ZoomError) return isNotThere(session.details);
	// Captions may be listed without their id now: they may be what was to be deleted.
	const left = listedFiles(session)?.filter((file) => includes(file) || file.id === undefined);
	const isLeft = (file: RecordingFile) => keysOf(file).some((key) => keys.has(key));
	return keys.size > 0 && left?.some(isLeft) === false;
}

/**
 * Whether an earlier try of which nothing is known, as after a crash of n8n, can have deleted what is not listed now:
 * one file. Captions may be listed without their ID, and a session without files is not known to be readable.
 */
function canBeGone(keys: ReadonlySet<string>, session: JsonObject | ZoomError): boolean {
	const listed = session instanceof ZoomError ? [] : (listedFiles(session) ?? []);
	return keys.size === 0 && listed.length > 0 && listed.every(({ id }) => id !== undefined);
}

/** The files that would be deleted now; none if an earlier try has deleted them. */
function filesOf(
	{ includes, messages }: DeletionTarget,
	keys: ReadonlySet<string>,
	session: JsonObject | ZoomError,
	mayBeDone: boolean,
): RecordingFile[] {
	if (session instanceof ZoomError) throw session;
	const files = readableFiles(session, includes, mayBeDone);
	if (files.length > 0 || (mayBeDone && canBeGone(keys, session))) return files;
	const { message = '', description } = messages[ErrorCode.NO_RECORDING] ?? {};
	throw new ZoomError(message, { description });
}

/** The files of the session that would stay. */
function othersOf({ includes }: DeletionTarget, session: JsonObject | ZoomError): RecordingFile[] {
	const listed = session instanceof ZoomError ? undefined : listedFiles(session);
	return (listed ?? []).filter((file) => !includes(file));
}

/** What is known of the tries to delete: a try that was partly carried out leaves fewer files to the next. */
interface Progress {
	/** By `dedupe_key`, what proves each file of any try. */
	proofs: Map<string, JsonObject>;
	/** The keys of each file of the latest try. */
	latest: Set<string>;
}

/** Reads what `deleteProven` has kept of an earlier run. */
function readProgress({ proofs, latest }: JsonObject): Progress {
	const kept = Object.entries(isJsonObject(proofs) ? proofs : {});
	const keys = Array.isArray(latest) ? latest : [];
	return {
		proofs: new Map(kept.flatMap(([key, proof]) => (isJsonObject(proof) ? [[key, proof]] : []))),
		latest: new Set(keys.filter((key) => typeof key === 'string')),
	};
}

/**
 * Deletes what is proven to be archived. What is gone by the time of a repeat counts as deleted.
 *
 * The proof is checked before each try: if Zoom is busy, a repeat may come minutes after the first try
 * and would delete what has been added since.
 *
 * @param attempt keeps what the next run of the node must know, when the answer of this one was lost
 * @returns the proofs, one for each file, those included that an earlier try has deleted
 * @throws InputError when something is not proven; ZoomError
 */
export async function deleteProven(
	api: ZoomApi,
	target: DeletionTarget,
	deletion: Deletion,
	archived: readonly ArchivedFile[],
	attempt: NodeAttempt,
): Promise<JsonObject[]> {
	const { proofs, latest } = readProgress(attempt.progress);
	/** Why the latest deletion failed, with Zoom's answer, if there was one. */
	let failure: { error: ZoomError; cause: Error } | undefined;
	const tryOnce = async (): Promise<JsonObject[]> => {
		failure = undefined;
		const { mayBeDone } = attempt;
		const session = await readSession(api, target);
		if (mayBeDone && areGone(target, latest, session)) return [...proofs.values()];
		const files = filesOf(target, latest, session, mayBeDone);
		if (files.length === 0) return [...proofs.values()];
		if (!mayBeDone) proofs.clear();
		latest.clear();
		const proven = assertArchived(files, archived, mayBeDone, othersOf(target, session));
		for (const [place, proof] of proven.entries()) {
			const file = files[place];
			if (file === undefined) continue;
			for (const key of keysOf(file)) latest.add(key);
			proofs.set(file.dedupe_key, proofs.get(file.dedupe_key) ?? proof);
		}
		const { reply, error } = await api.tryCall({
			method: 'DELETE',
			path: target.path,
			query: { action: deletion },
			idempotent: true,
			meanings: target.messages,
			// Only one try: what is left after it must be proven again.
			deadlineMs: TRY_MS,
		});
		if (error === undefined) return [...proofs.values()];
		if (mayBeDone && reply !== undefined && isNotThere(reply)) return [...proofs.values()];
		failure = {
			error,
			cause: reply === undefined ? error : new ErrorResponse(reply, api.access.baseUrl.host),
		};
		throw error;
	};
	const policyOfCalls = httpRetryPolicy(true);
	const policy: RetryPolicy = (error, attempts) => {
		// What is not proven, or cannot be read, will not be so the next time either.
		if (failure === undefined || error !== failure.error) return undefined;
		attempt.mayBeDone ||= mayHaveActed(failure.cause);
		attempt.progress = { proofs: Object.fromEntries(proofs), latest: [...latest] };
		return policyOfCalls(failure.cause, attempts);
	};
	return await retry(tryOnce, policy, api.signal);
}
