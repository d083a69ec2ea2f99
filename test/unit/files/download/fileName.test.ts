import {
	DEFAULT_FILE_NAME,
	TRANSCRIPT_FILE_NAME,
} from '../../../../nodes/ZoomVideoSdk/files/download/fileName';
import { safeFileName } from '../../../../nodes/ZoomVideoSdk/files/download/safeFileName';
import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { named } from '../../fixtures/namedFile';
import { PARTICIPANT_AUDIO, PARTICIPANT_VIDEO } from '../../fixtures/recorded';

describe('a template', () => {
	it.each<[string, string]>([
		['{session_name}', 'Weekly review.mp4'],
		['{session_name}.{extension}', 'Weekly review.mp4'],
		['{session_name}.mp4', 'Weekly review.mp4'],
		['{extension} of {session_name}', 'mp4 of Weekly review.mp4'],
		['{session_name}.MP4', 'Weekly review.mp4'],
		['{session_name}.vtt', 'Weekly review.vtt.mp4'],
		['{ session_name }', 'Weekly review.mp4'],
		['{Session_Name} {ID}', 'Weekly review 11111111-aaaa-4bbb-8ccc-000000000001.mp4'],
		['{session_id}', 'a_b+c==.mp4'],
		['{start_time}', '2026-05-09T11_02_22Z.mp4'],
		['{start_time:yyyy}', '2026.mp4'],
		['{start_time:yyyy/LL HH:mm}', '2026_LL HH_mm.mp4'],
		['{session_name:yyyy}', 'Weekly review.mp4'],
		[
			'{file_type} {recording_type} {collection}',
			'MP4 shared_screen_with_speaker_view recording_files.mp4',
		],
		['{session_key}', 'recording.mp4'],
		['{session_key}.{extension}', 'recording.mp4'],
		['{session_key} {session_name}', 'Weekly review.mp4'],
		['fixed', 'fixed.mp4'],
		['a/b', 'a_b.mp4'],
		['../{session_name}', '_Weekly review.mp4'],
		['{short_id}', '11111111.mp4'],
		[
			DEFAULT_FILE_NAME,
			'Weekly review 2026-MM-dd HHmmss shared_screen_with_speaker_view 11111111.mp4',
		],
		[TRANSCRIPT_FILE_NAME, 'Weekly review 2026-MM-dd HHmmss MP4 11111111.mp4'],
	])('%s: %s', (template, name) => {
		expect(named(template)).toBe(name);
	});

	it.each<[string, object, string]>([
		['has no recording type', PARTICIPANT_AUDIO, 'Weekly review Audio only - Ada.m4a'],
		[
			'has a name with its extension',
			{ ...PARTICIPANT_AUDIO, file_name: 'Ada.M4A' },
			'Weekly review Ada.m4a',
		],
		[
			'has an empty recording type',
			{ recording_type: '', file_name: 'Ada' },
			'Weekly review Ada.mp4',
		],
		['has a recording type too', PARTICIPANT_VIDEO, 'Weekly review individual_user.mp4'],
		['has neither', { recording_type: undefined }, 'Weekly review.mp4'],
	])('names a file after itself that %s', (_, changes, name) => {
		const absent = 'recording_type' in changes ? {} : { recording_type: undefined };
		expect(named('{session_name} {recording_type}', { ...changes, ...absent })).toBe(name);
	});

	it.each([
		['Ada.m4a', 'Ada at 2026.m4a'],
		['Ada.M4A', 'Ada at 2026.m4a'],
		['Ada', 'Ada at 2026.m4a'],
		['.m4a of Ada', 'm4a of Ada at 2026.m4a'],
	])("a participant's file called %s loses its extension within a name", (file_name, name) => {
		const changes = { ...PARTICIPANT_AUDIO, recording_type: undefined, file_name };
		expect(named('{recording_type} at {start_time:yyyy}', changes)).toBe(name);
	});

	it("a participant's file has its name in the place of nothing else", () => {
		const changes = { ...PARTICIPANT_AUDIO, session_key: undefined };
		expect(named('{session_key} {session_name}', changes)).toBe('Weekly review.m4a');
	});

	it.each(['{nonsense}', '{}', '{download_url}', '{__proto__}', '{toString}'])(
		'%s is refused',
		(template) => {
			expect(() => named(template)).toThrow(InputError);
			expect(() => named(template)).toThrow(/'File Name': unknown field/);
		},
	);

	it('that is refused is named, with the fields there are', () => {
		expect(() => named('{ topic }')).toThrow(
			expect.objectContaining({
				message: '\'File Name\': unknown field "topic"',
				description: expect.stringMatching(/^Use one of: session_name, .*, extension\.$/),
			}),
		);
	});

	it.each(['{start_time:YYYY-MM-DD}', '{start_time: yyyy-MM-DD }', '{start_time:D.M.Y}'])(
		'with the date format of other software is refused, with the right letters: %s',
		(template) => {
			expect(() => named(template)).toThrow(
				expect.objectContaining({
					message: expect.stringMatching(/^'File Name': "\S+" is not a date format of Luxon$/),
					description: expect.stringContaining('{start_time:yyyy-MM-dd}'),
				}),
			);
		},
	);

	it('is filled in once: what a value holds is no template', () => {
		expect(named('{session_name}', { session_name: '{id} {nonsense}' })).toBe(
			'_id_ _nonsense_.mp4',
		);
		expect(named('{session_name}', { session_name: '$& $1' })).toBe('$& $1.mp4');
	});
});

describe('a session name', () => {
	it.each<[string, string, string]>([
		['a way up', '../../x', '_.._x.mp4'],
		['a way up, Windows', '..\\..\\x', '_.._x.mp4'],
		['a path', '/etc/passwd', '_etc_passwd.mp4'],
		['a drive', 'C:\\x', 'C_x.mp4'],
		['dots', '..', 'recording.mp4'],
		['a hidden file', '.ssh', 'ssh.mp4'],
		['a device', 'CON', '_CON.mp4'],
		['a device with an extension', 'nul.tar', '_nul.tar.mp4'],
		['a device with a number', 'lpt1', '_lpt1.mp4'],
		['a device with a raised number', 'COM²', '_COM².mp4'],
		['what only begins like a device', 'Console', 'Console.mp4'],
		['what only ends like a device', 'Falcon', 'Falcon.mp4'],
		['emoji', 'Party 🎉👍', 'Party 🎉👍.mp4'],
		['a family', '👩‍👩‍👦', '👩👩👦.mp4'],
		['captions', 'view(CC)', 'view(CC).mp4'],
		['a change of direction', 'a\u202Egpj.exe', 'agpj.exe.mp4'],
		['marks of direction', '\u200Fשלום\u200E', 'שלום.mp4'],
		['control characters', 'a\0b\nc\x7Fd', 'a_b c_d.mp4'],
		['half a character', 'a\uD83Db', 'a_b.mp4'],
		['white space', '  a \u00A0 b\u2028c  ', 'a b c.mp4'],
		['letters with marks apart', 'Zu\u0308rich', 'Zürich.mp4'],
		['what addresses and shells read', 'a%2F`b`{c}^~#[d]', 'a_2F_b_c_d_.mp4'],
		['what Windows does not take', 'a<b>c:d"e|f?g*h', 'a_b_c_d_e_f_g_h.mp4'],
		['nothing', '', 'recording.mp4'],
		['white space alone', ' \t ', 'recording.mp4'],
		['marks alone', '\u200E\u200F', 'recording.mp4'],
		['a number', '7', '7.mp4'],
	])('%s', (_, session_name, name) => {
		expect(named('{session_name}', { session_name })).toBe(name);
	});

	it.each([
		['letters', 'a'.repeat(300)],
		['emoji', '🎉'.repeat(300)],
		['Chinese', '会议'.repeat(300)],
	])('of 300 %s is cut, and keeps the extension', (_, session_name) => {
		const name = named('{session_name}', { session_name });
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
		expect(Buffer.byteLength(name)).toBeGreaterThan(190);
		expect(name).toMatch(/^[^\uFFFD]+\.mp4$/u);
	});

	it('that is no text leaves its place empty', () => {
		for (const session_name of [null, {}, [], true]) {
			expect(named('{session_name}', { session_name })).toBe('recording.mp4');
		}
	});
});

it.each([
	['con', '_con'],
	['..a..', 'a'],
	['', '_'],
	['name', 'name'],
	[`${'a'.repeat(196)}.mp4`, `${'a'.repeat(196)}.mp4`],
	[`${'a'.repeat(195)} cut.mp4`, `${'a'.repeat(195)}.mp4`],
])('"%s" becomes "%s"', (text, name) => {
	expect(safeFileName(text)).toBe(name);
});

it('a name of any characters is safe', () => {
	const every = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
	for (let at = 0; at < every.length; at += 16) {
		const name = safeFileName(every.slice(at, at + 16));
		expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]|^[. ]|[. ]$|^$/u);
	}
});
