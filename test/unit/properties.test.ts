import fc from 'fast-check';

import { uniqueName } from '../../nodes/ZoomVideoSdk/files/download/fileName';
import { safeFileName } from '../../nodes/ZoomVideoSdk/files/download/safeFileName';
import { parseVtt } from '../../nodes/ZoomVideoSdk/files/transcript/parseVtt';
import { isTrustedAddress } from '../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';
import {
	fileDedupeKey,
	fileIdentities,
	sessionDedupeKey,
} from '../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';

const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 400 }),
	fc.string(),
	fc.stringMatching(/^[./\\ ~$:CONauxlpt0-9]{0,12}$/),
);

describe('a safe file name, of whatever text', () => {
	it('is a name on every system, and safe again the same', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const name = safeFileName(text);
				expect(name).not.toMatch(/[/\\:*?"<>|]|\p{Cc}/u);
				expect(name).not.toMatch(/^\.{0,2}$|[. ]$/);
				expect(name).not.toMatch(/^(CON|PRN|AUX|NUL|COM\d|LPT\d)(\.|$)/i);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
				expect(Buffer.from(name).toString()).toBe(name);
				expect(safeFileName(name)).toBe(name);
			}),
			{ numRuns: 5_000 },
		);
	});

	it('is given once in a run, in upper or lower case', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a.mp4', 'A.mp4', 'a (2).mp4', 'b', '.x'), { maxLength: 20 }),
				(names) => {
					const taken = new Set<string>();
					const given = names.map((name) => uniqueName(name, taken).toLowerCase());
					expect(new Set(given).size).toBe(names.length);
				},
			),
		);
	});
});

const file = fc.record(
	{
		id: fc.constantFrom('a', 'b', 'c'),
		file_type: fc.constantFrom('MP4', 'M4A', 'CC', 'TIMELINE', 'CHAT'),
		recording_type: fc.constantFrom('gallery_view', 'audio_only'),
		recording_start: fc.constantFrom(
			'2026-01-01T00:00:00Z',
			'2026-01-01T00:00:00.000Z',
			'2026-01-02T00:00:00Z',
		),
		user_id: fc.constantFrom('1', '2'),
	},
	{ requiredKeys: [] },
);

describe('dedupe keys', () => {
	it('tell the files of a session apart, all of them', () => {
		fc.assert(
			fc.property(fc.array(file, { maxLength: 12 }), (files) => {
				const keys = fileIdentities(files).map((identity) =>
					fileDedupeKey('s', 'recording_files', identity),
				);
				expect(new Set(keys).size).toBe(files.length);
			}),
		);
	});

	it('of a session do not depend on order, addresses, tokens or other fields', () => {
		const shuffled = fc
			.array(file, { minLength: 1, maxLength: 8 })
			.chain((files) =>
				fc.tuple(
					fc.constant(files),
					fc.shuffledSubarray(files, { minLength: files.length }),
					fc.webUrl(),
				),
			);
		fc.assert(
			fc.property(shuffled, ([files, others, download_url]) => {
				const twin = others.map((one) => ({ ...one, download_url, status: 'completed' }));
				const key = sessionDedupeKey('s', { recording_files: files });
				expect(sessionDedupeKey('s', { recording_files: twin, download_token: 'x' })).toBe(key);
				expect(sessionDedupeKey('t', { recording_files: files })).not.toBe(key);
				const more = [...files, { id: 'new', file_type: 'MP4' }];
				expect(sessionDedupeKey('s', { recording_files: more })).not.toBe(key);
			}),
		);
	});
});

describe('a transcript', () => {
	const time = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(11, 19)}.000`;
	const words = fc.stringMatching(/^[A-Za-z][A-Za-z ,.éü]{0,40}[A-Za-z]$/);

	it('gives every cue once and in order, whatever the line ends', () => {
		fc.assert(
			fc.property(
				fc.array(words, { minLength: 1, maxLength: 20 }),
				fc.constantFrom('\n', '\r\n', '\r'),
				fc.boolean(),
				(said, end, bom) => {
					const cues = said.flatMap((text, at) => [
						`${at + 1}`,
						`${time(at)} --> ${time(at + 1)}`,
						text,
						'',
					]);
					const vtt = `${bom ? '\uFEFF' : ''}${['WEBVTT', '', ...cues].join(end)}`;
					const segments = parseVtt(vtt);
					expect(segments.map(({ text }) => text)).toEqual(said);
					expect(segments.map(({ start }) => start)).toEqual(said.map((_, at) => at));
				},
			),
		);
	});

	it('of anything is read without an error, and in time', () => {
		const line = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('WEBVTT', 'NOTE', '-->', '00:00.000 --> 00:01.000', '<v A>x', '1', ''),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
				for (const { start, end } of parseVtt(lines.join('\n'))) {
					expect(Number.isFinite(start) && Number.isFinite(end)).toBe(true);
				}
			}),
		);
	});
});

describe("the hosts that get the account's token", () => {
	const trusted = { baseUrl: new URL('https://api.zoom.us/v2'), extraHosts: [] };
	// A label that begins with xn-- must be valid Punycode for the URL to be one at all.
	const label = fc
		.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/)
		.filter((text) => !text.startsWith('xn--'));

	it("are Zoom's, in no disguise", () => {
		const disguised = fc
			.tuple(
				label,
				label,
				fc.constantFrom(
					(a: string, b: string) => `https://zoom.us.${a}.${b}/`,
					(a: string, b: string) => `https://${a}zoom.us/${b}`,
					(a: string, b: string) => `https://zoom.us@${a}.${b}/`,
					(a: string, b: string) => `https://${a}:zoom.us@${b}.example/`,
					(a: string, b: string) => `https://${a}.${b}/zoom.us`,
					(a: string, b: string) => `https://${a}.${b}#.zoom.us`,
					(a: string, b: string) => `https://${a}.${b}?.zoom.us`,
					(a: string, b: string) => `https://${a}.${b}\\.zoom.us/`,
					(a: string) => `http://${a}.zoom.us/`,
					(a: string, b: string) => `ftp://${a}.${b}.zoom.us/`,
				),
			)
			.map(([a, b, make]) => make(a, b))
			.filter((text) => URL.canParse(text));
		fc.assert(
			fc.property(disguised, (text) => {
				expect(isTrustedAddress(new URL(text), trusted)).toBe(false);
			}),
			{ numRuns: 2_000 },
		);
		fc.assert(
			fc.property(label, (name) => {
				expect(isTrustedAddress(new URL(`https://${name}.zoom.us/rec`), trusted)).toBe(true);
			}),
		);
	});
});
