import { InputError } from '../../shared/errors';
import { textOf, type JsonObject } from '../../shared/json';
import type { Values } from '../../shared/parameters';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';
import { readAbsence } from './sharedOptions';

/**
 * Marks a file that Zoom does not have: it is in the account's own storage, or on its own server.
 *
 * @returns why it is skipped, and what to do; `undefined` for a file that Zoom can give
 * @throws InputError when the user wants it to be an error
 */
export function unavailableFile(file: RecordingFile, options: Values): JsonObject | undefined {
	if (textOf(file.download_url) !== undefined) return undefined;
	const { ifExternalStorage } = readAbsence(options);
	const isExternal = textOf(file.external_storage_url) !== undefined;
	const hint = isExternal
		? "Zoom has saved this file in your account's own storage. Read it there, at external_storage_url."
		: 'Zoom gives no download address for this file.';
	if (ifExternalStorage === 'error')
		throw new InputError(`File ${textOf(file.id) ?? ''}: not at Zoom`, hint);
	return { skipped: isExternal ? 'external_storage' : 'no_download_url', hint };
}
