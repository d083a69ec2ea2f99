import { existsSync, readFileSync } from 'node:fs';
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
