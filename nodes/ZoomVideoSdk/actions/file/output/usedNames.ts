import type { IExecuteFunctions } from 'n8n-workflow';

import type { NamesInUse } from '../../../files/download/fileName';
import type { JsonObject } from '../../../shared/json';
import { fileDigest } from '../../../zoom/recordings/dedupeKey';
import { executionMemory } from '../../common/executionMemory';

const namesOfRun = new WeakMap<IExecuteFunctions, Set<string>>();

/**
 * The names that a file cannot have: those used in this run of the node, and those of other files in
 * the execution. A loop runs the node repeatedly, and a store replaces what has the same name. The same
 * file keeps its name, as when n8n retries a node.
 */
export function usedNames(context: IExecuteFunctions, file: JsonObject): NamesInUse {
	const ofRun = namesOfRun.get(context) ?? new Set<string>();
	namesOfRun.set(context, ofRun);
	const owners = executionMemory(context, 'zoomVideoSdkNames');
	const identity = fileDigest(file);
	return {
		has: (name) => ofRun.has(name) || (owners[name] ?? identity) !== identity,
		add(name) {
			ofRun.add(name);
			owners[name] = identity;
		},
	};
}
