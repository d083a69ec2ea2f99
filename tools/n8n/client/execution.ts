import { parse } from 'flatted';
import { z } from 'zod';

/** States in which nothing more happens to an execution. */
const ended = new Set(['success', 'error', 'canceled', 'crashed']);

export const executionSummary = z.object({
	id: z.string(),
	workflowId: z.string(),
	status: z.string(),
	/** How it was started: `manual`, `webhook`, `trigger`, … */
	mode: z.string(),
});

export type ExecutionSummary = z.infer<typeof executionSummary>;

const errorOfRun = z
	.object({ message: z.string(), description: z.string().nullish() })
	.passthrough();

const output = z.array(z.array(z.object({ json: z.record(z.unknown()) }).passthrough()).nullable());

const nodeRun = z.object({
	executionStatus: z.string().optional(),
	error: errorOfRun.optional(),
	data: z.object({ main: output.optional() }).passthrough().optional(),
});

const resultData = z.object({
	resultData: z.object({
		runData: z.record(z.array(nodeRun)).default({}),
		error: errorOfRun.optional(),
		lastNodeExecuted: z.string().optional(),
	}),
});

/** An execution with the output of its nodes. */
export interface Execution extends ExecutionSummary {
	/** By node name, the runs of that node. */
	runData: z.infer<typeof resultData>['resultData']['runData'];
	/** The error that ended it. */
	error?: z.infer<typeof errorOfRun>;
}

export function hasEnded({ status }: ExecutionSummary): boolean {
	return ended.has(status);
}

/** Reads n8n's answer to `GET /rest/executions/:id`, whose `data` is in "flatted" form. */
export function readExecution(answer: unknown): Execution {
	const { data, ...summary } = executionSummary.extend({ data: z.string() }).parse(answer);
	const decoded: unknown = parse(data);
	const { runData, error } = resultData.parse(decoded).resultData;
	return { ...summary, runData, ...(error === undefined ? {} : { error }) };
}

/** The items of a node at its first output, over all its runs; none if it did not run. */
export function itemsOf(execution: Execution, nodeName: string): Array<Record<string, unknown>> {
	return (execution.runData[nodeName] ?? []).flatMap((run) =>
		(run.data?.main?.[0] ?? []).map((item) => item.json),
	);
}
