import { objectsIn, textOf, type Json, type JsonObject } from '../../shared/json';

/** Zoom's units. As in its storage plans, a GB is 1024 MB. */
const UNITS: Readonly<Record<string, number>> = {
	B: 1,
	KB: 1024,
	MB: 1024 ** 2,
	GB: 1024 ** 3,
	TB: 1024 ** 4,
	PB: 1024 ** 5,
};

/** The amounts of a day in Zoom's report. */
const AMOUNTS = ['usage', 'plan_usage', 'free_usage'] as const;

/**
 * Reads an amount of storage as Zoom writes it, such as `1 GB`, `1,024.5 MB` or `0`.
 *
 * @returns bytes, rounded as far as Zoom rounds; `undefined` when the text is something else
 */
export function parseAmount(value: Json | undefined): number | undefined {
	const text = (textOf(value) ?? '').trim().replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1');
	const [, number = '', unit = 'B'] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)?$/.exec(text) ?? [];
	const factor = UNITS[unit.toUpperCase().replace('BYTES', 'B')];
	return number === '' || factor === undefined ? undefined : Math.round(Number(number) * factor);
}

function withBytes(day: JsonObject): JsonObject {
	const bytes = AMOUNTS.flatMap((amount) => {
		const parsed = parseAmount(day[amount]);
		return parsed === undefined ? [] : [[`${amount}_bytes`, parsed] as const];
	});
	return { ...day, ...Object.fromEntries(bytes) };
}

/**
 * The days of Zoom's storage report, the earliest first, each once: Zoom's own texts, and beside them
 * bytes (`usage_bytes`, `plan_usage_bytes`, `free_usage_bytes`).
 */
export function storageDays(pages: readonly JsonObject[]): JsonObject[] {
	const days = new Map<string, JsonObject>();
	for (const page of pages) {
		for (const day of objectsIn(page.cloud_recording_storage)) {
			days.set(textOf(day.date) ?? '', withBytes(day));
		}
	}
	return [...days.values()].sort((one, other) =>
		(textOf(one.date) ?? '').localeCompare(textOf(other.date) ?? ''),
	);
}

/** The day with the highest use, the latest of equal ones. */
export function highestDay(days: readonly JsonObject[]): JsonObject | undefined {
	return days.reduce<JsonObject | undefined>((highest, day) => {
		const [known, found] = [Number(highest?.usage_bytes ?? -1), Number(day.usage_bytes ?? -1)];
		return found >= known ? day : highest;
	}, undefined);
}
