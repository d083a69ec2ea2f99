import type { JsonObject } from '../../../shared/json';
import { LISTED_FILE_FIELDS, simplifiedFile } from '../../../zoom/recordings/simplifiedRecordings';
import { withoutUpload } from './withoutUpload';

/** What an item of the error output, or of a file that was skipped, says: no longer true of one that was fetched. */
const OF_FAILURES = ['error', 'skipped', 'hint'];

/** The fields that the output of an operation can have: its own, and those of the file. */
export function fileOutputFields(...own: readonly string[]): string[] {
	return [...new Set([...own, 'skipped', 'hint', ...LISTED_FILE_FIELDS])];
}

/**
 * What an operation puts out of a file.
 *
 * Simplified, what it did comes first, then Zoom's fields of the file. What earlier steps have added is left out. Raw,
 * only the failure of an earlier try is.
 *
 * @param own what the operation says of the file; wins over fields of the same name
 */
export function fileOutput(file: JsonObject, own: JsonObject, simplify: boolean): JsonObject {
	if (!simplify) {
		const outdated = own.bytes === undefined ? [] : OF_FAILURES;
		const kept = Object.entries(file).filter(([name]) => !outdated.includes(name));
		return { ...Object.fromEntries(kept), ...own };
	}
	return { ...own, ...simplifiedFile(withoutUpload(file)), ...own };
}
