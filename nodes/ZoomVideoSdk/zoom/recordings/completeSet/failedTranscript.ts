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
 * Which part the failure of a transcript is about: one that started the workflow before, one that is still
 * waited for, or one that Zoom does not list yet.
 *
 * It is one of before when a set started the workflow because of this very event (Zoom repeats an event
 * with the time of the first try), or when the event names that part. None that Zoom lists can have failed
 * when all of them have their transcript, started the workflow, or were still being recorded at that time.
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
