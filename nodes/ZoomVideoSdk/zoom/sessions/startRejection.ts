import { ErrorCode } from '../http/errorCodes';
import type { ApiResponse } from '../http/response';

/**
 * Why Zoom rejected the start of a recording, as far as its answer says.
 *
 * `unclear` may be any of the others: for most of them, Zoom documents neither a code nor the wording.
 */
export type StartRejection = 'noHost' | 'recorded' | 'paused' | 'ended' | 'unclear' | 'final';

/**
 * What Zoom's words mean, the most certain first. They are not documented; other words leave it
 * unclear.
 */
const WORDS: ReadonlyArray<readonly [RegExp, StartRejection]> = [
	[/\bstorage\b|\bnot available for this account\b/i, 'final'],
	[/\bnot live\b|\bended\b|\bdoes not exist\b|\binvalid session id\b/i, 'ended'],
	[/\b(?:host|manager)\b/i, 'noHost'],
	[/\bpaused\b/i, 'paused'],
	[/\balready\b|\bin progress\b|\bis (?:being )?record(?:ed|ing)\b/i, 'recorded'],
];

/** Reads the answer to a rejected start. */
export function startRejectionOf({ status, code, message = '' }: ApiResponse): StartRejection {
	if (code === ErrorCode.SESSION_NOT_FOUND) return 'ended';
	if (code !== ErrorCode.VALIDATION_FAILED && code !== ErrorCode.WRONG_STATE) return 'final';
	// A session that was not found has ended, whatever else the message says.
	if (status === 404) return 'ended';
	return WORDS.find(([words]) => words.test(message))?.[1] ?? 'unclear';
}
