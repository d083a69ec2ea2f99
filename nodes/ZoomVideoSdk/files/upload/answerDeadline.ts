import { sleep } from 'n8n-workflow';

const CHECK_EVERY_MS = 1_000;

/**
 * A signal for a sending, aborted when for so long no more of the file was read and the answer is not
 * complete. The client's own timeout begins anew with each byte that comes of the answer, and a target
 * may answer without reading the file.
 *
 * @param progress bytes of the file that were read by now
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
	const watch = async () => {
		let latest = progress();
		let changedAt = Date.now();
		while (!isEnded && !signal.aborted) {
			await sleep(CHECK_EVERY_MS);
			const now = progress();
			if (now !== latest) [latest, changedAt] = [now, Date.now()];
			if (isEnded || Date.now() - changedAt <= limitMs) continue;
			late.abort(new Error(`no complete answer came within ${Math.round(limitMs / 1000)} seconds`));
		}
	};
	void watch();
	return {
		signal,
		end: () => {
			isEnded = true;
		},
	};
}
