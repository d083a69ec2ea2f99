import type { Need } from '../check';
import type { CheckResult, SubjectResult } from '../runChecks';
import { OPERATIONS } from '../zoom/operations';
import type { Reply } from '../zoom/ZoomClient';
import { code, table } from './markdown';
import { OPEN_QUESTIONS } from './openQuestions';
import type { Redactor } from './Redactor';
import { settingsIn, settingsOf } from './settings';

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
		readOnly ? 'read only' : 'with the changes that you allowed'
	}. Keys, names, IDs and addresses have been removed; text in \`code\` is Zoom's own.`;
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

const NEEDS: Record<Need, string> = {
	read: 'nothing but the keys',
	changes: 'permission to change the account',
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
