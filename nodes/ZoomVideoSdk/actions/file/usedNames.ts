import type { IExecuteFunctions } from 'n8n-workflow';

const namesOfRun = new WeakMap<IExecuteFunctions, Set<string>>();

/** The file names used in a run of the node, so that no two of its files have the same. */
export function usedNames(context: IExecuteFunctions): Set<string> {
	const used = namesOfRun.get(context) ?? new Set<string>();
	namesOfRun.set(context, used);
	return used;
}
