import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { ROOT } from './sources';

/** Of Stryker's reports (mutation-testing-report-schema) what is shown. */
const reportSchema = z.object({
	files: z.record(
		z.object({
			mutants: z.array(
				z.object({
					mutatorName: z.string(),
					replacement: z.string().optional(),
					status: z.string(),
					location: z.object({ start: z.object({ line: z.number() }) }),
				}),
			),
		}),
	),
});

export type Mutant = z.infer<typeof reportSchema>['files'][string]['mutants'][number];

/** Where a file's report is kept; also what Stryker takes up again. */
export function reportOf(source: string): string {
	const name = source.replace('nodes/ZoomVideoSdk/', '').replaceAll('/', '-').replace(/\.ts$/, '');
	return `coverage/mutation/reports/${name}.json`;
}

/** The mutants of a file as its report has them; `undefined` when it has not been run. */
export function mutantsOf(source: string): Mutant[] | undefined {
	const report = join(ROOT, reportOf(source));
	if (!existsSync(report)) return undefined;
	const { files } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
	return files[source]?.mutants ?? [];
}

const rawReportSchema = z
	.object({ files: z.record(z.object({ mutants: z.array(z.unknown()) }).passthrough()) })
	.passthrough();
const survivorAtLoadSchema = z.object({ static: z.literal(true), status: z.literal('Survived') });

/**
 * Takes those that survived out of a report, of what a file does when it is loaded, so that they are run again:
 * Stryker does not know which tests they concern, and so not that these have changed.
 */
export function forgetSurvivorsAtLoad(source: string): void {
	const path = join(ROOT, reportOf(source));
	if (!existsSync(path)) return;
	const report = rawReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
	for (const file of Object.values(report.files)) {
		file.mutants = file.mutants.filter((each) => !survivorAtLoadSchema.safeParse(each).success);
	}
	writeFileSync(path, JSON.stringify(report));
}
