import { uniqueName } from '../../../../nodes/ZoomVideoSdk/files/download/fileName';
import {
	checkNameWithFolders,
	nameWithFolders,
} from '../../../../nodes/ZoomVideoSdk/files/download/nameWithFolders';
import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { file, format } from '../../fixtures/namedFile';

const named = (template: string, changes = {}) =>
	nameWithFolders(template, { ...file, ...changes }, format);

it.each([
	[
		'{session_name}/{recording_type}.{extension}',
		'Weekly review/shared_screen_with_speaker_view.mp4',
	],
	['a/b/c', 'a/b/c.mp4'],
	['a.b/c.mp4', 'a.b/c.mp4'],
	['no folder', 'no folder.mp4'],
	['a / b', 'a/b.mp4'],
	// A slash in braces is of the format, which gives a value.
	['{start_time:yyyy/LL}/{id}', '2026_LL/11111111-aaaa-4bbb-8ccc-000000000001.mp4'],
	['con/nul', '_con/_nul.mp4'],
	['a:b/c?d', 'a_b/c_d.mp4'],
])('%s gives %s', (template, name) => {
	expect(() => checkNameWithFolders(template, format)).not.toThrow();
	expect(named(template)).toBe(name);
});

it.each([
	['a/b', 'a_b/v.mp4'],
	['../../etc', '_.._etc/v.mp4'],
	['..\\..', '_/v.mp4'],
	['/root', '_root/v.mp4'],
	['C:\\x', 'C_x/v.mp4'],
])('a session called %s is one folder', (session_name, name) => {
	expect(named('{session_name}/v', { session_name })).toBe(name);
});

it.each([
	['/a/b', /must not begin at the root/, /^Leave out the \/ or the drive/],
	['C:/a/b', /must not begin at the root/, /^Leave out the \/ or the drive/],
	['C:\\a/b', /must not begin at the root/, /^Leave out the \/ or the drive/],
	['/', /must not begin at the root/, /^Leave out the \/ or the drive/],
	['a//b', /a folder in it has no name/, /^Leave out one of two slashes/],
	['a/ /b', /a folder in it has no name/, /^Leave out one of two slashes/],
	['a/', /there is no name after the last \//, /^Add the name of the file/],
	['a/b/ ', /there is no name after the last \//, /^Add the name of the file/],
	['../a', /"\.\." is not the name of a folder/, /^Leave it out/],
	['a/ .. /b', /"\.\." is not the name of a folder/, /^Leave it out/],
	['a/./b', /"\." is not the name of a folder/, /^Leave it out/],
	['a/..', /"\.\." is not the name of a folder/, /^Leave it out/],
	['{nothing}/a', /unknown field "nothing"/, /session_name/],
	['{start_time:YYYY}/a', /is not a date format of Luxon/, /yyyy/],
])('the template %s is refused before there is a file', (template, message, advice) => {
	const checking = () => checkNameWithFolders(template, format);
	expect(checking).toThrow(InputError);
	expect(checking).toThrow(message);
	expect(checking).toThrow(expect.objectContaining({ description: expect.stringMatching(advice) }));
	expect(() => named(template)).toThrow(message);
});

it.each(['', '..', ' . ', '\u200b'])('a folder of the value %j is refused', (session_name) => {
	const naming = () => named('{session_name}/a', { session_name });
	expect(naming).toThrow('\'File Name\': the folder "{session_name}" has no name for this file');
	expect(naming).toThrow(
		expect.objectContaining({
			description: expect.stringMatching(/^Use a field that every file has/),
		}),
	);
});

it('is at most as long as S3 takes it, with each part at most as long as a file system does', () => {
	const session_name = '会'.repeat(300);
	const parts = named('{session_name}/{session_name}/{session_name}', { session_name }).split('/');
	expect(parts.map((part) => Buffer.byteLength(part) <= 200)).toEqual([true, true, true]);
	const deep = Array.from({ length: 6 }, () => '{session_name}').join('/');
	const naming = () => named(deep, { session_name });
	expect(naming).toThrow(/bytes, and 900 is the most/);
	expect(naming).toThrow(
		expect.objectContaining({ description: 'Use fewer folders, or shorter fields.' }),
	);
});

it('is unique among names with folders, by its last part', () => {
	const taken = new Set<string>();
	const long = `${'a'.repeat(190)}.mp4`;
	const names = [
		'x/v.mp4',
		'y/v.mp4',
		'X/V.mp4',
		'x.y/v',
		'x.y/v',
		`${long}/${long}`,
		`${long}/${long}`,
	];
	expect(names.map((name) => uniqueName(name, taken))).toEqual([
		'x/v.mp4',
		'y/v.mp4',
		'X/V (2).mp4',
		'x.y/v',
		'x.y/v (2)',
		`${long}/${long}`,
		`${long}/${'a'.repeat(190)} (2).mp4`,
	]);
});
