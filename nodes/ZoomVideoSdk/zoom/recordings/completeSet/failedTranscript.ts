import { isJsonObject, type JsonObject } from '../../../shared/json';
import { sessionFiles } from '../sessionFiles';
import { lacks, openParts } from './completeSet';
import { partsNamedBy, type SessionPart } from './sessionParts';
import { failureKey, NOTHING_REMEMBERED, wasPutOut, type IsRemembered } from './setKeys';
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

/**
 * Whether nothing more will be added to a set now that a transcript failed. A summary is made from
 * transcripts, so it is not awaited if there are none.
 *
 * An event that does not say which part it is about is about the only one that lacks a transcript. If
 * several lack it, it is not known which of them failed.
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
	const parts = partsOf(session, wanted);
	const named = namedParts(event, parts);
	if (named !== undefined) {
		if (named.length === 0) return 'unlisted';
		const isPutOut = (part: SessionPart) => wasPutOut(session, wanted, part, isRemembered);
		return named.every(isPutOut) ? 'putOut' : 'awaited';
	}
	const key = failureKey(event);
	if (key !== undefined && isRemembered('part', key)) return 'putOut';
	const suspects = openParts(session, wanted, isRemembered).filter(isBefore(event));
	return suspects.some(({ hasTranscript }) => !hasTranscript) ? 'awaited' : 'unlisted';
}
