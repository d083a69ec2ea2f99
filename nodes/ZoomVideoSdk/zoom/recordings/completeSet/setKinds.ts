import type { JsonObject } from '../../../shared/json';
import { sessionFiles } from '../sessionFiles';
import { sessionParts, type SessionPart } from './sessionParts';

/** What a set may consist of: the recording itself, its transcript, its AI summary. */
export const SET_KINDS = ['recording', 'transcript', 'summary'] as const;

export type SetKind = (typeof SET_KINDS)[number];

export const TEXT_KINDS = ['transcript', 'summary'] as const;

/** What shows that a part has something of a kind. */
export const MARKS = {
	recording: 'hasRecording',
	transcript: 'hasTranscript',
	summary: 'hasSummary',
} as const satisfies Record<SetKind, keyof SessionPart>;

/** The parts of a session, except those of which only an unwanted text is left. */
export function partsOf(session: JsonObject, wanted: readonly SetKind[]): SessionPart[] {
	const texts = TEXT_KINDS.filter((kind) => wanted.includes(kind));
	return sessionParts(sessionFiles(session)).filter(
		(part) => part.media.length > 0 || texts.some((kind) => part[MARKS[kind]]),
	);
}
