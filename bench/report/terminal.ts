import type { Comparison, Round } from '../harness/comparison';
import { findingLine, findingsOf, type Table, tableOf } from './tableOf';

/** A comparison as text for a terminal. */
export function forTerminal(comparison: Comparison, rounds: readonly Round[]): string {
	return [
		`\n${comparison.title} (rounds: ${rounds.length})`,
		aligned(tableOf(comparison, rounds)),
		...findingsOf(comparison, rounds).map((finding) => `  ${findingLine(finding)}`),
	].join('\n');
}

function aligned({ head, rows }: Table): string {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	return all
		.map((row) =>
			row
				.map((text, column) => text.padEnd(widths[column] ?? 0))
				.join('   ')
				.trimEnd(),
		)
		.map((line) => `  ${line}`)
		.join('\n');
}
