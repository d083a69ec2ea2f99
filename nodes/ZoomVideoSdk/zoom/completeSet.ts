import { FILE_COLLECTIONS } from './files';
import { fileIdentities } from './dedupeKey';
import { objectsIn, type JsonObject } from './json';
import { missingKinds } from './readiness';
import { sessionIdOf } from './recordings';
import { sessionFiles } from './sessionFiles';

/** What a set may be made of: the recording itself, its transcript, its AI summary. */
export const SET_KINDS = ['recording', 'transcript', 'summary'] as const;

export type SetKind = (typeof SET_KINDS)[number];

const FILES_OF_KIND: Readonly<Record<SetKind, readonly string[]>> = {
	recording: ['video', 'audio', 'participantAudio', 'participantVideo'],
	transcript: ['transcript'],
	summary: ['summary'],
};

/** Which of the wanted kinds a session has no finished file of, in the order of `SET_KINDS`. */
export function missingFromSet(session: JsonObject, wanted: readonly SetKind[]): SetKind[] {
	const files = sessionFiles(session);
	return SET_KINDS.filter((kind) => {
		const fileKinds = FILES_OF_KIND[kind];
		return wanted.includes(kind) && missingKinds(files, fileKinds).length === fileKinds.length;
	});
}

/**
 * The key of a set: the same whatever the source, and whatever files come to the session later, so
 * that a session makes one set.
 */
export function setDedupeKey(session: JsonObject, wanted: readonly SetKind[]): string {
	const kinds = SET_KINDS.filter((kind) => wanted.includes(kind));
	return `${sessionIdOf(session) ?? ''}:set:${kinds.join('+')}`;
}

/**
 * A session as the REST API knows it, with the files of an event that are not there yet: Zoom may
 * announce a file a moment before it lists it.
 */
export function withFilesOf(session: JsonObject, event: JsonObject): JsonObject {
	const merged: JsonObject = { ...session };
	for (const collection of FILE_COLLECTIONS) {
		const known = objectsIn(session[collection]);
		const told = objectsIn(event[collection]);
		const identities = new Set(fileIdentities(known));
		const places = fileIdentities(told);
		const more = told.filter((_, place) => !identities.has(places[place] ?? ''));
		if (more.length > 0) merged[collection] = [...known, ...more];
	}
	return merged;
}
