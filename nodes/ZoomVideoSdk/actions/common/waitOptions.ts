import type { INodeProperties } from 'n8n-workflow';

import { readChoice, readNumber, type Values } from '../../shared/parameters/parameters';
import type { PollOptions } from './pollUntilReady';

const MAX_MINUTES = 24 * 60;

/** Options of operations that can wait for Zoom to finish its files. */
export const waitOptions: INodeProperties[] = [
	{
		displayName: 'Wait Until Ready (Minutes)',
		name: 'waitUntilReadyMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_MINUTES },
		default: 0,
		description:
			'How long to wait for files that Zoom is still processing. 0 uses what is available now; with more, On Timeout can be added. The execution keeps running while it waits, so a trigger on the event is better where you can use one.',
	},
	{
		displayName: 'On Timeout',
		name: 'onTimeout',
		type: 'options',
		default: 'error',
		displayOptions: { show: { waitUntilReadyMinutes: [{ _cnd: { gt: 0 } }] } },
		options: [
			{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
			{ name: 'Return Available Files', value: 'partial' },
		],
		description: 'What to do when some files are still missing after the wait',
	},
];

/** How long an item waits, and whether it accepts what is there when the time is over. */
export function readWait(
	options: Values,
	signal: AbortSignal | undefined,
): PollOptions & { acceptPartial: boolean } {
	const minutes = readNumber(options.waitUntilReadyMinutes, 'Wait Until Ready (Minutes)', {
		min: 0,
		max: MAX_MINUTES,
		fallback: 0,
	});
	const choices = ['error', 'partial'] as const;
	const label = 'On Timeout';
	const onTimeout = readChoice(options.onTimeout, label, choices, 'error');
	return { limitMs: minutes * 60_000, signal, acceptPartial: onTimeout === 'partial' };
}
