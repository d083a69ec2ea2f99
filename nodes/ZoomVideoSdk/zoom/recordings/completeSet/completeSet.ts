import type { JsonObject } from '../../../shared/json';
import { mergeEventFiles } from './mergeEventFiles';
import { mainMediaOf, type SessionPart } from './sessionParts';
import { NOTHING_REMEMBERED, wasPutOut, wasPutOutWith, type IsRemembered } from './setKeys';
import { MARKS, partsOf, SET_KINDS, TEXT_KINDS, type SetKind } from './setKinds';

/**
 * Zoom does not say whether it makes a summary for each part of a session or one for all: one is
 * enough, and another that comes later makes the set grow.
 */
export function lacks(
	parts: readonly SessionPart[],
	kind: SetKind,
	has = (part: SessionPart) => part[MARKS[kind]],
): boolean {
	return kind === 'summary' ? !parts.some(has) : parts.length === 0 || !parts.every(has);
}

/**
 * Which of the wanted kinds a session lacks, in the order of `SET_KINDS`. Each of its parts needs a
 * finished recording and transcript. What a part had when it started the workflow is not missing: it was
 * deleted since, or Zoom's list is behind.
 */
export function missingFromSet(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered = NOTHING_REMEMBERED,
): SetKind[] {
	const parts = partsOf(session, wanted);
	const isMissing = (kind: SetKind) =>
		lacks(
			parts,
			kind,
			(part) => part[MARKS[kind]] || wasPutOutWith(session, wanted, part, kind, isRemembered),
		);
	return SET_KINDS.filter((kind) => wanted.includes(kind) && isMissing(kind));
}

/**
 * The parts that were not put out before.
 *
 * One that was put out without a text and has it now makes up for one of these: the text was a part's by
 * its number only, or the failure that ended the wait for it was another part's.
 */
export function openParts(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): SessionPart[] {
	const parts = partsOf(session, wanted);
	const known = parts.filter((part) => wasPutOut(session, wanted, part, isRemembered));
	const isKnown = new Set(known);
	const open = parts.filter((part) => !isKnown.has(part));
	for (const kind of TEXT_KINDS) {
		const mark = MARKS[kind];
		const spare = known.filter(
			(part) => part[mark] && !wasPutOutWith(session, wanted, part, kind, isRemembered),
		);
		for (const part of open.filter((each) => !each[mark]).slice(0, spare.length)) part[mark] = true;
	}
	return open;
}

/**
 * What of the missing kinds is worth waiting for. What a part that was put out before lacks is not: it
 * had failed or was given up, or its files were deleted since.
 */
export function awaitedForSet(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): SetKind[] {
	const missing = missingFromSet(session, wanted, isRemembered);
	if (missing.length === 0) return [];
	const open = openParts(session, wanted, isRemembered);
	if (open.length === 0) return partsOf(session, wanted).length === 0 ? missing : [];
	return missing.filter((kind) => lacks(open, kind));
}

/** How many of the wanted kinds there are, over all parts. */
function progressOf(parts: readonly SessionPart[], wanted: readonly SetKind[]): number {
	return parts.flatMap((part) => wanted.filter((kind) => part[MARKS[kind]])).length;
}

/** Whether an event announces something wanted that Zoom does not list yet. */
export function isAheadOfList(
	event: JsonObject,
	listed: JsonObject,
	wanted: readonly SetKind[],
): boolean {
	const after = partsOf(mergeEventFiles(listed, event), wanted);
	const before = partsOf(listed, wanted);
	const hasMoreMedia = after.flatMap(mainMediaOf).length > before.flatMap(mainMediaOf).length;
	return (
		(hasMoreMedia && wanted.includes('recording')) ||
		progressOf(after, wanted) > progressOf(before, wanted)
	);
}
