import type { INodeProperties } from 'n8n-workflow';

import { readChoice, readNumber, type Values } from '../../shared/parameters';
import type { PollOptions } from './pollUntilReady';

const MAX_MINUTES = 24 * 60;

/** Options of operations that can wait for Zoom to finish its files. */
export const waitOptions: INodeProperties[] = [
	{
		displayName: 'Wait Until Ready (Minutes)',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_MINUTES },
		default: 0,
		description:
			'How long to wait for files that Zoom is still making, asking now and then. 0 takes what is there now. The execution goes on running meanwhile: a trigger on the event is the better way where it fits.',
	},
	{
		displayName: 'When Waiting Was in Vain',
		name: 'onTimeout',
		type: 'options',
		default: 'error',
		options: [
			{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
			{ name: 'Put Out What Is There', value: 'partial' },
		],
		description: 'What happens when not everything is there in the end',
	},
];

/** How long an item waits, and whether it accepts what is there when the time is over. */
export function readWait(
	options: Values,
	signal: AbortSignal | undefined,
): PollOptions & { acceptPartial: boolean } {
	const minutes = readNumber(options.waitMinutes, 'Wait Until Ready (Minutes)', {
		min: 0,
		max: MAX_MINUTES,
		fallback: 0,
	});
	const choices = ['error', 'partial'] as const;
	const label = 'When Waiting Was in Vain';
	const onTimeout = readChoice(options.onTimeout, label, choices, 'error');
	return { limitMs: minutes * 60_000, signal, acceptPartial: onTimeout === 'partial' };
}
