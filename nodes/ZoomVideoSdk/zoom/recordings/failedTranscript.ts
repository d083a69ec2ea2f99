import { isJsonObject, type JsonObject } from '../../shared/json';
import { lacks, openParts } from './completeSet';
import { sessionFiles } from './sessionFiles';
import { partsNamedBy, type SessionPart } from './sessionParts';
import { failureKey, NOTHING_REMEMBERED, wasPutOut, type IsRemembered } from './setKeys';
import { partsOf, type SetKind } from './setKinds';

/** The parts that an event names, if it names any. */
function namedParts(event: JsonObject, parts: readonly SessionPart[]): SessionPart[] | undefined {
	const named = [event.recording_file, ...sessionFiles(event)].filter(isJsonObject);
	return partsNamedBy(named, parts);
}

/** Whether a part was recorded before an event: none fails that is still being recorded. */
function isBefore({ event_ts }: JsonObject): (part: SessionPart) => boolean {
	return ({ span }) => typeof event_ts !== 'number' || span === undefined || span.end <= event_ts;
}

/**
 * Whether nothing more is to come to a set now that a transcript failed. A summary is made from
 * transcripts, so it is not waited for when there is none of them.
 *
 * An event that does not say which part it is about is of the only one that lacks a transcript. While
 * several lack it, it is open which of them failed.
 */
export function isAllAfterFailure(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered = NOTHING_REMEMBERED,
): boolean {
	const parts = partsOf(session, wanted);
	const lacking = openParts(session, wanted, isRemembered).filter((part) => !part.hasTranscript);
	const suspects = lacking.filter(isBefore(event));
	const failed = namedParts(event, parts) ?? (suspects.length === 1 ? suspects : []);
	const isSummaryToCome =
		wanted.includes('summary') &&
		lacks(parts, 'summary') &&
		parts.some(({ hasTranscript }) => hasTranscript);
	const starts = new Set(failed.map(({ span }) => span?.start));
	return lacking.every(({ span }) => starts.has(span?.start)) && !isSummaryToCome;
}

/**
 * Whether the failure of a transcript is that of a part which started the workflow before.
 *
 * It is when a set started it because of this very event (Zoom repeats an event with the time of the first
 * try), or when the event names that part. It may be when no other part that Zoom lists can have failed:
 * the other ones have their transcript, or were still being recorded at that time.
 */
export function isOfPartPutOut(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): 'yes' | 'maybe' | 'no' {
	const parts = partsOf(session, wanted);
	const isPutOut = (part: SessionPart) => wasPutOut(session, wanted, part, isRemembered);
	const named = namedParts(event, parts);
	if (named !== undefined) return named.length > 0 && named.every(isPutOut) ? 'yes' : 'no';
	const key = failureKey(event);
	if (key !== undefined && isRemembered('part', key)) return 'yes';
	const isSuspect = (part: SessionPart) => !part.hasTranscript && isBefore(event)(part);
	const open = openParts(session, wanted, isRemembered);
	if (open.some(isSuspect) || !parts.some(isPutOut)) return 'no';
	return 'maybe';
}
