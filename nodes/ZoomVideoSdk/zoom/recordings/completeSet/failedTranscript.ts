import { isJsonObject, textOf, type JsonObject } from '../../../shared/json';
import { sessionFiles } from '../sessionFiles';
import { lacks, openParts } from './completeSet';
import { partsNamedBy, type SessionPart } from './sessionParts';
import {
	failedKeys,
	failureKey,
	NOTHING_REMEMBERED,
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

/** Each of so many parts may have as many failures, and of all sets together only so much is remembered. */
const MAX_SUSPECTS = 5;

// What is remembered of a part: which event was about it, that one certainly was, and how many may have been.
const saidBy = ({ event_ts }: JsonObject) => `failed at ${textOf(event_ts) ?? ''}`;
const FAILED = 'failed';
const suspectedBy = (events: number) => `suspected by ${events}`;

function wasNoted(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
	said: string,
): (part: SessionPart) => boolean {
	return (part) =>
		!part.hasTranscript &&
		failedKeys(session, wanted, part, said).some((key) => isRemembered('part', key));
}

function partsLackingTranscript(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): SessionPart[] {
	return openParts(session, wanted, isRemembered).filter((part) => !part.hasTranscript);
}

/**
 * The parts whose transcript failed by an event, and those that it may be about.
 *
 * An event that does not say which part it is about is about the only one that lacks a transcript, and of which no
 * other event was. If there are several, it is not known which of them failed.
 */
function failedParts(
	session: JsonObject,
	event: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): { failed: SessionPart[]; suspected: SessionPart[] } {
	const parts = partsOf(session, wanted);
	const named = namedParts(event, parts);
	if (named !== undefined) return { failed: named, suspected: [] };
	const hasFailed = wasNoted(session, wanted, isRemembered, FAILED);
	const noted = parts
		.filter(wasNoted(session, wanted, isRemembered, saidBy(event)))
		.filter(hasFailed);
	if (noted.length > 0) return { failed: noted, suspected: [] };
	const suspects = partsLackingTranscript(session, wanted, isRemembered)
		.filter(isBefore(event))
		.filter((part) => !hasFailed(part));
	if (suspects.length === 1) return { failed: suspects, suspected: [] };
	return { failed: [], suspected: suspects.length <= MAX_SUSPECTS ? suspects : [] };
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
	const { failed, suspected } = failedParts(session, event, wanted, isRemembered);
	const isKnown = wasNoted(session, wanted, isRemembered, saidBy(event));
	const keys = (part: SessionPart, ...said: string[]) =>
		said.flatMap((each) => failedKeys(session, wanted, part, each));
	const countOf = (part: SessionPart) => {
		let count = 0;
		while (wasNoted(session, wanted, isRemembered, suspectedBy(count + 1))(part)) count += 1;
		return count;
	};
	return [
		...failed.flatMap((part) => keys(part, saidBy(event), FAILED)),
		...suspected
			.filter((part) => !isKnown(part))
			.flatMap((part) => keys(part, saidBy(event), suspectedBy(countOf(part) + 1))),
	];
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
	const said = event ? failedParts(session, event, wanted, isRemembered).failed : [];
	const starts = new Set(said.map(({ span }) => span?.start));
	const isNoted = wasNoted(session, wanted, isRemembered, FAILED);
	const hasFailed = (part: SessionPart) => starts.has(part.span?.start) || isNoted(part);
	// Each failure may be about any part that had ended: for the last of them there must be one, and so on.
	const haveFailed = lacking
		.filter((part) => !hasFailed(part))
		.sort((one, other) => (other.span?.end ?? 0) - (one.span?.end ?? 0))
		.every((part, place) => wasNoted(session, wanted, isRemembered, suspectedBy(place + 1))(part));
	const isSummaryToCome =
		wanted.includes('summary') &&
		lacks(parts, 'summary') &&
		parts.some(({ hasTranscript }) => hasTranscript);
	return lacking.length > 0 && haveFailed && !isSummaryToCome;
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
	const noted = partsOf(session, wanted).filter(
		wasNoted(session, wanted, isRemembered, saidBy(event)),
	);
	if (noted.length > 0) return noted.every(isOut) ? 'putOut' : 'awaited';
	const suspects = partsLackingTranscript(session, wanted, isRemembered).filter(isBefore(event));
	return suspects.length > 0 ? 'awaited' : 'unlisted';
}
