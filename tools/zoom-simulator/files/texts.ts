import { clockSpan } from '../state/dates';

const lines = [
	'Good morning, can everybody hear me?',
	'Yes, loud and clear.',
	'Then let us look at the release. The build is green & the notes are written.',
	'I tested the upload with a file of 3 < 4 gigabytes, it went through.',
	'10:30 works for me: shall we meet again then?',
	'Agreed. Thank you all.',
];
const secondsPerLine = 4;

function vttTime(seconds: number): string {
	return `${clockSpan(seconds * 1000).padStart(8, '00:')}.000`;
}

function vtt(cue: (speaker: string, line: string) => string, speakers: readonly string[]): string {
	const cues = lines.map((line, at) => {
		const start = at * secondsPerLine;
		const span = `${vttTime(start)} --> ${vttTime(start + secondsPerLine)}`;
		return `${at + 1}\n${span}\n${cue(speakerOf(at, speakers), escapeVtt(line))}\n`;
	});
	return `WEBVTT\n\n${cues.join('\n')}`;
}

function escapeVtt(line: string): string {
	return line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function speakerOf(at: number, speakers: readonly string[]): string {
	return speakers[at % Math.max(1, speakers.length)] ?? 'Participant';
}

/** A transcript with speakers, in WebVTT. */
export function transcript(speakers: readonly string[]): string {
	return vtt((speaker, line) => `${speaker}: ${line}`, speakers);
}

/** Closed captions, in WebVTT. */
export function captions(speakers: readonly string[]): string {
	return vtt((_speaker, line) => line, speakers);
}

/** Chat as Zoom saves it: offset, name and message between tabs. */
export function chat(speakers: readonly string[]): string {
	const messages = ['Hello!', 'The slides: https://example.com/slides', 'Thanks 👋'];
	return messages
		.map(
			(text, at) => `${vttTime(5 * at + 3).slice(0, 8)}\t${speakerOf(at, speakers)}:\t${text}\r\n`,
		)
		.join('');
}

/** Who was seen when. The fields are an assumption: no sample of Zoom's is public. */
export function timeline(speakers: readonly string[]): string {
	const entries = lines.map((_line, at) => ({
		ts: vttTime(at * secondsPerLine),
		users: [{ username: speakerOf(at, speakers) }],
	}));
	return JSON.stringify({ timeline: entries });
}

/** A summary. Only the `summary` section is known to exist, not what is in it. */
export function summary(speakers: readonly string[]): string {
	return JSON.stringify({
		summary: `${speakers.join(', ')} checked the release. The build is green, the notes are written, and the upload of a large file was tested. They meet again at 10:30.`,
	});
}

/** Answers to a poll. */
export function poll(speakers: readonly string[]): string {
	const rows = speakers.map((name, at) => `${at + 1},"${name}","Ready to release?","Yes"`);
	return ['#,User Name,Question,Answer', ...rows, ''].join('\r\n');
}
