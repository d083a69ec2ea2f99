import { createHash } from 'node:crypto';

import { textOf, type JsonObject } from '../../../shared/json';
import { sessionIdOf } from '../../sessions/session';
import { mainMediaOf, type SessionPart } from './sessionParts';
import { MARKS, partsOf, SET_KINDS, TEXT_KINDS, type SetKind } from './setKinds';

/**
 * Whether something about a set that started the workflow is remembered: a `part`, whatever it had
 * then, or one of the `contents` of a part (`setPartKeys`).
 */
export type IsRemembered = (what: 'part' | 'contents', key: string) => boolean;

export const NOTHING_REMEMBERED: IsRemembered = () => false;

function kindsText(wanted: readonly SetKind[]): string {
	return SET_KINDS.filter((kind) => wanted.includes(kind)).join('+');
}

function startOf({ span }: SessionPart): string {
	return String(span?.start ?? '');
}

/** The keys of a part, any of which identifies it: one for each start of its files. */
function partKeys(session: JsonObject, wanted: readonly SetKind[], part: SessionPart): string[] {
	const starts = part.starts.size > 0 ? [...part.starts] : [''];
	const before = `${sessionIdOf(session) ?? ''}:part:${kindsText(wanted)}`;
	return starts.map((start) => `${before}:${start}`);
}

/**
 * The wanted texts that each part has. If there are several parts, a text that counts only by its
 * number is distinguished from one with the part's own time, which may still arrive.
 */
function textsOf(parts: readonly SessionPart[], wanted: readonly SetKind[]): string[][] {
	const has = (part: SessionPart, kind: (typeof TEXT_KINDS)[number]) => {
		const isCounted = parts.length > 1 && part.counted.includes(MARKS[kind]);
		return part[MARKS[kind]] && wanted.includes(kind) ? [isCounted ? `${kind}?` : kind] : [];
	};
	return parts.map((part) => TEXT_KINDS.flatMap((kind) => has(part, kind)));
}

/** The keys of the wanted video and audio of a part: Zoom may list one of its files before another. */
function mediaOf(part: SessionPart, wanted: readonly SetKind[]): string[] {
	if (!wanted.includes('recording')) return [];
	return mainMediaOf(part).map((file) => file.dedupe_key);
}

/** Keys of one thing: it is remembered if one of them is. */
type KeysOfOne = string[];

/**
 * What is remembered about a set that was returned, part by part: which part it was, and each thing
 * that it had, including each video and audio file. A set is new if one of its parts is new, or has
 * something that it did not have before. With less than before, it is not: files may have been deleted,
 * and Zoom's list may be behind.
 */
export function setPartKeys(
	session: JsonObject,
	wanted: readonly SetKind[],
): Array<{ part: KeysOfOne; contents: KeysOfOne[] }> {
	const parts = partsOf(session, wanted);
	const texts = textsOf(parts, wanted);
	return parts.map((each, place) => {
		const part = partKeys(session, wanted, each);
		const recording = each.hasRecording && wanted.includes('recording') ? ['recording'] : [];
		// A text with the part's own time also counts by its number, even if more parts have been added.
		const counted = (text: string) => (text.endsWith('?') ? [text] : [text, `${text}?`]);
		const found = [...recording, ...(texts[place] ?? []).flatMap(counted)];
		const media = mediaOf(each, wanted).map((file) => [`${file} in ${kindsText(wanted)}`]);
		return {
			part,
			contents: [...found.map((kind) => part.map((key) => `${key} ${kind}`)), ...media],
		};
	});
}

/** Whether a part was returned before, whatever it had then. */
export function wasPutOut(
	session: JsonObject,
	wanted: readonly SetKind[],
	part: SessionPart,
	isRemembered: IsRemembered,
): boolean {
	return partKeys(session, wanted, part).some((key) => isRemembered('part', key));
}

/** Whether a part had something of a kind when it was returned. */
export function wasPutOutWith(
	session: JsonObject,
	wanted: readonly SetKind[],
	part: SessionPart,
	kind: SetKind,
	isRemembered: IsRemembered,
): boolean {
	return partKeys(session, wanted, part).some((key) =>
		[kind, `${kind}?`].some((each) => isRemembered('contents', `${key} ${each}`)),
	);
}

/**
 * Remembered like a part: that it was returned `without` a text that was missing then, and that this
 * text, which arrived after all, has `madeUp` for that of another part.
 */
export function textKeys(
	session: JsonObject,
	wanted: readonly SetKind[],
	part: SessionPart,
	what: 'without' | 'madeUp',
	kind: SetKind,
): string[] {
	return partKeys(session, wanted, part).map((key) => `${key} ${what} ${kind}`);
}

/** Remembered like a part: what events said of its transcript that did not end the wait. */
export function failedKeys(
	session: JsonObject,
	wanted: readonly SetKind[],
	part: SessionPart,
	said: string,
): string[] {
	return partKeys(session, wanted, part).map((key) => `${key} ${said}`);
}

/** Remembered like a part, with a set that was returned because a transcript failed. */
export function failureKey(event: JsonObject): string | undefined {
	const time = textOf(event.event_ts);
	return time && `${sessionIdOf(event) ?? ''}:failure:${time}`;
}

/**
 * The key of a set: the same from every source, and in whatever order its files arrived.
 *
 * It depends on when the parts began, on their video and audio files, and on which of them have their
 * transcript and summary. So a session that has grown makes a new set, and so does another part of a
 * session whose first part was deleted. Other files that arrive later do not matter. If there are
 * neither times nor media, a session in one part has no digest.
 */
export function setDedupeKey(session: JsonObject, wanted: readonly SetKind[]): string {
	const key = `${sessionIdOf(session) ?? ''}:set:${kindsText(wanted)}`;
	const parts = partsOf(session, wanted);
	const media = parts.map((part) => mediaOf(part, wanted).sort());
	if (parts.length < 2 && parts[0]?.span === undefined && media.flat().length === 0) return key;
	const texts = textsOf(parts, wanted);
	const lines = parts.map((part, place) =>
		[startOf(part), ...(texts[place] ?? []), ...(media[place] ?? [])].join(' '),
	);
	const digest = createHash('sha256').update(lines.join('\n')).digest('hex');
	return `${key}:${digest.slice(0, 16)}`;
}
