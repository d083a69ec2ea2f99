import type { Comparison, Round } from '../harness/comparison';
import { measures } from '../measures';
import type { MeasureResult, Results } from '../results';
import { inShort } from './inShort';
import { limits } from './limits';
import { findingLine, findingsOf, type Table, tableOf } from './tableOf';

const introduction = `# Benchmarks

How fast the package is, beside what a user would build from n8n's own nodes, on one machine with two cores. On another
machine the figures differ; the ratios differ less.

![The package and its peers](images/benchmarks.svg)
`;

const howMeasured = `## How it is measured

\`npm run bench\` compares the package with n8n's own nodes, with curl, and with the bare limits of n8n, and writes this page.
Everything runs in a real n8n. Zoom is the [simulator](../tools/zoom-simulator/README.md) in a process of its own, and another
process sends events with \`undici\`. The contenders run one after the other, in a different order in each round. Numbers are the
median of all rounds, with the lowest and the highest in brackets; ratios are computed within each round. The peers' workflows are
in [bench/workflows](../bench/workflows) and can be imported into any n8n. All checks are on: signatures, timestamps, duplicates,
lengths, types. The first answer that is not as expected ends the run. [What was aimed at](#targets), and what was reached, is at
the end.
`;

/** The whole page. */
export function documentOf(results: Results): string {
	const sections = measures.flatMap(({ name, comparisons }) => {
		const result = results[name];
		return result === undefined ? [] : [measureSection(name, comparisons, result)];
	});
	return [introduction, inShort(results), howMeasured, ...sections, summary(results)].join('\n');
}

function measureSection(
	name: string,
	comparisons: readonly Comparison[],
	result: MeasureResult,
): string {
	const parts = comparisons.flatMap((comparison) => {
		const rounds = result.comparisons[comparison.id];
		return rounds === undefined ? [] : [comparisonSection(comparison, rounds)];
	});
	return [`## ${titles[name] ?? name}\n`, circumstancesLine(result), ...parts].join('\n');
}

const titles: Readonly<Record<string, string>> = {
	events: 'Events',
	download: 'Downloads',
	upload: 'Uploads',
	drive: 'Uploads to Google Drive',
	list: 'Lists',
	poll: 'Polling',
	transcript: 'Transcripts',
	queue: 'Queue mode',
	package: 'The package itself',
	start: "n8n's start",
	editor: 'The editor',
};

function circumstancesLine({ circumstances, isQuick }: MeasureResult): string {
	const { date, machine, cpus, memoryGiB, node, nodeOfN8n, n8n } = circumstances;
	const note = isQuick
		? '\n**A quick run with small files and short loads: these numbers say little.**\n'
		: '';
	return `${date}, ${machine}, ${cpus} CPUs, ${memoryGiB} GiB; n8n ${n8n} on Node ${nodeOfN8n}, load and simulator on Node ${node}.\n${note}`;
}

function comparisonSection(comparison: Comparison, rounds: readonly Round[]): string {
	const findings = findingsOf(comparison, rounds);
	const lines = findings.map((finding) => `- ${findingLine(finding)}`);
	const limit = limits[comparison.id];
	return [
		`### ${comparison.title}\n`,
		`${comparison.about} Rounds: ${rounds.length}.\n`,
		markdownTable(tableOf(comparison, rounds)),
		...(lines.length === 0 ? [] : [lines.join('\n'), '']),
		...(limit === undefined ? [] : [`The limit: ${limit}\n`]),
	].join('\n');
}

function markdownTable({ head, rows }: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
	return `${[head, rule, ...rows].map(line).join('\n')}\n`;
}

/** All targets in one list. */
function summary(results: Results): string {
	const rows = measures.flatMap(({ name, comparisons }) =>
		comparisons.flatMap((comparison) => {
			const rounds = results[name]?.comparisons[comparison.id];
			if (rounds === undefined) return [];
			return findingsOf(comparison, rounds).map(({ says, value, isMet }) => [
				comparison.title,
				says,
				value,
				isMet ? '✓ met' : '✗ missed',
			]);
		}),
	);
	const met = rows.filter(([, , , state]) => state === '✓ met').length;
	return [
		'## Targets\n',
		`${met} of ${rows.length} are met.\n`,
		markdownTable({ head: ['Measure', 'Target', 'Measured', ''], rows }),
	].join('\n');
}
