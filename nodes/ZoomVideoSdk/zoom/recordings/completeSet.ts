import { createHash } from 'node:crypto';

import { isJsonObject, objectsIn, textOf, type JsonObject } from '../../shared/json';
import { sessionIdOf } from '../sessions/session';
import { fileIdentities } from './dedupeKey';
import { FILE_COLLECTIONS } from './fileKinds';
import { isInProcess } from './readiness';
import { sessionFiles } from './sessionFiles';
import { partsNamedBy, sessionParts, type SessionPart } from './sessionParts';

/** What a set may be made of: the recording itself, its transcript, its AI summary. */
export const SET_KINDS = ['recording', 'transcript', 'summary'] as const;

export type SetKind = (typeof SET_KINDS)[number];

const TEXT_KINDS = ['transcript', 'summary'] as const;

const MARKS = {
	recording: 'hasRecording',
	transcript: 'hasTranscript',
	summary: 'hasSummary',
} as const satisfies Record<SetKind, keyof SessionPart>;

function partsOf(session: JsonObject): SessionPart[] {
	return sessionParts(sessionFiles(session));
}

/**
 * Zoom does not say whether it makes a summary for each part of a session or one for all: one is
 * enough, and another that comes later makes the set grow.
 */
function lacks(parts: readonly SessionPart[], kind: SetKind): boolean {
	const have = parts.filter((part) => part[MARKS[kind]]).length;
	return have === 0 || (kind !== 'summary' && have < parts.length);
}

/**
 * Which of the wanted kinds a session lacks, in the order of `SET_KINDS`. Each of its parts needs a
 * finished recording and transcript.
 */
export function missingFromSet(session: JsonObject, wanted: readonly SetKind[]): SetKind[] {
	const parts = partsOf(session);
	return SET_KINDS.filter((kind) => wanted.includes(kind) && lacks(parts, kind));
}

/** Whether a part was put out before, with whatever it had; called with a `part` key of `setPartKeys`. */
export type IsPutOut = (partKey: string) => boolean;

const NONE_PUT_OUT: IsPutOut = () => false;

function kindsText(wanted: readonly SetKind[]): string {
	return SET_KINDS.filter((kind) => wanted.includes(kind)).join('+');
}

function startOf({ span }: SessionPart): string {
	return String(span?.start ?? '');
}

function partKey(session: JsonObject, wanted: readonly SetKind[], part: SessionPart): string {
	return `${sessionIdOf(session) ?? ''}:part:${kindsText(wanted)}:${startOf(part)}`;
}

/**
 * The wanted texts that each part has. Of several parts, one that is known by its number only is told from
 * one of the part's own time: that may still come.
 */
function textsOf(parts: readonly SessionPart[], wanted: readonly SetKind[]): string[][] {
	const has = (part: SessionPart, kind: (typeof TEXT_KINDS)[number]) => {
		const isCounted = parts.length > 1 && part.counted.includes(MARKS[kind]);
		return part[MARKS[kind]] && wanted.includes(kind) ? [isCounted ? `${kind}?` : kind] : [];
	};
	return parts.map((part) => TEXT_KINDS.flatMap((kind) => has(part, kind)));
}

/**
 * What is remembered of a set that was put out, part by part: which part it was, and each thing that it
 * had. A set is new when one of its parts is, or has something that it did not have before. With less
 * than before it is not: files may be deleted meanwhile, and Zoom's list may be behind.
 */
export function setPartKeys(
	session: JsonObject,
	wanted: readonly SetKind[],
): Array<{ part: string; contents: string[] }> {
	const parts = partsOf(session);
	const texts = textsOf(parts, wanted);
	return parts.map((each, place) => {
		const part = partKey(session, wanted, each);
		const recording = each.hasRecording && wanted.includes('recording') ? ['recording'] : [];
		// A text of the part's own time is there by its number, too.
		const counted = (text: string) =>
			parts.length > 1 && !text.endsWith('?') ? [text, `${text}?`] : [text];
		const found = [...recording, ...(texts[place] ?? []).flatMap(counted)];
		return { part, contents: found.map((kind) => `${part} ${kind}`) };
	});
}

/** The parts that were not put out before. */
function openParts(
	session: JsonObject,
	wanted: readonly SetKind[],
	isPutOut: IsPutOut,
): SessionPart[] {
	return partsOf(session).filter((part) => !isPutOut(partKey(session, wanted, part)));
}

/**
 * What of the missing kinds is worth waiting for. What a part that was put out before lacks is not: it
 * had failed or was given up, or its files were deleted since.
 */
export function awaitedForSet(
	session: JsonObject,
	wanted: readonly SetKind[],
	isPutOut: IsPutOut,
): SetKind[] {
	const missing = missingFromSet(session, wanted);
	const open = openParts(session, wanted, isPutOut);
	if (open.length === 0) return partsOf(session).length === 0 ? missing : [];
	return missing.filter((kind) => lacks(open, kind));
}

/** How many of the wanted kinds there are, over all parts. */
function progressOf(session: JsonObject, wanted: readonly SetKind[]): number {
	return partsOf(session).flatMap((part) => wanted.filter((kind) => part[MARKS[kind]])).length;
}

/** Whether an event announces something wanted that Zoom does not list yet. */
export function isAheadOfList(
	event: JsonObject,
	listed: JsonObject,
	wanted: readonly SetKind[],
): boolean {
	return progressOf(mergeEventFiles(listed, event), wanted) > progressOf(listed, wanted);
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
	isPutOut = NONE_PUT_OUT,
): boolean {
	const parts = partsOf(session);
	const lacking = openParts(session, wanted, isPutOut).filter((part) => !part.hasTranscript);
	const named = [event.recording_file, ...sessionFiles(event)].filter(isJsonObject);
	const failed = partsNamedBy(named, parts) ?? (lacking.length === 1 ? lacking : []);
	const isSummaryToCome =
		wanted.includes('summary') &&
		lacks(parts, 'summary') &&
		parts.some(({ hasTranscript }) => hasTranscript);
	const starts = failed.map(startOf);
	return lacking.every((part) => starts.includes(startOf(part))) && !isSummaryToCome;
}

/**
 * The key of a set: the same whatever the source, and in whatever order its files came.
 *
 * It tells when the parts began, and which of them have their transcript and summary: so a session that
 * has grown makes a new set, and so does another part of a session whose first one was deleted. Other
 * files that come later do not matter. Where Zoom gives no times, a session in one part has no digest.
 */
export function setDedupeKey(session: JsonObject, wanted: readonly SetKind[]): string {
	const key = `${sessionIdOf(session) ?? ''}:set:${kindsText(wanted)}`;
	const parts = partsOf(session);
	if (parts.length < 2 && parts[0]?.span === undefined) return key;
	const texts = textsOf(parts, wanted);
	const lines = parts.map((part, place) => [startOf(part), ...(texts[place] ?? [])].join(' '));
	const digest = createHash('sha256').update(lines.join('\n')).digest('hex');
	return `${key}:${digest.slice(0, 16)}`;
}

/**
 * A session as the REST API knows it, with the files of an event that are not there yet: Zoom may
 * announce a file a moment before it lists it, or lists it as finished.
 */
export function mergeEventFiles(session: JsonObject, event: JsonObject): JsonObject {
	const merged: JsonObject = { ...session };
	for (const collection of FILE_COLLECTIONS) {
		const known = objectsIn(session[collection]);
		const announced = objectsIn(event[collection]);
		const announcedBy = new Map(
			fileIdentities(announced).map((identity, place) => [identity, announced[place]]),
		);
		const files = fileIdentities(known).map((identity, place) => {
			const [listed = {}, again] = [known[place], announcedBy.get(identity)];
			announcedBy.delete(identity);
			// The list may be behind with what Zoom has finished, too.
			return isInProcess(listed) && again !== undefined && !isInProcess(again)
				? {
						...listed,
						...again,
						...(textOf(listed.download_url) && { download_url: listed.download_url }),
					}
				: listed;
		});
		const more = [...announcedBy.values()].filter((file) => file !== undefined);
		if (announced.length > 0) merged[collection] = [...files, ...more];
	}
	return merged;
}
