import { reasonOf } from '../../nodes/ZoomVideoSdk/zoom/http/networkError';
import { CannotAsk } from './CannotAsk';
import { notAsked, type Check, type Finding, type Subject } from './check';
import type { CheckRun } from './CheckRun';

/** A check with what it found out. */
export interface CheckResult extends Finding {
	check: Check;
}

export interface SubjectResult {
	subject: Subject;
	results: CheckResult[];
}

const MARKS: Record<Finding['result'], string> = {
	matched: '✓',
	different: '✗',
	'not asked': '-',
};

const FAILED = 'The call failed before an answer arrived.';

/**
 * Makes checks one after the other; one that fails hides no other.
 *
 * Ends early when Zoom refuses the keys, or is not reached: every other answer would be that one again.
 */
export async function runChecks(
	run: CheckRun,
	subjects: readonly Subject[],
): Promise<SubjectResult[]> {
	const done: SubjectResult[] = [];
	let isUnreachable = false;
	for (const subject of subjects) {
		run.terminal.say(`\n${subject.title}`);
		const results: CheckResult[] = [];
		for (const check of subject.checks) {
			const finding: Finding =
				reasonToSkip(run, check, isUnreachable) ?? (await check.run(run).catch(toFinding));
			// Zoom's own words stay out of the terminal, too: it is copied more easily than the report.
			run.terminal.say(`  ${MARKS[finding.result]} ${check.name}: ${finding.text}`);
			results.push({ check, ...finding });
			isUnreachable ||= finding.text === FAILED && run.zoom.replies.length === 0;
		}
		done.push({ subject, results });
	}
	return done;
}

function reasonToSkip(
	{ zoom, isStopped, readOnly }: CheckRun,
	{ needs }: Check,
	isUnreachable: boolean,
): Finding | undefined {
	if (isStopped) return notAsked('Stopped.');
	if (readOnly && (needs === 'changes' || needs === 'live session')) {
		return notAsked('Read only: this check would change something.');
	}
	const [first] = zoom.replies;
	if (first?.status === 401) return notAsked('Zoom refused the keys.');
	return isUnreachable ? notAsked('Zoom could not be reached.') : undefined;
}

function toFinding(error: unknown): Finding {
	if (error instanceof CannotAsk) return notAsked(error.message);
	return { ...notAsked(FAILED), zoomSays: reasonOf(error) };
}
