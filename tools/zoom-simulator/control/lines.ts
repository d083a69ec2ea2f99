import { z } from 'zod';

/** What a line tells of a delivery. */
export const deliverySchema = z.object({
	event: z.string(),
	url: z.string(),
	state: z.string(),
	attempts: z.array(
		z.object({ at: z.string(), status: z.number().optional(), error: z.string().optional() }),
	),
});

/** A delivery in a line: when it was last tried, what it is, and what became of it. */
export function deliveryLine({
	event,
	url,
	attempts,
	state,
}: z.output<typeof deliverySchema>): string {
	const last = attempts.at(-1);
	const result = last?.status === undefined ? (last?.error ?? 'on its way') : String(last.status);
	const times = attempts.length > 1 ? `, tried ${attempts.length} times` : '';
	return `${last?.at ?? '-'.padEnd(24)} ${event} -> ${url}: ${result} (${state}${times})`;
}

/** What a line tells of a call. */
export const requestSchema = z.object({
	at: z.string(),
	operation: z.string(),
	method: z.string(),
	path: z.string(),
	query: z.record(z.string()),
	/** None where the connection was reset. */
	status: z.number().optional(),
	fault: z.string().optional(),
});

/** A call in a line: when it came, what it was, and what was answered. */
export function requestLine({
	at,
	operation,
	method,
	path,
	query,
	status,
	fault,
}: z.output<typeof requestSchema>): string {
	const behind = Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
	const result = status === undefined ? 'no answer' : String(status);
	const why = fault === undefined ? '' : ` (fault ${fault})`;
	return `${at} ${operation}: ${method} ${path}${behind}: ${result}${why}`;
}
