/**
 * Something that stands in the way and that only the person at the keyboard can change: no network,
 * no disk space, a port in use. It is told in plain words, without a stack trace, and ends a
 * program with exit code 2.
 */
export class HostProblem extends Error {
	override readonly name = 'HostProblem';
}

/** The `code` of a system error such as `ENOENT` or `EADDRINUSE`, if the value is one. */
export function systemCode(error: unknown): string | undefined {
	const hasCode = typeof error === 'object' && error !== null && 'code' in error;
	return hasCode && typeof error.code === 'string' ? error.code : undefined;
}
