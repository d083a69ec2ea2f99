import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { packageName } from '../install/packageTarball';

const node = z
	.object({
		name: z.string(),
		type: z.string(),
		typeVersion: z.number(),
		parameters: z.record(z.unknown()),
		id: z.string().optional(),
		webhookId: z.string().optional(),
		position: z.tuple([z.number(), z.number()]),
		credentials: z.record(z.object({ id: z.string().nullish(), name: z.string() })).optional(),
	})
	.passthrough();

const definition = z
	.object({
		name: z.string(),
		nodes: z.array(node),
		connections: z.record(z.unknown()),
		settings: z.record(z.unknown()).optional(),
	})
	.passthrough();

/** A workflow as n8n exports and imports it. */
export type WorkflowDefinition = z.infer<typeof definition>;
export type WorkflowNode = z.infer<typeof node>;

/** A workflow that n8n has stored. */
export type Workflow = z.infer<typeof storedWorkflow>;

export const storedWorkflow = definition.extend({
	id: z.string(),
	versionId: z.string(),
	active: z.boolean(),
});

/** Reads an exported workflow from a file. */
export async function readWorkflow(file: string): Promise<WorkflowDefinition> {
	return definition.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The same workflow with this credential in every node of the package. */
export function useCredential(
	workflow: WorkflowDefinition,
	{ id, name, type }: { id: string; name: string; type: string },
): WorkflowDefinition {
	const nodes = workflow.nodes.map((each) =>
		each.type.startsWith(`${packageName}.`)
			? { ...each, credentials: { ...each.credentials, [type]: { id, name } } }
			: each,
	);
	return { ...workflow, nodes };
}
