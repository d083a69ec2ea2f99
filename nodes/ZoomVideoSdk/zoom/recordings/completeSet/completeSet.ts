import type { JsonObject } from '../../../shared/json';
import { mergeEventFiles } from './mergeEventFiles';
import { mainMediaOf, type SessionPart } from './sessionParts';
import {
	NOTHING_REMEMBERED,
	textKeys,
	wasPutOut,
	wasPutOutWith,
	type IsRemembered,
} from './setKeys';
import { MARKS, partsOf, SET_KINDS, TEXT_KINDS, type SetKind } from './setKinds';

/**
 * Zoom does not say whether it makes a summary for each part of a session or one for all: one is
 * enough, and if another one arrives later, the set has grown.
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
 * finished recording and transcript. What a part had when it started the workflow is not missing: it
 * has been deleted since, or Zoom's list is behind.
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
 * The parts that have not been returned before, and the parts whose texts count for them.
 *
 * If a part was returned without a text and has it now, that text counts for one of these parts, once: it
 * belonged to a part by its number only, or the failure that ended the wait was about another part.
 *
 * @returns them, and what to remember about the parts whose texts were counted
 */
function makeUp(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): { open: SessionPart[]; spent: string[] } {
	const parts = partsOf(session, wanted);
	const known = new Set(parts.filter((part) => wasPutOut(session, wanted, part, isRemembered)));
	const open = parts.filter((part) => !known.has(part));
	const spent: string[] = [];
	for (const kind of TEXT_KINDS) {
		const mark = MARKS[kind];
		const was = (part: SessionPart, what: 'without' | 'madeUp') =>
			textKeys(session, wanted, part, what, kind).some((key) => isRemembered('part', key));
		// Also a text that was there before but is no longer listed, or not as finished.
		const has = (part: SessionPart) =>
			part[mark] || wasPutOutWith(session, wanted, part, kind, isRemembered);
		const spare = [...known].filter(
			(part) => has(part) && was(part, 'without') && !was(part, 'madeUp'),
		);
		for (const part of open.filter((each) => !each[mark])) {
			const used = spare.shift();
			if (used === undefined) break;
			part[mark] = true;
			spent.push(...textKeys(session, wanted, used, 'madeUp', kind));
		}
	}
	return { open, spent };
}

/** The parts that have not been returned before; a text of another part may count for one of them. */
export function openParts(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): SessionPart[] {
	return makeUp(session, wanted, isRemembered).open;
}

/** What else to remember, like parts, about a set that is returned although something is missing. */
export function keysOfMissing(
	session: JsonObject,
	wanted: readonly SetKind[],
	isRemembered: IsRemembered,
): string[] {
	const missing = missingFromSet(session, wanted, isRemembered);
	const without = TEXT_KINDS.filter((kind) => missing.includes(kind)).flatMap((kind) =>
		partsOf(session, wanted)
			.filter((part) => !part[MARKS[kind]])
			.filter((part) => !wasPutOutWith(session, wanted, part, kind, isRemembered))
			.flatMap((part) => textKeys(session, wanted, part, 'without', kind)),
	);
	return [...without, ...makeUp(session, wanted, isRemembered).spent];
}

/** Everything that `keysOfMissing` may have returned for the parts of a session. */
export function allKeysOfTexts(session: JsonObject, wanted: readonly SetKind[]): string[] {
	return partsOf(session, wanted).flatMap((part) =>
		TEXT_KINDS.flatMap((kind) =>
			(['without', 'madeUp'] as const).flatMap((what) =>
				textKeys(session, wanted, part, what, kind),
			),
		),
	);
}

/**
 * Which of the missing kinds are worth waiting for. What a part lacks that was returned before is not:
 * it failed, was given up, or its files have been deleted since.
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

/** How many of the wanted kinds there are in all parts together. */
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
