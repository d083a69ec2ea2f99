import { InputError } from '../../../shared/errors';
import { textOf, type JsonObject } from '../../../shared/json';
import type { Values } from '../../../shared/parameters/parameters';
import { isInProcess } from '../../../zoom/recordings/readiness';
import type { RecordingFile } from '../../../zoom/recordings/sessionFiles';
import { readAbsence } from './absence';

const EXTERNAL =
	"Zoom has saved this file in your account's own storage. Read it there, at external_storage_url.";
const IN_PROCESS =
	"Zoom is still processing this file. Run this again later, or read the session at Zoom with 'Wait Until Ready'.";
const NO_ADDRESS = 'Zoom gives no download address for this file.';
const NONE_IN_ITEM =
	'The item has no download address for this file: Zoom gave none, or another step has taken it out, as a Merge with a record that has an empty download_url. Get the recordings of the session again.';

/**
 * Marks a file that Zoom cannot give: it is in the account's own storage, on its own server, or not
 * finished.
 *
 * @param isLive whether it was just read at Zoom: then an unfinished file may have an address for what is there,
 * while in an item, it may be finished since
 * @returns why it is skipped, and what to do; `undefined` for a file that Zoom can give
 * @throws InputError when the user wants it to be an error
 */
export function unavailableFile(
	file: RecordingFile,
	options: Values,
	isLive: boolean,
): JsonObject | undefined {
	const hasAddress = textOf(file.download_url) !== undefined;
	if (hasAddress && !(isLive && isInProcess(file))) return undefined;
	const { ifExternalStorage } = readAbsence(options);
	const isExternal = !hasAddress && textOf(file.external_storage_url) !== undefined;
	const isUnfinished = !isExternal && isInProcess(file);
	const noAddress = isLive ? NO_ADDRESS : NONE_IN_ITEM;
	const hint = isExternal ? EXTERNAL : isUnfinished ? IN_PROCESS : noAddress;
	if (ifExternalStorage === 'error') {
		const id = textOf(file.id) ?? '';
		throw new InputError(
			isUnfinished ? `File ${id}: not finished at Zoom` : `File ${id}: not at Zoom`,
			hint,
		);
	}
	const why = hasAddress ? 'processing' : isExternal ? 'external_storage' : 'no_download_url';
	return { skipped: why, hint };
}
