import { whenOverdue } from '../../shared/async/whenOverdue';

/**
 * A signal for a request, aborted if no more of the file was read for this long and the answer is not
 * complete. The client's own timeout starts again with each byte of the answer, and a target may answer
 * without reading the file.
 *
 * @param progress bytes of the file that have been read so far
 * @param stopped aborts it too
 */
export function answerDeadline(
	progress: () => number,
	limitMs: number,
	stopped: AbortSignal | undefined,
): { signal: AbortSignal; end(): void } {
	const late = new AbortController();
	const signal = stopped ? AbortSignal.any([stopped, late.signal]) : late.signal;
	let isEnded = false;
	let latest = progress();
	let changedAt = performance.now();
	const dueAt = () => {
		const now = progress();
		if (now !== latest) [latest, changedAt] = [now, performance.now()];
		return changedAt + limitMs;
	};
	void whenOverdue(
		dueAt,
		() => isEnded || signal.aborted,
		() =>
			late.abort(
				new Error(`no complete answer arrived within ${Math.round(limitMs / 1000)} seconds`),
			),
	);
	return {
		signal,
		end: () => {
			isEnded = true;
		},
	};
}
