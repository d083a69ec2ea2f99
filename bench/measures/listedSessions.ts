import type { Seed } from '../../tools/zoom-simulator';

const MONTHS = 24;
/** The first day of the last six of these months. */
export const LAST_QUARTER = '2025-07-01';

export type ListedSession = Seed & { startedAt: Date };

/** Sessions of January 2024 to December 2025, as many in each month. */
export function sessionsOf24Months(count: number): ListedSession[] {
	return Array.from({ length: count }, (_, at) => {
		const place = Math.floor(at / MONTHS);
		const day = 1 + (place % 28);
		return {
			name: `Consultation ${at + 1}`,
			startedAt: new Date(Date.UTC(2024, at % MONTHS, day, 8, Math.floor(place / 28))),
		};
	});
}

const DAY_MS = 86_400_000;
/** Less than the year that the lists of the editor reach back. */
const DAYS = 360;

/** Sessions spread evenly over the last 360 days, the newest first. */
export function sessionsOfLastYear(count: number, now = Date.now()): ListedSession[] {
	return Array.from({ length: count }, (_, at) => ({
		name: `Consultation ${at + 1}`,
		startedAt: new Date(now - ((at + 1) * DAYS * DAY_MS) / count),
	}));
}
