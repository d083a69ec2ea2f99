// Loads the packages of a node_modules folder as n8n does at its start: load.ts <folder>.
// Writes what the editor gets to see of them as JSON.
import { loadOutputSchema, scanDirectoryForPackages } from 'n8n-core';
import type { INodeTypeDescription } from 'n8n-workflow';

/** Every resource with each of its operations, from the description of a node. */
function operationsOf(description: INodeTypeDescription): Array<[string, string]> {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.['resource'] ?? []).flatMap((resource) =>
				options.flatMap((option): Array<[string, string]> =>
					'value' in option ? [[String(resource), String(option.value)]] : [],
				),
			),
		);
}

function lastVersion({ version }: INodeTypeDescription): number {
	return Array.isArray(version) ? Math.max(...version) : version;
}

async function load(folder = '.'): Promise<void> {
	const packages = [];
	for (const loader of await scanDirectoryForPackages(folder)) {
		await loader.loadAll();
		const nodes = loader.types.nodes.map((description) => ({
			name: description.name,
			version: lastVersion(description),
			codex: description.codex,
			iconUrl: description.iconUrl,
			usableAsTool: Boolean(description.usableAsTool),
			previews: operationsOf(description).map(([resource, operation]) => ({
				resource,
				operation,
				schema: loadOutputSchema({
					nodeDir: loader.resolveSourcePath('dist/nodes/ZoomVideoSdk'),
					version: lastVersion(description),
					resource,
					operation,
				}),
			})),
		}));
		const credentials = loader.types.credentials.map(({ name, iconUrl, supportedNodes }) => ({
			name,
			iconUrl,
			supportedNodes,
		}));
		packages.push({ name: loader.packageName, nodes, credentials });
	}
	console.log(JSON.stringify(packages));
}

void load(process.argv[2]);
