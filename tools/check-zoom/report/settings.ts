import { settingsSchema } from '../../zoom-simulator/settingsSchema';
import type { CheckResult } from '../runChecks';
import { code, table } from './markdown';
import type { Redactor } from './Redactor';

/** Settings that hold a text of Zoom's. */
const TEXTS = ['noRecordingMessage', 'expiredTokenMessage'];

/** The settings that a check named, with their values as text. */
export function settingsIn(
	{ settings = {} }: CheckResult,
	redactor: Redactor,
): Array<[string, string]> {
	return Object.entries(settings).map(([name, value]) => {
		const text = String(value);
		return [name, TEXTS.includes(name) ? redactor.clean(text) : text];
	});
}

/** The settings with which the simulator behaves like the account, and what was observed for each. */
export function settingsOf(all: CheckResult[], redactor: Redactor): string {
	const defaults: Record<string, unknown> = settingsSchema.parse({});
	const observed = new Map<string, Set<string>>();
	for (const [name, value] of all.flatMap((each) => settingsIn(each, redactor))) {
		observed.set(name, (observed.get(name) ?? new Set()).add(value));
	}
	if (observed.size === 0) return 'Nothing was observed.';
	const rows: string[][] = [];
	let command = 'npm run simulator --';
	for (const [name, values] of observed) {
		const usual = String(defaults[name]);
		const [value = '', ...others] = values;
		const isUsual = others.length === 0 && value === usual;
		rows.push([
			code(name),
			[...values].map(code).join(' and '),
			isUsual ? 'the same' : code(usual),
		]);
		if (!isUsual && others.length === 0) command += ` --set ${name}=${inShell(value)}`;
	}
	const note = command.includes('--set')
		? `    ${command}`
		: 'The simulator behaves like this account with its defaults.';
	return `${table(['Setting', 'Observed', 'Default'], rows)}\n\n${note}`;
}

/** A value as a shell takes it. */
function inShell(value: string): string {
	return /^[\w.]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
