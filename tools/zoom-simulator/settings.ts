import { settingsSchema, type Settings, type SettingsPatch } from './settingsSchema';

export type { Settings, SettingsPatch } from './settingsSchema';

/** The settings in force: the defaults of `settings-schema.ts` and what was changed since. */
export class SettingsStore {
	private readonly initial: Settings;
	private values: Settings;

	/**
	 * @param patch what differs from the defaults, now and after each reset
	 * @throws ZodError as `set`
	 */
	constructor(patch: SettingsPatch | Record<string, unknown> = {}) {
		this.initial = settingsSchema.parse(patch);
		this.values = this.initial;
	}

	/** All present values. Read anew at each use: they change while the service runs. */
	get now(): Readonly<Settings> {
		return this.values;
	}

	/**
	 * Changes the settings that are named and leaves the others.
	 * @throws ZodError naming the setting that does not exist or the value that it cannot have;
	 * nothing is changed then.
	 */
	set(patch: SettingsPatch | Record<string, unknown>): void {
		this.values = settingsSchema.parse({ ...this.values, ...patch });
	}

	/** Back to those of the start. */
	reset(): void {
		this.values = this.initial;
	}

	/** The service's clock in milliseconds since the epoch. */
	clock(): number {
		return Date.now() + this.values.clockOffsetSeconds * 1000;
	}
}

/** Reads `name=value` pairs as typed on a command line; values are JSON where they can be. */
export function parseAssignments(pairs: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(
		pairs.map((pair) => {
			const at = pair.indexOf('=');
			if (at < 1) throw new Error(`Expected name=value, got ${pair}`);
			return [pair.slice(0, at), jsonOrText(pair.slice(at + 1))];
		}),
	);
}

function jsonOrText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
