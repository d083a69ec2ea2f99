import type { Segment } from './parseVtt';

/** How much one speaker spoke. */
export interface SpeakerShare {
	speaker: string;
	/** Talk time, from the beginnings and ends of the speaker's segments. */
	seconds: number;
	words: number;
}

/** Scripts that put no spaces between words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Made when it is first needed: it loads the rules of all scripts. */
let segmenter: Intl.Segmenter | undefined;

/** How much the segmenter receives at once: the time it takes grows faster than the text. */
const MAX_PIECE = 1_000;

/** Cuts a text into pieces of limited length, between words if a piece has a gap. */
function* piecesOf(text: string): Generator<string, void, undefined> {
	let start = 0;
	while (text.length - start > MAX_PIECE) {
		let end = start + MAX_PIECE;
		while (end > start && !/[\s\p{P}]/u.test(text.charAt(end - 1))) end -= 1;
		if (end === start) {
			end = start + MAX_PIECE;
			// The two halves of a character stay together.
			if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
		}
		yield text.slice(start, end);
		start = end;
	}
	yield text.slice(start);
}

/**
 * Counts words in any language. A very long run without any gap may count as one word more per thousand
 * units.
 */
export function countWords(text: string): number {
	if (!UNSPACED.test(text))
		return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
	segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
	let words = 0;
	for (const piece of piecesOf(text)) {
		for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) words += 1;
	}
	return words;
}

/** Joins neighbouring segments of one speaker into one. */
export function joinNeighbours(segments: readonly Segment[]): Segment[] {
	const joined: Segment[] = [];
	let texts: string[] = [];
	for (const segment of segments) {
		const last = joined.at(-1);
		if (last !== undefined && last.speaker === segment.speaker) {
			texts.push(segment.text);
			last.end = Math.max(last.end, segment.end);
			continue;
		}
		if (last !== undefined) last.text = texts.join(' ');
		joined.push({ ...segment });
		texts = [segment.text];
	}
	const last = joined.at(-1);
	if (last !== undefined) last.text = texts.join(' ');
	return joined;
}

/** Talk time and words of each speaker, who spoke longest first. */
export function speakerShares(segments: readonly Segment[]): SpeakerShare[] {
	const shares = new Map<string, SpeakerShare>();
	for (const { speaker, start, end, text } of segments) {
		const share = shares.get(speaker) ?? { speaker, seconds: 0, words: 0 };
		share.seconds += Math.max(0, end - start);
		share.words += countWords(text);
		shares.set(speaker, share);
	}
	return [...shares.values()]
		.map((share) => ({ ...share, seconds: Math.round(share.seconds * 1000) / 1000 }))
		.sort((one, other) => other.seconds - one.seconds);
}

function clock(time: number, separator: string): string {
	const milliseconds = Math.round(time * 1000);
	const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
	const seconds = Math.floor(milliseconds / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const hms = parts.map((part) => pad(part, 2)).join(':');
	return separator === '' ? hms : `${hms}${separator}${pad(milliseconds % 1000, 3)}`;
}

/** One line per segment: `Speaker: text`. */
export function toText(segments: readonly Segment[]): string {
	return segments
		.map(({ speaker, text }) => {
			const line = text.replace(/\n/g, ' ');
			return speaker === '' ? line : `${speaker}: ${line}`;
		})
		.join('\n');
}

/** SubRip, for video players. */
export function toSrt(segments: readonly Segment[]): string {
	return segments
		.map(({ start, end, speaker, text }, place) => {
			const line = speaker === '' ? text : `${speaker}: ${text}`;
			return `${place + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${line}\n`;
		})
		.join('\n');
}

/** Characters that would turn speech into formatting. */
function escapeMarkdown(text: string): string {
	return text
		.replace(/\n/g, ' ')
		.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
		.replace(/^[-+=]/, '\\$&');
}

/** One paragraph per segment, with the speaker in bold and the time. */
export function toMarkdown(segments: readonly Segment[]): string {
	return segments
		.map(({ start, speaker, text }) => {
			const who = speaker === '' ? '' : `**${escapeMarkdown(speaker)}** `;
			return `${who}(${clock(start, '')})  \n${escapeMarkdown(text)}`;
		})
		.join('\n\n');
}
