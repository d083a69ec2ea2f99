import { parse } from 'yaml';
import { z } from 'zod';

const workflow = z.object({
	jobs: z.record(
		z.object({
			permissions: z.union([z.string(), z.record(z.string())]).optional(),
			steps: z.array(z.object({ run: z.string().optional() })).default([]),
		}),
	),
});

/** What npm compares when it signs where a package comes from. */
export interface Provenance {
	/** Text of `.github/workflows/publish.yml`. */
	publishWorkflow: string;
	/** `repository.url` of package.json. */
	repositoryUrl: string;
	/** `git remote get-url origin`; empty without one. */
	origin: string;
}

/**
 * Says why npm could not sign the origin of the package. npm refuses a package whose `repository.url` is not the
 * repository in which the workflow runs (docs.npmjs.com: Generating provenance statements).
 */
export function provenanceProblems(given: Provenance): string[] {
	const problems: string[] = [];
	const { jobs } = workflow.parse(parse(given.publishWorkflow));
	const publishing = Object.values(jobs).find(({ steps }) =>
		steps.some(({ run }) => /^npm publish\b.* --provenance\b/m.test(run ?? '')),
	);
	if (publishing === undefined) {
		problems.push('No job of publish.yml runs "npm publish" with --provenance.');
	} else if (
		typeof publishing.permissions !== 'object' ||
		publishing.permissions['id-token'] !== 'write'
	) {
		problems.push(
			'The job that publishes is not allowed to sign. Give it the permission id-token: write.',
		);
	}
	const named = repositoryOf(given.repositoryUrl);
	const actual = repositoryOf(given.origin);
	if (named === undefined) {
		problems.push('repository.url of package.json is not a GitHub address.');
	} else if (actual === undefined) {
		problems.push(
			'The checkout has no remote "origin" at GitHub to compare repository.url of package.json with. Add it: git remote add origin URL.',
		);
	} else if (actual !== named) {
		problems.push(`repository.url of package.json is ${named}, but origin is ${actual}.`);
	}
	return problems;
}

/** `owner/name` of a GitHub address in lower case, as GitHub compares them. */
function repositoryOf(address: string): string | undefined {
	return /github\.com[/:]([^/\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(address)?.[1]?.toLowerCase();
}
