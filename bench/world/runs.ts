import { z } from 'zod';

import { type Execution, hasEnded } from '../../tools/n8n/execution';
import { until } from '../../tools/n8n/until';
import type { Workflow } from '../../tools/n8n/workflow';
import { type Memory, withPeakMemory } from './memory';
import type { Scene } from './scene';

const startedSchema = z.object({ executionId: z.string() });

const pageSchema = z.object({
	count: z.number(),
	results: z.array(
		z.object({
			id: z.string(),
			status: z.string(),
			startedAt: z.string().nullish(),
			stoppedAt: z.string().nullish(),
		}),
	),
});

async function page({ rest }: Scene, filter: object): Promise<z.infer<typeof pageSchema>> {
	const query = encodeURIComponent(JSON.stringify(filter));
	return pageSchema.parse(await rest.get(`/rest/executions?limit=20&filter=${query}`));
}

/** A workflow that has run. */
export interface Run {
	execution: Execution;
	/** As n8n itself says, from the start to the end of the execution. */
	seconds: number;
	memory: Memory;
	/** How much more memory n8n's process held at the most than just before. */
	growthMiB: number;
}

const MIB = 1_048_576;
const RUN_LIMIT_MS = 300_000;

/**
 * Runs a workflow that begins by hand, to its end.
 * @throws Error when it did not succeed
 */
export async function runByHand(scene: Scene, workflow: Workflow): Promise<Run> {
	const { rest, client, n8n } = scene;
	if (n8n.pid === undefined) throw new Error('n8n is not running');
	const { result: ended, memory } = await withPeakMemory(n8n.pid, async () => {
		const { executionId } = startedSchema.parse(
			await rest.post(`/rest/workflows/${workflow.id}/run`, {
				workflowData: workflow,
				triggerToStartFrom: { name: 'By hand' },
			}),
		);
		return await until(
			`the end of "${workflow.name}"`,
			async () => {
				const { results } = await page(scene, { workflowId: workflow.id });
				return results.find((each) => each.id === executionId && hasEndedAt(each));
			},
			// Each question leaves something in n8n's memory; the time is n8n's own and does not depend on them.
			{ limit: RUN_LIMIT_MS, pause: 500 },
		);
	});
	const execution = await client.execution(ended.id);
	if (execution.status !== 'success') {
		throw new Error(`"${workflow.name}": ${execution.error?.message ?? execution.status}`);
	}
	const seconds = (Date.parse(ended.stoppedAt ?? '') - Date.parse(ended.startedAt ?? '')) / 1000;
	return { execution, seconds, memory, growthMiB: (memory.peakBytes - memory.beforeBytes) / MIB };
}

function hasEndedAt(each: z.infer<typeof pageSchema>['results'][number]): boolean {
	const { id, status, stoppedAt } = each;
	return typeof stoppedAt === 'string' && hasEnded({ id, status, workflowId: '', mode: '' });
}

/** How many executions of a workflow n8n has stored, once all of them have ended. */
export async function executionCount(scene: Scene, workflow: Workflow): Promise<number> {
	const workflowId = workflow.id;
	await until(
		`the executions of "${workflow.name}" to end`,
		async () => {
			const { count } = await page(scene, { workflowId, status: ['running', 'new', 'waiting'] });
			return count === 0 || undefined;
		},
		{ pause: 50 },
	);
	return (await page(scene, { workflowId, status: ['success', 'error', 'crashed'] })).count;
}
