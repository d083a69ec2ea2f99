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
	const parts = partsOf(session);
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
 * Whether the failure of a transcript is that of parts that started the workflow before: a set started it
 * because of this very event, or the other parts were still being recorded then. Zoom repeats an event
 * with the time of the first try.
 */
export function isKnownFailure(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): boolean {
	const parts = partsOf(session);
	const named = namedParts(event, parts);
	const key = failureKey(event);
	if (named === undefined && key !== undefined && isRemembered('part', key)) return true;
	const isKnown = (part: SessionPart) => wasPutOut(session, wanted, part, isRemembered);
	const suspects =
		named ?? parts.filter(isBefore(event)).filter((part) => isKnown(part) || !part.hasTranscript);
	return suspects.length > 0 && suspects.every(isKnown);
}
