import { createHash } from 'node:crypto';

import { isJsonObject, objectsIn, type JsonObject } from '../../shared/json';
import { sessionIdOf } from '../sessions/session';
import { fileIdentities } from './dedupeKey';
import { FILE_COLLECTIONS } from './fileKinds';
import { sessionFiles } from './sessionFiles';
import { partsNamedBy, sessionParts, type SessionPart } from './sessionParts';

/** What a set may be made of: the recording itself, its transcript, its AI summary. */
export const SET_KINDS = ['recording', 'transcript', 'summary'] as const;

export type SetKind = (typeof SET_KINDS)[number];

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
): boolean {
	const parts = partsOf(session);
	const lacking = parts.filter((part) => !part.hasTranscript);
	const named = [event.recording_file, ...sessionFiles(event)].filter(isJsonObject);
	const failed = partsNamedBy(named, parts) ?? (lacking.length === 1 ? lacking : []);
	const isSummaryToCome =
		wanted.includes('summary') && lacks(parts, 'summary') && lacking.length < parts.length;
	return lacking.every((part) => failed.includes(part)) && !isSummaryToCome;
}

/**
 * The key of a set: the same whatever the source, and in whatever order its files came.
 *
 * A session that was recorded in one go makes one set, whatever files come to it later. With more parts
 * the key says which parts there are, and which of them have their transcript and summary: so a session
 * that has grown makes a new set.
 */
export function setDedupeKey(session: JsonObject, wanted: readonly SetKind[]): string {
	const kinds = SET_KINDS.filter((kind) => wanted.includes(kind));
	const key = `${sessionIdOf(session) ?? ''}:set:${kinds.join('+')}`;
	const parts = partsOf(session);
	if (parts.length < 2) return key;
	const lines = parts.map((part) => {
		const texts = kinds.filter((kind) => kind !== 'recording' && part[MARKS[kind]]);
		return [part.span?.start ?? '', ...texts].join(' ');
	});
	const digest = createHash('sha256').update(lines.join('\n')).digest('hex');
	return `${key}:${digest.slice(0, 16)}`;
}

/**
 * A session as the REST API knows it, with the files of an event that are not there yet: Zoom may
 * announce a file a moment before it lists it.
 */
export function mergeEventFiles(session: JsonObject, event: JsonObject): JsonObject {
	const merged: JsonObject = { ...session };
	for (const collection of FILE_COLLECTIONS) {
		const known = objectsIn(session[collection]);
		const announced = objectsIn(event[collection]);
		const identities = new Set(fileIdentities(known));
		const places = fileIdentities(announced);
		const more = announced.filter((_, place) => !identities.has(places[place] ?? ''));
		if (more.length > 0) merged[collection] = [...known, ...more];
	}
	return merged;
}
