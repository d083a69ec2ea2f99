import { z } from 'zod';

import { type ExecutionSummary, executionSummary } from './execution';
import type { N8nRest } from './n8nRest';

const executionPage = z.object({
	results: z.array(executionSummary),
	nextCursor: z.string().nullish(),
});

/** Up to a hundred executions of a workflow, newest first, and where the next page begins. */
export async function readExecutionPage(rest: N8nRest, workflowId: string, cursor?: string) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
	return executionPage.parse(await rest.get(`/rest/executions?limit=100&filter=${filter}${next}`));
}

/** All executions of a workflow, however many. */
export async function readAllExecutions(
	rest: N8nRest,
	workflowId: string,
): Promise<ExecutionSummary[]> {
	const all = new Map<string, ExecutionSummary>();
	let cursor: string | null | undefined;
	do {
		const page = await readExecutionPage(rest, workflowId, cursor ?? undefined);
		for (const summary of page.results) all.set(summary.id, summary);
		cursor = page.nextCursor;
	} while (typeof cursor === 'string');
	return [...all.values()];
}
