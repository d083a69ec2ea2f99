import { isJsonObject, textOf, type JsonObject } from '../../../shared/json';
import { sessionFiles } from '../sessionFiles';
import { lacks, openParts } from './completeSet';
import { partsNamedBy, type SessionPart } from './sessionParts';
import {
	failedKeys,
	failureKey,
	NOTHING_REMEMBERED,
	type Failure,
	wasPutOut,
	type IsRemembered,
} from './setKeys';
import { partsOf, type SetKind } from './setKinds';

/** The parts that an event names, if it names any. */
function namedParts(event: JsonObject, parts: readonly SessionPart[]): SessionPart[] | undefined {
	const named = [event.recording_file, ...sessionFiles(event)].filter(isJsonObject);
	return partsNamedBy(named, parts);
}

/** Whether a part was recorded before an event: no part fails while it is still being recorded. */
function isBefore({ event_ts }: JsonObject): (part: SessionPart) => boolean {
	return ({ span }) => typeof event_ts !== 'number' || span === undefined || span.end <= event_ts;
}

/** The parts without a transcript of which that was noted; with an event, which this one has said. */
function notedParts(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
	failure: Failure,
	event?: JsonObject,
): SessionPart[] {
	const wasNoted = (part: SessionPart) =>
		failedKeys(session, wanted, part, failure, event).some((key) => isRemembered('part', key));
	return partsOf(session, wanted).filter((part) => !part.hasTranscript && wasNoted(part));
}

function partsLackingTranscript(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): SessionPart[] {
	return openParts(session, wanted, isRemembered).filter((part) => !part.hasTranscript);
}

/**
 * What an event says about the parts of a session.
 *
 * An event that does not say which part it is about is about the only one that lacks a transcript. If
 * several lack it, it is not known which of them failed.
 */
function failedParts(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): Record<Failure, SessionPart[]> {
	const noted = notedParts(session, wanted, isRemembered, 'failed', event);
	const failed =
		namedParts(event, partsOf(session, wanted)) ?? (noted.length > 0 ? noted : undefined);
	if (failed !== undefined) return { failed, suspected: [] };
	const suspected = partsLackingTranscript(session, wanted, isRemembered).filter(isBefore(event));
	return suspected.length === 1 ? { failed: suspected, suspected: [] } : { failed: [], suspected };
}

/**
 * What to remember of an event about a failed transcript while something else is awaited: the event that ends the
 * wait could not know of it, and Zoom's last repeat of this one may find n8n or Zoom's API out of reach.
 */
export function keysOfFailure(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): string[] {
	// Zoom's repeat would be taken for another event.
	if (textOf(event.event_ts) === undefined) return [];
	const parts = failedParts(session, event, wanted, isRemembered);
	const keysAs = (failure: Failure) =>
		parts[failure].flatMap((part) => [
			...failedKeys(session, wanted, part, failure),
			...failedKeys(session, wanted, part, failure, event),
		]);
	return [...keysAs('failed'), ...keysAs('suspected')];
}

/**
 * Whether nothing more will be added to a set after the transcripts that have failed: as this event says, or as was
 * noted before. A summary is made from transcripts, so it is not awaited if there are none.
 *
 * @param event the event of a failure, if this is one
 */
export function isAllAfterFailure(
	session: JsonObject,
	event: JsonObject | undefined,
	wanted: readonly SetKind[],
	isRemembered = NOTHING_REMEMBERED,
): boolean {
	const parts = partsOf(session, wanted);
	const lacking = partsLackingTranscript(session, wanted, isRemembered);
	const noted = (failure: Failure) => notedParts(session, wanted, isRemembered, failure);
	const failed = [
		...(event ? failedParts(session, event, wanted, isRemembered).failed : []),
		...noted('failed'),
		// The transcripts of all others that may have failed have arrived since.
		...(lacking.length === 1 ? noted('suspected') : []),
	];
	if (failed.length === 0) return false;
	const isSummaryToCome =
		wanted.includes('summary') &&
		lacks(parts, 'summary') &&
		parts.some(({ hasTranscript }) => hasTranscript);
	const starts = new Set(failed.map(({ span }) => span?.start));
	return lacking.every(({ span }) => starts.has(span?.start)) && !isSummaryToCome;
}

/**
 * Which part the failure of a transcript is about: one that started the workflow before, one that is still
 * waited for, or one that Zoom does not list yet.
 *
 * It is an earlier part if a set started the workflow because of this very event (Zoom repeats an event
 * with the time of the first try), or if the event names that part. None of the listed parts can have
 * failed if all of them have their transcript, have started the workflow, or were still being recorded
 * at that time.
 */
export function failedPart(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): 'putOut' | 'awaited' | 'unlisted' {
	const isOut = (part: SessionPart) => wasPutOut(session, wanted, part, isRemembered);
	const named = namedParts(event, partsOf(session, wanted));
	if (named !== undefined) {
		if (named.length === 0) return 'unlisted';
		return named.every(isOut) ? 'putOut' : 'awaited';
	}
	const key = failureKey(event);
	if (key !== undefined && isRemembered('part', key)) return 'putOut';
	const noted = (['failed', 'suspected'] as const).flatMap((failure) =>
		notedParts(session, wanted, isRemembered, failure, event),
	);
	if (noted.length > 0) return noted.every(isOut) ? 'putOut' : 'awaited';
	const suspects = partsLackingTranscript(session, wanted, isRemembered).filter(isBefore(event));
	return suspects.length > 0 ? 'awaited' : 'unlisted';
}
