import fc from 'fast-check';

import { readArchivedFiles } from '../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import { assertArchived } from '../../nodes/ZoomVideoSdk/actions/deletion/proof/assertArchived';
import {
	selectFiles,
	VIDEO_PREFERENCE,
} from '../../nodes/ZoomVideoSdk/actions/file/source/selectFiles';
import { unavailableFile } from '../../nodes/ZoomVideoSdk/actions/file/source/unavailableFile';
import { formatOf } from '../../nodes/ZoomVideoSdk/files/download/fileFormat';
import { fileName } from '../../nodes/ZoomVideoSdk/files/download/fileName';
import { shortFileId } from '../../nodes/ZoomVideoSdk/files/download/shortFileId';
import { InputError } from '../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../nodes/ZoomVideoSdk/shared/json';
import { minutesOf } from '../../nodes/ZoomVideoSdk/triggers/output/filters';
import { sessionParts } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/sessionParts';
import { setDedupeKey } from '../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import { fileDigest } from '../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';
import { findAgain } from '../../nodes/ZoomVideoSdk/zoom/recordings/findAgain';
import { sessionFiles } from '../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { sessionRecordings } from '../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';
import {
	simplifiedFile,
	simplifiedRecordings,
} from '../../nodes/ZoomVideoSdk/zoom/recordings/simplifiedRecordings';

/*
 * Whatever reads a file or a session reads the same from a simplified one: for sessions of any files, each with any
 * of Zoom's fields, and some that nobody knows.
 */
const one = (...values: Array<string | number>) => fc.constantFrom(...values);
const anyFile = fc.record(
	{
		id: one('a', 'b', '6b1a3c1e-0f5d-4a62-9a1e-3f1f0c9a7d11', ''),
		status: one('completed', 'processing', ''),
		recording_start: one('2026-01-01T00:00:00Z', '2026-01-01T00:20:00Z', ''),
		recording_end: one('2026-01-01T00:10:00Z', '2026-01-01T00:30:00Z', ''),
		recording_type: one('gallery_view', 'speaker_view', 'audio_only', ''),
		file_type: one('MP4', 'M4A', 'CC', 'TIMELINE', 'TRANSCRIPT', 'SUMMARY', 'CHAT_MESSAGE', 'NEW'),
		file_extension: one('MP4', 'TXT', 'odd', ''),
		file_size: one(1, 2, 0),
		file_name: one('Audio only - Ada', 'Ada.m4a'),
		user_id: one('1', '2', ''),
		user_key: one('ada', ''),
		download_url: one('https://zoom.us/rec/download/a', ''),
		external_storage_url: one('s3://bucket/a'),
		file_path: one('/a'),
		clip_id: one('', 'c'),
		play_url: one('https://zoom.us/rec/play/a'),
	},
	{ requiredKeys: [] },
);
const files = fc.array(anyFile, { maxLength: 6 });
const anySession = fc.record(
	{
		session_id: one('s'),
		session_name: one('Weekly review', ''),
		session_key: one('k', ''),
		start_time: one('2026-01-01T00:00:00Z'),
		timezone: one('UTC', ''),
		duration: one(10),
		account_id: one('x'),
		recording_files: files,
		participant_audio_files: files,
		participant_video_files: files,
	},
	{ requiredKeys: ['session_id'] },
);

const noFormat = (moment: string, pattern: string) => `${moment} ${pattern}`;

/** What a template may name, as its error says. */
function templateFields(): string[] {
	try {
		fileName('{nothing}', {}, noFormat);
	} catch (error) {
		const text = error instanceof InputError ? (error.description ?? '') : '';
		return text.replace(/^Use one of: |\.$/g, '').split(', ');
	}
	return [];
}
const fields = templateFields();
const template = fields.map((field) => `{${field}}`).join(' ');

const outcome = (run: () => unknown): unknown => {
	try {
		return run();
	} catch (error) {
		return error instanceof InputError ? [error.message, error.description] : Promise.reject(error);
	}
};

it('knows what file names can be made of', () => {
	expect(fields.length).toBeGreaterThan(10);
	expect(fields).toContain('session_name');
});

it('a simplified session is read as the raw one', () => {
	fc.assert(
		fc.property(anySession, (source) => {
			const raw = sessionRecordings(source);
			const simplified = simplifiedRecordings(raw);
			const readings = (session: JsonObject) => ({
				keys: sessionFiles(session).map(({ dedupe_key }) => dedupe_key),
				key: sessionRecordings(session).dedupe_key,
				set: setDedupeKey(session, ['recording', 'transcript', 'summary']),
				minutes: minutesOf(session),
				parts: sessionParts(sessionFiles(session)).map(({ media, ...part }) => ({
					...part,
					media: media.map(({ dedupe_key }) => dedupe_key),
				})),
				best: selectFiles(sessionFiles(session), {
					by: 'bestVideo',
					preference: VIDEO_PREFERENCE,
				}).map(({ dedupe_key }) => dedupe_key),
			});
			expect(readings(simplified)).toEqual(readings(raw));
			expect(simplified.dedupe_key).toBe(raw.dedupe_key);
			expect(sessionFiles(simplified)).toEqual(sessionFiles(raw).map(simplifiedFile));
		}),
	);
});

it('a simplified file is read as the raw one', () => {
	fc.assert(
		fc.property(anySession, (source) => {
			const all = sessionFiles(source);
			for (const raw of all) {
				const { session_id, collection, dedupe_key } = raw;
				// These three again, for their types.
				const simplified = { ...simplifiedFile(raw), session_id, collection, dedupe_key };
				expect(simplified).toEqual(simplifiedFile(raw));
				const stored = { bytes: 1, saved_as: 'a.mp4' };
				const readings = (file: typeof raw) => ({
					format: formatOf(file),
					name: fileName(template, file, noFormat),
					short: shortFileId(file),
					digest: fileDigest(file),
					again: findAgain(file, all)?.dedupe_key,
					unavailable: unavailableFile(file, {}, true),
					chosen: ['kinds', 'recordingTypes'].map((by) =>
						by === 'kinds'
							? selectFiles([file], { by, kinds: ['video', 'captions'] }).length
							: selectFiles([file], { by: 'recordingTypes', types: ['audio_only'] }).length,
					),
					proof: outcome(() =>
						assertArchived([raw], readArchivedFiles([{ ...file, ...stored }]), false, all),
					),
				});
				expect(readings(simplified)).toEqual(readings(raw));
			}
		}),
	);
});
