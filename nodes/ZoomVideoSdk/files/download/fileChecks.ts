import { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { FIRST_BYTES, problemOfFirstBytes, problemOfShortBytes } from './fileFormat';

/**
 * Judges a file by its beginning.
 *
 * @param bytes the first `FIRST_BYTES` at least, or all that came
 * @param isWhole whether more is not to come; of a file that broke off early only what is surely
 *   something else is refused
 */
export function beginningError(
	file: JsonObject,
	bytes: Uint8Array,
	isWhole: boolean,
): ZoomError | undefined {
	const first = bytes.subarray(0, FIRST_BYTES);
	const problem =
		isWhole || bytes.length >= FIRST_BYTES
			? problemOfFirstBytes(file, first)
			: problemOfShortBytes(first);
	if (problem === undefined) return undefined;
	return new ZoomError(`What came is not the file: ${problem}`, {
		description:
			'Nothing was saved. If it is a web page, Zoom or a proxy wants a sign-in: check the API key of the credential. Get the recordings again and retry.',
	});
}

/** The error for a file of which other bytes came, or are announced, than it should have. */
export function lengthError(bytes: number, wanted: number): ZoomError {
	return new ZoomError(
		`The file has not the length it should: ${bytes} bytes instead of ${wanted}`,
		{
			description:
				'Nothing was saved. If this stays so for the file and it is good all the same, switch off Check Size in the options.',
		},
	);
}
