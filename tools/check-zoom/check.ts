import type { Settings } from '../zoom-simulator';
import type { CheckRun } from './CheckRun';

/** What a check takes beyond the keys of the account. */
export type Need = 'read' | 'changes' | 'live session' | 'webhook address';

/**
 * What a check found out.
 *
 * - `matched`: Zoom does what this project expects, or one of the things that it is ready for.
 * - `different`: it does something else, which is a finding to report.
 * - `not asked`: the account, the credential or the person at the terminal did not let it be asked.
 */
export interface Finding {
	result: 'matched' | 'different' | 'not asked';
	/** Our own words, with nothing of the account in them. */
	text: string;
	/** Zoom's own words. They are redacted when the report is written. */
	zoomSays?: string | undefined;
	/** The settings with which the simulator does the same. */
	settings?: Partial<Settings> | undefined;
}

/** One question to Zoom. */
export interface Check {
	/** Short, and the same in every report. */
	name: string;
	question: string;
	/** What it needs; `read` where it says nothing. */
	needs?: Need;
	/** The number of the open question that it answers; see `report/openQuestions.ts`. */
	answers?: number;
	run(run: CheckRun): Promise<Finding>;
}

/** The checks of one subject, in the order in which they are made. */
export interface Subject {
	/** As `--only` takes it. */
	name: string;
	title: string;
	checks: readonly Check[];
}

type More = Pick<Finding, 'zoomSays' | 'settings'>;

export function matched(text: string, settings?: Partial<Settings>, zoomSays?: string): Finding {
	return { result: 'matched', text, settings, zoomSays };
}

export function different(text: string, more: More = {}): Finding {
	return { result: 'different', text, ...more };
}

export function notAsked(text: string): Finding {
	return { result: 'not asked', text };
}

/**
 * Makes checks of what was answered in one scenario.
 *
 * @param play gives the answers; it is played once, however many checks look at it
 */
export function checksOf<T>(needs: Need, play: (run: CheckRun) => Promise<T>) {
	return (
		name: string,
		question: string,
		judge: (answers: T, run: CheckRun) => Finding | Promise<Finding>,
		answers?: number,
	): Check => ({
		...{ name, question, needs },
		...(answers !== undefined && { answers }),
		run: async (run) => await judge(await play(run), run),
	});
}
