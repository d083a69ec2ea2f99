import { sleep } from 'n8n-workflow';

import { unlessAborted } from './unlessAborted';

const CHECK_EVERY_MS = 1_000;

/**
 * Does something that may take only so long, and aborts it then.
 *
 * @param ended aborted together with `controller`, or before by somebody else
 * @throws what `ended` was aborted with; what the work throws
 */
export async function withTimeLimit<Value>(
	work: () => Promise<Value>,
	limitMs: number,
	controller: AbortController,
	ended: AbortSignal,
): Promise<Value> {
	let isDone = false;
	const watch = async () => {
		const end = Date.now() + limitMs;
		while (!isDone && !ended.aborted) {
			await sleep(CHECK_EVERY_MS);
			if (isDone || Date.now() < end) continue;
			controller.abort(new Error(`no answer came for ${Math.round(limitMs / 1000)} seconds`));
		}
	};
	void watch();
	try {
		return await unlessAborted(work(), ended);
	} finally {
		isDone = true;
	}
}
