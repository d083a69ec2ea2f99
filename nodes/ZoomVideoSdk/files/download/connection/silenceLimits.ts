/* How long to wait for a silent server during a download, in milliseconds. One byte ends a silence. */

/** Until the headers of an answer. */
export const HEADERS_SILENCE_MS = 60_000;

/** The total time until then, for a server whose headers trickle in. */
export const HEADERS_DEADLINE_MS = 120_000;

/** Between the bytes of a file. */
export const BODY_SILENCE_MS = 60_000;

/** For the end of a body whose bytes have all arrived. */
export const END_SILENCE_MS = 5_000;

/** For the body of an error, in all and for each piece of it. */
export const ERROR_SILENCE_MS = 10_000;
