import type { IExecuteFunctions } from 'n8n-workflow';

/** Short downloads are not worth a line in the log. */
const EVERY_MS = 10_000;

const MIB = 1_048_576;

/** Writes the progress of a long download to n8n's log every ten seconds, at level info. */
export function progressLog(
	context: IExecuteFunctions,
	name: string,
): (received: number, total: number | undefined) => void {
	const start = Date.now();
	let lastLine = start;
	return (received, total) => {
		const now = Date.now();
		if (now - lastLine < EVERY_MS) return;
		lastLine = now;
		const share = total === undefined ? '' : ` (${Math.floor((received / total) * 100)} %)`;
		const rate = (received / MIB / ((now - start) / 1000)).toFixed(1);
		context.logger.info(
			`Recording file ${name}: ${Math.floor(received / MIB)} MiB${share}, ${rate} MiB/s`,
		);
	};
}
