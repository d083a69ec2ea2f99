import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { additionalData } from './additionalData';
import { install, workflow, workflowData, type NodeSetup } from './workflow';

interface Editor {
	context: LoadOptionsContext;
	methods: NonNullable<INodeType['methods']>;
}

/** The editor's view of a node whose panel is open, with the field at `path` in use. */
async function openEditor(setup: NodeSetup, path: string): Promise<Editor> {
	const { node, nodeTypes, credentials } = await install(setup);
	const data = workflowData([node], {});
	const loaded = workflow(data, nodeTypes);
	// The workflow has filled in the defaults.
	const { parameters } = loaded.nodes[node.name] ?? node;
	const more = {
		...additionalData(credentials, data, 'internal'),
		currentNodeParameters: parameters,
	};
	const { methods } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	return { context: new LoadOptionsContext(loaded, node, more, path), methods: methods ?? {} };
}

/**
 * Fills the list of a resource locator.
 *
 * @param setup the node; its `parameters` are what the user has chosen so far
 * @param method the `searchListMethod` of the field
 * @param filter what the user typed
 * @param paginationToken from the page before
 * @param path of the field
 */
export async function listSearch(
	setup: NodeSetup,
	method: string,
	filter?: string,
	paginationToken?: string,
	path = 'sessionId',
): Promise<INodeListSearchResult> {
	const { context, methods } = await openEditor(setup, path);
	const search = methods.listSearch?.[method];
	if (!search) throw new Error(`${setup.type} has no list search "${method}"`);
	// n8n compiles without exactOptionalPropertyTypes, under which its own types differ here.
	return await Reflect.apply(search, context, [filter, paginationToken]);
}

/** Loads the options of a field with `loadOptionsMethod`. */
export async function loadOptions(
	setup: NodeSetup,
	method: string,
	path = method,
): Promise<INodePropertyOptions[]> {
	const { context, methods } = await openEditor(setup, path);
	const load = methods.loadOptions?.[method];
	if (!load) throw new Error(`${setup.type} has no options loader "${method}"`);
	return await Reflect.apply(load, context, []);
}
