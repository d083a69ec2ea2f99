import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import { textOf, type JsonObject } from '../../shared/json';
import { ZoomApi } from '../../zoom/http/ZoomApi';
import {
	awaitedForSet,
	isAheadOfList,
	keysOfMissing,
	missingFromSet,
} from '../../zoom/recordings/completeSet/completeSet';
import {
	failedPart,
	isAllAfterFailure,
	keysOfFailure,
} from '../../zoom/recordings/completeSet/failedTranscript';
import { mergeEventFiles } from '../../zoom/recordings/completeSet/mergeEventFiles';
import {
	failureKey,
	setDedupeKey,
	type IsRemembered,
} from '../../zoom/recordings/completeSet/setKeys';
import { SET_KINDS, type SetKind } from '../../zoom/recordings/completeSet/setKinds';
import { hasFileOfKind } from '../../zoom/recordings/fileKinds';
import { getRecordings } from '../../zoom/recordings/getRecordings';
import { isInProcess } from '../../zoom/recordings/readiness';
import { sessionFiles } from '../../zoom/recordings/sessionFiles';
import { sessionRecordings } from '../../zoom/recordings/sessionRecordings';
import type { EventItem } from '../../zoom/webhooks/eventItem';
import { COMPLETED_EVENTS, RECOVERED, TRANSCRIPT_FAILED } from '../../zoom/webhooks/events';
import { dedupeHash, hashInSet, setHashes } from '../output/dedupeHash';
import { passesByName, passesWhole, type Filters } from '../output/filters';
import type { OutputSettings } from '../output/settings';
import type { OutputCandidate } from './dedupe/claimUnseen';
import { NO_MEMORY } from './dedupe/rememberedSets';
import type { SkipReason } from './responses';
import { logFailure } from './throttledLog';

interface SetSettings extends Pick<OutputSettings, 'wanted' | 'filters'> {
	includeDownloadToken: boolean;
}

/**
 * Zoom waits three seconds for an answer to its event, and n8n needs some of that to store the
 * execution.
 */
const DEADLINE_MS = 2_000;

/** Zoom's last repeat comes after 85 minutes. A failure that is older is not sent again. */
const LAST_REPEAT_MS = 80 * 60_000;

function isLastRepeat({ event_ts }: EventItem): boolean {
	return typeof event_ts === 'number' && Date.now() - event_ts >= LAST_REPEAT_MS;
}

function notListedYet(): ZoomError {
	return new ZoomError('Zoom does not yet list what it announced', {
		description: 'Zoom sends the event again after 5, 25 and 85 minutes.',
	});
}

/**
 * Whether only media are missing that Zoom is still processing, about which no other event will be
 * sent.
 */
function isRecordingInProcess(session: JsonObject, missing: readonly SetKind[]): boolean {
	const [first, ...others] = missing;
	return first === 'recording' && others.length === 0 && sessionFiles(session).some(isInProcess);
}

/**
 * Whether an event that does not say which files it is about may be about some that Zoom does not list
 * yet: what it announces is still waited for, or nothing is listed at all.
 */
function mayBeAheadOfList(
	item: EventItem,
	listed: JsonObject,
	missing: readonly SetKind[],
): boolean {
	if (item.event === RECOVERED) return sessionFiles(listed).length === 0;
	const kind = SET_KINDS.find((each) => COMPLETED_EVENTS[each] === item.event);
	if (kind === undefined || !missing.includes(kind)) return false;
	return kind === 'recording' ? sessionFiles(item).length === 0 : !hasFileOfKind(item, [kind]);
}

/**
 * Whether a set that lacks something starts the workflow all the same: Zoom says or has said that a transcript
 * failed, and nothing else will follow.
 *
 * @throws ZoomError when that is not known yet, so that Zoom must send the event again
 */
function isFinal(
	item: EventItem,
	{ session, listed }: { session: JsonObject; listed: JsonObject },
	missing: readonly SetKind[],
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): boolean {
	// If transcripts are not wanted, this is about the summary that is made from them.
	const isOfSet = missing.includes(wanted.includes('transcript') ? 'transcript' : 'summary');
	const transcriptFailed = item.event === TRANSCRIPT_FAILED && isOfSet;
	const failure = transcriptFailed ? item : undefined;
	const mayFail = isOfSet && !missing.includes('recording');
	const isAll = mayFail && isAllAfterFailure(session, failure, wanted, isRemembered);
	if (transcriptFailed && mayFail) {
		if (isAll || isLastRepeat(item)) return true;
		throw new ZoomError('A transcript failed while other parts of the session are outstanding', {
			description: 'Zoom sends the event again after 5, 25 and 85 minutes.',
		});
	}
	// No event is remembered until the next one. So what Zoom has announced but does not list yet must be
	// announced again later, and so must a failure that was reported before the recording.
	const isProcessing = isRecordingInProcess(session, missing);
	if (isProcessing && isLastRepeat(item)) return true;
	const isAhead = isAheadOfList(item, listed, wanted) || mayBeAheadOfList(item, listed, missing);
	if (transcriptFailed || isProcessing || isAhead) throw notListedYet();
	return isAll;
}

/** Whether a session may pass by its name and key. What the event does not say is in Zoom's list. */
function mayPassByName(item: EventItem, filters: Filters): boolean {
	return passesByName(item, {
		sessionName: textOf(item.session_name) === undefined ? undefined : filters.sessionName,
		sessionKey: textOf(item.session_key) === undefined ? undefined : filters.sessionKey,
	});
}

/** What Zoom lists, except for texts that are empty there but not in the event. */
function withoutEmpty(listed: JsonObject, item: EventItem): JsonObject {
	const isTold = (field: string) => textOf(item[field]) !== undefined;
	return Object.fromEntries(
		Object.entries(listed).filter(([field, value]) => value !== '' || !isTold(field)),
	);
}

/**
 * The complete set of the session that an event is about, if all the wanted kinds are there.
 *
 * At every event Zoom says what the session has by now, so the order of the events does not matter and
 * there is no state that could get lost.
 *
 * That also shows whether the session has grown since its set started the workflow, so a known set is
 * loaded again. Nothing more is awaited for parts that started it before.
 *
 * @param credential of the node, as it was read a moment ago
 * @throws ZoomError, InputError when Zoom cannot be asked, or must send the event again
 */
export async function loadCompleteSet(
	context: IWebhookFunctions,
	credential: ICredentialDataDecryptedObject,
	item: EventItem,
	{ wanted, filters, includeDownloadToken }: SetSettings,
	{ isRemembered, note } = NO_MEMORY,
): Promise<OutputCandidate[] | SkipReason> {
	if (!mayPassByName(item, filters)) return 'filtered';
	if (item.session_id === '') {
		logFailure(
			context,
			'no_session_id',
			`Zoom webhook lost: ${item.event} names no session, so its files cannot be looked up`,
		);
		return 'no_session_id';
	}
	const api = await ZoomApi.open(context, credential);
	const found = await getRecordings(api, item.session_id, DEADLINE_MS);
	// A set of texts only does not await the recording, so that it would take the file of the event for all.
	const isUnlisted = found === undefined && !wanted.includes('recording');
	if (isUnlisted && !isLastRepeat(item)) throw notListedYet();
	const listed = found ?? {};
	const fields = { ...item, ...withoutEmpty(listed, item), session_id: item.session_id };
	const session = mergeEventFiles(fields, item);
	const missing = missingFromSet(session, wanted, isRemembered);
	const awaited = awaitedForSet(session, wanted, isRemembered);
	const hasFailed = item.event === TRANSCRIPT_FAILED;
	const failed = hasFailed ? failedPart(session, item, wanted, isRemembered) : undefined;
	// If Zoom lists nothing until the end, everything was deleted, and there is nothing to return.
	const isOver = isLastRepeat(item) && sessionFiles(session).length > 0;
	if (failed === 'unlisted' && !isOver) throw notListedYet();
	if (awaited.length > 0) {
		if (failed === 'putOut') return 'repeat';
		if (failed === 'awaited') note(keysOfFailure(session, item, wanted, isRemembered));
		const isEnd = isFinal(item, { session, listed }, awaited, wanted, isRemembered);
		if (!isEnd) return 'set_incomplete';
	}
	if (!passesWhole(session, filters)) return 'filtered';
	const dedupe_key = setDedupeKey(session, wanted);
	const set = { ...sessionRecordings(session, includeDownloadToken), missing, dedupe_key };
	const failure = hasFailed ? failureKey(item) : undefined;
	const others = keysOfMissing(session, wanted, isRemembered);
	const causes = [...(failure === undefined ? [] : [failure]), ...others].map((key) =>
		hashInSet('part', key),
	);
	return [{ key: dedupeHash('set', dedupe_key), ...setHashes(session, wanted), causes, item: set }];
}
