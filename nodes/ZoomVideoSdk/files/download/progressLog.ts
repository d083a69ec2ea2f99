import type { IExecuteFunctions } from 'n8n-workflow';

/** Short downloads are not worth a line in the log. */
const EVERY_MS = 10_000;

const MIB = 1_048_576;

/** Writes how far a long download is into n8n's log, every ten seconds, at level info. */
export function progressLog(
	context: IExecuteFunctions,
	name: string,
): (received: number, total: number | undefined) => void {
	const begun = Date.now();
	let told = begun;
	return (received, total) => {
		const now = Date.now();
		if (now - told < EVERY_MS) return;
		told = now;
		const share = total === undefined ? '' : ` (${Math.floor((received / total) * 100)} %)`;
		const rate = (received / MIB / ((now - begun) / 1000)).toFixed(1);
		context.logger.info(
			`Recording file ${name}: ${Math.floor(received / MIB)} MiB${share}, ${rate} MiB/s`,
		);
	};
}
