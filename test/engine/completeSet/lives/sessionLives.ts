import fc from 'fast-check';

import { EVENT, FAILED } from '../sets';

const MINUTE = 60_000;
export const BEGIN = Date.parse('2026-05-09T10:00:00Z');

/** A file of a session: what Zoom says of it, of which part it is, and when Zoom lists it. */
export interface LiveFile {
	part: number;
	json: Record<'id' | 'file_type' | 'recording_type' | 'recording_start' | 'recording_end', string>;
	listedAt: number;
}

/** An event about some files: when Zoom first sends it, and what it says of them. */
export interface LiveEvent {
	name: string;
	madeAt: number;
	sentAt: number;
	/** With those of their fields that the event tells. */
	files: Array<{ file: LiveFile; isIdTold: boolean }>;
	/** Whether Zoom sends it a second time although it was accepted. */
	comesTwice: boolean;
	/** Whether n8n is started anew right before. */
	afterRestart: boolean;
}

/** What becomes of a session: its files, and the events about them in any order. */
export interface SessionLife {
	files: LiveFile[];
	events: LiveEvent[];
	failedParts: number[];
}

const minutes = (max: number) => fc.integer({ min: 0, max });
const seldom = fc.integer({ min: 0, max: 9 }).map((drawn) => drawn > 6);

/** When Zoom has made something, says so, and lists it. */
const made = fc.record({
	afterMinutes: minutes(9),
	toldAfterSeconds: fc.integer({ min: 0, max: 59 }),
	/** Zoom may list a file some minutes after it is made. */
	listedAfterMinutes: fc.oneof({ weight: 7, arbitrary: fc.constant(0) }, minutes(3)),
	comesTwice: seldom,
	afterRestart: seldom,
});
type Made = typeof made extends fc.Arbitrary<infer Value> ? Value : never;

const part = fc.record({
	lastsMinutes: fc.constantFrom(1, 10),
	/** How long until the recording is started again. */
	gapSeconds: fc.constantFrom(8, 20, 45, 600),
	video: made,
	audio: fc.option(minutes(3), { nil: undefined }),
	transcript: made,
	/** Transcripts come after the video as a rule. */
	isTranscriptFirst: seldom,
	transcriptStartsSecondsLater: fc.constantFrom(0, 0, 2, 20),
	transcriptEvent: fc.constantFrom('whole', 'whole', 'without id', 'without files', 'failed'),
});
type Part = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

const secondOf = (time: number) => new Date(time).toISOString().replace('.000', '');

function lifeOf(parts: readonly Part[], isMadeAtTheEnd: boolean): SessionLife {
	const life: SessionLife = { files: [], events: [], failedParts: [] };
	const end = parts.reduce(
		(time, each) => time + each.lastsMinutes * MINUTE + each.gapSeconds * 1000,
		BEGIN,
	);
	let begin = BEGIN;
	const tell = (
		name: string,
		{ toldAfterSeconds, comesTwice, afterRestart }: Made,
		madeAt: number,
		files: LiveEvent['files'],
	) => {
		const sentAt = madeAt + toldAfterSeconds * 1000;
		life.events.push({ name, madeAt, sentAt, files, comesTwice, afterRestart });
	};
	for (const [number, each] of parts.entries()) {
		const stop = begin + each.lastsMinutes * MINUTE;
		const make = (type: string, view: string, listedAt: number, laterSeconds = 0): LiveFile => {
			const json = {
				id: `${type} ${number}`,
				file_type: type,
				recording_type: view,
				recording_start: secondOf(begin + laterSeconds * 1000),
				recording_end: secondOf(stop),
			};
			const file = { part: number, json, listedAt };
			life.files.push(file);
			return file;
		};
		const base = isMadeAtTheEnd ? end : stop;
		const videoAt = base + each.video.afterMinutes * MINUTE;
		const media = [make('MP4', 'speaker_view', videoAt + each.video.listedAfterMinutes * MINUTE)];
		if (each.audio !== undefined)
			media.push(make('M4A', 'audio_only', videoAt + each.audio * MINUTE));
		tell(
			EVENT.video,
			each.video,
			videoAt,
			media.map((file) => ({ file, isIdTold: true })),
		);

		const after = each.isTranscriptFirst ? base : videoAt + 1;
		// Two failures of one millisecond name neither files nor parts: nobody could tell them from a repeat.
		const textAt = after + each.transcript.afterMinutes * MINUTE + 2 * number;
		if (each.transcriptEvent === 'failed') {
			life.failedParts.push(number);
			tell(FAILED, each.transcript, textAt, []);
		} else {
			// An event that names no files, of a text that is not listed either, looks like a repeat: docs/triggers.md.
			const isNamed = each.transcriptEvent !== 'without files';
			const listedAt = textAt + (isNamed ? each.transcript.listedAfterMinutes * MINUTE : 0);
			const text = make(
				'TRANSCRIPT',
				'audio_transcript',
				listedAt,
				each.transcriptStartsSecondsLater,
			);
			const isIdTold = each.transcriptEvent !== 'without id';
			const told = isNamed ? [{ file: text, isIdTold }] : [];
			tell(EVENT.transcript, each.transcript, textAt, told);
		}
		begin = stop + each.gapSeconds * 1000;
	}
	return life;
}

/**
 * Lives of sessions: one to three parts, near or far from each other, of which Zoom makes a video, a
 * transcript (or fails to) and perhaps an audio file, at once or at the end of the session; lists them at
 * once or minutes later; and tells of them in any order, with or without ids and files, once or twice.
 */
export const sessionLives: fc.Arbitrary<SessionLife> = fc
	.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean())
	.map(([parts, isMadeAtTheEnd]) => lifeOf(parts, isMadeAtTheEnd));
