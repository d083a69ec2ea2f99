import { sleep } from 'n8n-workflow';

const CHECK_EVERY_MS = 1_000;

/**
 * A signal for a sending, aborted when the answer is not complete so long after the whole body has gone.
 * The client's own timeout begins anew with each byte that comes of the answer.
 *
 * @param isSent whether the whole body has gone
 * @param stopped aborts it too
 */
export function answerDeadline(
	isSent: () => boolean,
	limitMs: number,
	stopped: AbortSignal | undefined,
): { signal: AbortSignal; end(): void } {
	const late = new AbortController();
	const signal = stopped ? AbortSignal.any([stopped, late.signal]) : late.signal;
	let isEnded = false;
	const watch = async () => {
		let sentAt: number | undefined;
		while (!isEnded && !signal.aborted) {
			await sleep(CHECK_EVERY_MS);
			if (isSent()) sentAt ??= Date.now();
			if (isEnded || sentAt === undefined || Date.now() - sentAt <= limitMs) continue;
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
