const dayMs = 86_400_000;

/** An instant as Zoom writes it: ISO 8601 in UTC, whole seconds. */
export function isoSeconds(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The UTC day of an instant, `yyyy-mm-dd`. */
export function dayOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

/** The first millisecond of a day `yyyy-mm-dd`, or undefined when there is no such day. */
export function parseDay(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
	const ms = Date.parse(`${text}T00:00:00Z`);
	return Number.isNaN(ms) || dayOf(ms) !== text ? undefined : ms;
}

export function addDays(ms: number, days: number): number {
	return ms + days * dayMs;
}

/** The same day of another month, or that month's last day when it is shorter. */
export function addMonths(ms: number, months: number): number {
	const date = new Date(ms);
	const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
	const next = new Date(first);
	const last = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
	return first + (Math.min(date.getUTCDate(), last) - 1) * dayMs + (ms % dayMs);
}

/** A span as `hh:mm:ss`, or `mm:ss` below an hour. */
export function clockSpan(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const shown = parts[0] === 0 ? parts.slice(1) : parts;
	return shown.map((part) => String(part).padStart(2, '0')).join(':');
}
