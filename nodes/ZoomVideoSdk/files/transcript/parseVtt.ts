/** A stretch of speech. Times are seconds from the beginning of the recording. */
export interface Segment {
	start: number;
	end: number;
	/** As Zoom names the speaker; empty where no name is given. */
	speaker: string;
	text: string;
}

/** `hh:mm:ss.mmm`, or without hours, as WebVTT allows; some writers put a comma. */
const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const TIMING = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*-->[ \t]*${TIME}(?:[ \t].*)?$`);

const HEADER = /^WEBVTT(?:[ \t]|$)/;

const NOT_A_CUE = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t:]|$)/;

/** Zoom writes `Name: speech`. A name has no colon, so a time of day is not a name. */
const SPEAKER = /^([^:：\n]{1,64})(?::[ \t\n]|：)([\s\S]*)/;
const VOICE = /^<v(?:\.[^\s>]*)?[ \t]([^>]{1,200})>/i;

const TAG = /<\/?[a-z0-9][^<>]*>|<\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	lrm: '',
	rlm: '',
};

function decodeEntities(text: string): string {
	return text.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi,
		(all, dec, hex, name) => {
			if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all;
			const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec);
			const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
			return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
		},
	);
}

function seconds(parts: ReadonlyArray<string | undefined>): number {
	const [hours = '0', minutes = '0', whole = '0', fraction = '0'] = parts;
	const milliseconds = Number(fraction.padEnd(3, '0'));
	const inSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(whole);
	// Added to a fraction, it would get more digits than the text has.
	return (inSeconds * 1000 + milliseconds) / 1000;
}

function plain(text: string): string {
	const lines = decodeEntities(text.replace(TAG, '')).split(/\r\n|\r|\n/);
	return lines
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join('\n');
}

function isName(text: string): boolean {
	// A full stop may end a name ("Jr."); other punctuation ends a sentence.
	return /\p{L}/u.test(text) && !/[!?。！？]$/u.test(text);
}

function readSpeech(payload: string): { speaker: string; text: string } {
	const voice = VOICE.exec(payload);
	if (voice !== null) return { speaker: plain(voice[1] ?? ''), text: plain(payload) };
	const text = plain(payload);
	const [, name, speech] = SPEAKER.exec(text) ?? [];
	if (name === undefined || speech === undefined || !isName(name.trim())) {
		return { speaker: '', text };
	}
	return { speaker: name.trim(), text: speech.trim() };
}

/** The timing is the first line of a cue, or the second one after its ID; -1 if the block is no cue. */
function timingPlace(lines: readonly string[]): number {
	if (NOT_A_CUE.test(lines[0] ?? '')) return -1;
	return lines.slice(0, 2).findIndex((line) => TIMING.test(line));
}

function readBlock(lines: readonly string[]): Segment | undefined {
	const place = timingPlace(lines);
	const parts = TIMING.exec(lines[place] ?? '');
	if (parts === null) return undefined;
	const payload = lines.slice(place + 1).join('\n');
	if (payload === '') return undefined;
	return {
		start: seconds(parts.slice(1, 5)),
		end: seconds(parts.slice(5, 9)),
		...readSpeech(payload),
	};
}

/**
 * Reads a WebVTT transcript, in any language, in time that grows with its length.
 *
 * Line ends of every kind, a byte order mark, ids of any form, notes and styles, voice tags and
 * entities are understood; a cue that is cut off at the end of the file is left out.
 *
 * @see https://www.w3.org/TR/webvtt1/
 */
export function parseVtt(text: string): Segment[] {
	const segments: Segment[] = [];
	let block: string[] = [];
	const close = () => {
		const segment = readBlock(block);
		if (segment !== undefined) segments.push(segment);
		block = [];
	};
	for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
		if (line.trim() === '') close();
		else {
			// Some writers put no empty line between the header and the first cue, or between cues.
			if (TIMING.test(line) && (HEADER.test(block[0] ?? '') || timingPlace(block) >= 0)) close();
			block.push(line);
		}
	}
	close();
	return segments;
}
