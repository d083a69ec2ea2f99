import { settingsSchema } from '../../zoom-simulator/settingsSchema';
import type { Need } from '../check';
import type { CheckResult, SubjectResult } from '../runChecks';
import { OPERATIONS } from '../zoom/operations';
import type { Reply } from '../zoom/ZoomClient';
import { OPEN_QUESTIONS } from './openQuestions';
import type { Redactor } from './Redactor';

/** What stands above the results. */
export interface ReportFacts {
	packageVersion: string;
	/** Host of the Base URL. */
	host: string;
	readOnly: boolean;
	/** When it was run. */
	at: Date;
}

interface Parts {
	facts: ReportFacts;
	results: readonly SubjectResult[];
	replies: readonly Reply[];
	redactor: Redactor;
}

/** The report as Markdown. Zoom's own words come into it redacted, and everything else is ours. */
export function writeReport({ facts, results, replies, redactor }: Parts): string {
	const all = results.flatMap((subject) => subject.results);
	const say = (result: CheckResult) => sayOf(result, redactor);
	return `# Zoom Video SDK, checked

${summaryOf(facts, all)}

## What differs

${differencesOf(all, say)}

## Open questions

${questionsOf(all, say, redactor)}

## The simulator as this account

${settingsOf(all, redactor)}

## All checks

${results.map(({ subject, results: each }) => subjectTable(subject.title, each, say)).join('\n\n')}

## Calls

${callsOf(replies, redactor)}
`;
}

function summaryOf(
	{ packageVersion, host, readOnly, at }: ReportFacts,
	all: CheckResult[],
): string {
	const count = (result: CheckResult['result']) =>
		all.filter((each) => each.result === result).length;
	return `**${count('matched')} matched, ${count('different')} differ, ${count('not asked')} could not be asked.**

Package ${packageVersion}, Node.js ${process.version}, ${at.toISOString().slice(0, 10)}, ${hostName(host)}, ${
		readOnly ? 'read only' : 'with the changes that were allowed'
	}. Keys, names, ids and addresses are taken out; what stands in \`code\` is in Zoom's own words.`;
}

/** Zoom's hosts by name; others may be private. */
function hostName(host: string): string {
	if (/^(api|api-[a-z]{2})\.zoom\.us$|^api\.zoomgov\.com$/.test(host)) return host;
	return /^(127\.0\.0\.1|localhost)(:|$)/.test(host)
		? 'a simulator on this machine'
		: 'another host';
}

function sayOf({ text, zoomSays }: CheckResult, redactor: Redactor): string {
	const quote =
		zoomSays === undefined || zoomSays === '' ? '' : ` ${code(redactor.clean(zoomSays))}`;
	return text + quote;
}

/** In code, no mention or link of Zoom's comes alive in an issue. */
function code(text: string): string {
	return `\`${text.replaceAll('`', "'")}\``;
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function differencesOf(all: CheckResult[], say: (result: CheckResult) => string): string {
	const found = all.filter(({ result }) => result === 'different');
	if (found.length === 0) return 'Nothing.';
	return found
		.map((each) => `- **${each.check.name}.** ${each.check.question} ${say(each)}`)
		.join('\n');
}

function questionsOf(
	all: CheckResult[],
	say: (result: CheckResult) => string,
	redactor: Redactor,
): string {
	const rows = Object.entries(OPEN_QUESTIONS).map(([number, question]) => {
		const results = all.filter(({ check }) => check.answers === Number(number));
		const asked = results.filter(({ result }) => result !== 'not asked');
		const observed = (asked.length > 0 ? asked : results).map(
			(each) => `${each.check.name}: ${say(each)}`,
		);
		const settings = results.flatMap((each) =>
			settingsIn(each, redactor).map(([name, value]) => `${name}=${value}`),
		);
		return [
			number,
			question,
			observed.length === 0 ? 'Not part of this run.' : observed.join('<br>'),
			[...new Set(settings)].map(code).join(', '),
		];
	});
	return table(['', 'Question', 'Observed', 'Setting of the simulator'], rows);
}

/** Settings that hold a text of Zoom's. */
const TEXTS = ['noRecordingMessage', 'expiredTokenMessage'];

/** The settings that a check named, with their values as text. */
function settingsIn({ settings = {} }: CheckResult, redactor: Redactor): Array<[string, string]> {
	return Object.entries(settings).map(([name, value]) => {
		const text = String(value);
		return [name, TEXTS.includes(name) ? redactor.clean(text) : text];
	});
}

function settingsOf(all: CheckResult[], redactor: Redactor): string {
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
		: 'The simulator plays this account as it is.';
	return `${table(['Setting', 'Observed', 'Default'], rows)}\n\n${note}`;
}

/** A value as a shell takes it. */
function inShell(value: string): string {
	return /^[\w.]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

const NEEDS: Record<Need, string> = {
	read: 'no more than the keys',
	changes: 'changes of the account',
	'live session': 'a live session',
	'webhook address': 'a webhook address',
};

function subjectTable(
	title: string,
	results: readonly CheckResult[],
	say: (result: CheckResult) => string,
): string {
	const rows = results.map((each) => [
		`**${each.check.name}.** ${each.check.question}`,
		each.result === 'not asked'
			? `not asked (needs ${NEEDS[each.check.needs ?? 'read']})`
			: each.result,
		say(each),
	]);
	return `### ${title}\n\n${table(['Check', 'Result', 'What was seen'], rows)}`;
}

function callsOf(replies: readonly Reply[], redactor: Redactor): string {
	const counts = new Map<string, { cells: string[]; count: number }>();
	for (const { operation, status, code: zoomCode, message } of replies) {
		const { method, route } = OPERATIONS[operation];
		const quote = status >= 400 && message !== undefined ? code(redactor.clean(message)) : '';
		const cells = [`${method} ${route}`, String(status), String(zoomCode ?? ''), quote];
		const key = cells.join('\n');
		counts.set(key, { cells, count: (counts.get(key)?.count ?? 0) + 1 });
	}
	const rows = [...counts.values()]
		.map(({ cells, count }) => [...cells, String(count)])
		.sort(([one = ''], [other = '']) => one.localeCompare(other));
	return table(['Call', 'HTTP', 'Code', 'Message', 'Times'], rows);
}
