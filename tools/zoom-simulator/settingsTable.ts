import { settingsSchema } from './settingsSchema';

/** All settings with default and meaning, as the table of the README. */
export function settingsTable(): string {
	const defaults: Record<string, unknown> = settingsSchema.parse({});
	const rows = Object.entries(settingsSchema.shape).map(([name, entry]) => {
		const standard = JSON.stringify(defaults[name]);
		return `| \`${name}\` | \`${standard}\` | ${(entry.description ?? '').replace(/\|/g, '\\|')} |`;
	});
	return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
