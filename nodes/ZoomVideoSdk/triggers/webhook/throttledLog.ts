import type { IWebhookFunctions } from 'n8n-workflow';

import { nodeKey } from './triggerNodeKey';

/** How many lines are remembered with their last time; far more than an instance has reasons to log. */
const MAX_LINES = 1_000;

interface Line {
	writtenAt: number;
	suppressed: number;
}

/** Keeps one line from filling the log, so that the log stays readable during an attack. */
export class LogThrottle {
	private readonly lines = new Map<string, Line>();

	/** @param intervalMs the shortest time between two lines of the same kind */
	constructor(private readonly intervalMs: number) {}

	/**
	 * Asks to write a line.
	 *
	 * @param line what makes two lines the same
	 * @param now milliseconds since the epoch
	 * @returns how many were suppressed since the last one, or `undefined` to suppress this one
	 */
	allow(line: string, now: number): number | undefined {
		const last = this.lines.get(line);
		// A line from the future was written before the clock was set back.
		const isRecent =
			last !== undefined && last.writtenAt <= now && now - last.writtenAt < this.intervalMs;
		if (isRecent) {
			last.suppressed += 1;
			return undefined;
		}
		this.lines.delete(line);
		const [oldest] = this.lines.keys();
		if (this.lines.size >= MAX_LINES && oldest !== undefined) this.lines.delete(oldest);
		this.lines.set(line, { writtenAt: now, suppressed: 0 });
		return last?.suppressed ?? 0;
	}
}

const problems = new LogThrottle(60_000);
const hints = new LogThrottle(3_600_000);

function write(
	context: IWebhookFunctions,
	throttle: LogThrottle,
	level: 'error' | 'info' | 'warn',
	reason: string,
	text: string,
): void {
	const more = throttle.allow(`${nodeKey(context)}/${reason}`, Date.now());
	if (more === undefined) return;
	const since = more > 0 ? ` (${more} more since the last such line)` : '';
	const node = context.getNode().name;
	const { id: workflowId, name = '' } = context.getWorkflow();
	// Where n8n logs text, what comes beside it is not shown.
	const where = ` [node "${node}", workflow "${name}", ID ${workflowId ?? 'unknown'}]`;
	context.logger[level](`${text}${where}${since}`, {
		reason,
		node,
		workflowId,
		...(more > 0 && { more }),
	});
}

/** Logs why a request was rejected: once a minute for each reason, with the number of those in between. */
export function logRejection(context: IWebhookFunctions, reason: string, text: string): void {
	write(context, problems, 'warn', reason, text);
}

/** Logs what keeps the trigger from doing its work, as often as rejections. */
export function logFailure(context: IWebhookFunctions, reason: string, text: string): void {
	write(context, problems, 'error', reason, text);
}

/** Logs what the user may want to change, once an hour. */
export function logHint(context: IWebhookFunctions, reason: string, text: string): void {
	write(context, hints, 'info', reason, text);
}
