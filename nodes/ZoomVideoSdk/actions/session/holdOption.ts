import type { INodeProperties } from 'n8n-workflow';

import { readFlag } from '../../shared/parameters/parameters';

const SEE = 'See Zoom\'s page "Hold participants until admitted" for how the modes differ';

/** Zoom's waiting room. What it means at each use is in the `description` there. */
export const holdOption: INodeProperties = {
	displayName: 'Hold',
	name: 'hold',
	type: 'options',
	default: 1,
	options: [
		{ name: 'Mode 1', value: 1, description: SEE },
		{ name: 'Mode 2', value: 2, description: SEE },
		{ name: 'Off', value: 0, description: 'People enter the session as soon as they join' },
	],
};

/** What both uses say. */
export const HOLD =
	'Whether people who join wait until a host or manager admits them (hold). In modes 1 and 2, Zoom rejects apps whose Video SDK is too old for this.';

export function readHold(value: unknown): 0 | 1 | 2 | undefined {
	return readFlag(value, 'Hold', [0, 1, 2]);
}
