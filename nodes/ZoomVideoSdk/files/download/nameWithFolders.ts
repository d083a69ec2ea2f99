import { InputError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { fileName, filledIn, type FormatMoment } from './fileName';
import { byteLength, cleaned, safeFileName } from './safeFileName';

/** S3 takes keys of up to 1,024 bytes; the rest is for a folder that the user puts before the name. */
const MAX_BYTES_WITH_FOLDERS = 900;

/** The parts of a template between slashes. A slash in braces belongs to the format of a time. */
function partsOf(template: string): string[] {
	const parts = template.split(/\/(?![^{}]*\})/);
	if (parts[0] === '' || /^[A-Za-z]:[/\\]/.test(template)) {
		throw new InputError(
			"'File Name': it must not begin at the root of the storage",
			'Leave out the / or the drive at its start. The storage node says where the folders go.',
		);
	}
	if (parts.at(-1)?.trim() === '') {
		throw new InputError(
			"'File Name': there is no name after the last /",
			'Add the name of the file, such as {short_id}.{extension}.',
		);
	}
	for (const part of parts) {
		if (part.trim() === '') {
			throw new InputError(
				"'File Name': a folder in it has no name",
				'Leave out one of two slashes that follow each other.',
			);
		}
		if (/^\s*\.+\s*$/.test(part)) {
			throw new InputError(
				`'File Name': "${part.trim()}" is not the name of a folder`,
				'Leave it out. Folders are made below the one that the storage node uses.',
			);
		}
	}
	return parts;
}

function folderName(part: string, file: JsonObject, format: FormatMoment): string {
	const name = filledIn(part, file, format);
	if (cleaned(name) === '') {
		throw new InputError(
			`'File Name': the folder "${part}" has no name for this file`,
			'Use a field that every file has, such as {session_id}, or put some text beside it.',
		);
	}
	return safeFileName(name);
}

/**
 * Checks a template with folders before there is a file.
 *
 * @throws InputError when it names a field that files do not have, or a folder that cannot be
 */
export function checkNameWithFolders(template: string, format: FormatMoment): void {
	for (const part of partsOf(template)) filledIn(part, {}, format);
}

/**
 * Fills in a template in which each slash makes a folder: `{session_name}/{short_id}.{extension}`. A slash
 * in a value that is filled in makes none: it is replaced, as in a name without folders.
 *
 * @throws InputError also when a folder has no name for this file, or the name is too long
 */
export function nameWithFolders(template: string, file: JsonObject, format: FormatMoment): string {
	const parts = partsOf(template);
	const folders = parts.slice(0, -1).map((part) => folderName(part, file, format));
	const name = [...folders, fileName(parts.at(-1) ?? '', file, format)].join('/');
	const bytes = byteLength(name);
	if (bytes > MAX_BYTES_WITH_FOLDERS) {
		throw new InputError(
			`'File Name': with its folders it has ${bytes} bytes, and ${MAX_BYTES_WITH_FOLDERS} is the most`,
			'Use fewer folders, or shorter fields.',
		);
	}
	return name;
}
