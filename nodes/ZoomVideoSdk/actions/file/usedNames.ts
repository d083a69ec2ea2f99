import type { IExecuteFunctions } from 'n8n-workflow';

const namesOfRun = new WeakMap<IExecuteFunctions, Set<string>>();

/** The names given out in a run of the node, so that no two files of it are called the same. */
export function usedNames(context: IExecuteFunctions): Set<string> {
	const taken = namesOfRun.get(context) ?? new Set<string>();
	namesOfRun.set(context, taken);
	return taken;
}
