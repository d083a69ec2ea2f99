import { join } from 'node:path';

import { readWorkflow, type WorkflowDefinition } from '../../tools/n8n/workflow';
import type { Account } from './zoomAccount';

/** What takes the place of the examples in a workflow. */
export interface Places {
	sessionId?: string;
	downloadUrl?: string;
	uploadUrl?: string;
	/** The first day of a list. */
	from?: string;
}

const folder = join(__dirname, '..', 'workflows');

/** A workflow of `workflows/`, which anybody can import into an n8n, made to work with this account. */
export async function peerWorkflow(
	name: string,
	{ keys, baseUrl }: Account,
	credentials: ReadonlyMap<string, { id: string; name: string }>,
	places: Places,
): Promise<WorkflowDefinition> {
	const replacements = {
		'https://api.zoom.us/v2': baseUrl,
		'https://zoom.us/rec/download/EXAMPLE': places.downloadUrl,
		'https://bucket.example.com/recording.mp4': places.uploadUrl,
		'2024-01-01': places.from ?? '2024-01-01',
		EXAMPLE_SESSION: places.sessionId,
		YOUR_API_KEY: keys.apiKey,
		YOUR_SECRET_TOKEN: keys.webhookSecretToken,
	};
	const definition = await readWorkflow(join(folder, `${name}.json`));
	return {
		...definition,
		nodes: definition.nodes.map((node) => ({
			...node,
			parameters: replaceIn(node.parameters, replacements),
			...(node.credentials && { credentials: stored(node.credentials, credentials) }),
		})),
	};
}

type Replacements = Readonly<Record<string, string | undefined>>;

function replaceIn(
	parameters: Record<string, unknown>,
	replacements: Replacements,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [name, replaced(value, replacements)]),
	);
}

function replaced(value: unknown, replacements: Replacements): unknown {
	if (typeof value === 'string') return replacedText(value, replacements);
	if (Array.isArray(value)) return value.map((each) => replaced(each, replacements));
	if (typeof value === 'object' && value !== null) return replaceIn({ ...value }, replacements);
	return value;
}

function replacedText(text: string, replacements: Replacements): string {
	return Object.entries(replacements).reduce((whole, [example, actual]) => {
		if (!whole.includes(example)) return whole;
		if (actual === undefined) throw new Error(`Nothing was given for ${example}`);
		return whole.replaceAll(example, () => actual);
	}, text);
}

function stored(
	wanted: Record<string, unknown>,
	credentials: ReadonlyMap<string, { id: string; name: string }>,
): Record<string, { id: string; name: string }> {
	return Object.fromEntries(
		Object.keys(wanted).map((type) => {
			const credential = credentials.get(type);
			if (credential === undefined) throw new Error(`There is no credential of type ${type}`);
			return [type, { id: credential.id, name: credential.name }];
		}),
	);
}
