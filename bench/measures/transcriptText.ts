const SECONDS_A_CUE = 4;
const speakers = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing'];
const lines = [
	'Good morning, can everybody hear me?',
	'Then let us look at the release, the build is green and the notes are written.',
	'I have tested the upload with a file of several gigabytes, and it went through.',
	'That works for me, shall we meet again then?',
];

/** A transcript in WebVTT as Zoom writes it, with a cue every four seconds. */
export function transcriptOf(hours: number): { text: string; cues: number } {
	const cues = (hours * 3600) / SECONDS_A_CUE;
	const blocks = Array.from({ length: cues }, (_, at) => {
		const speech = `${speakers[at % speakers.length]}: ${lines[at % lines.length]}`;
		const start = at * SECONDS_A_CUE;
		return `${at + 1}\n${clock(start)} --> ${clock(start + SECONDS_A_CUE)}\n${speech}\n`;
	});
	return { text: `WEBVTT\n\n${blocks.join('\n')}`, cues };
}

function clock(seconds: number): string {
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.000`;
}
