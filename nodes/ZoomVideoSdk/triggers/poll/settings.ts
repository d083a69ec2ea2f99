import { readNumber, readSwitch, toValues } from '../../shared/parameters/parameters';
import { readOutputSettings, type OutputSettings, type ParameterContext } from '../output/settings';

/** A week: a transcript or summary that takes days is still found, and the list stays short. */
export const DEFAULT_WINDOW_DAYS = 7;
export const MIN_WINDOW_DAYS = 2;
export const MAX_WINDOW_DAYS = 90;

export const DEFAULT_GIVE_UP_HOURS = 24;

/** What the user chose in the node. */
export interface PollSettings {
	output: OutputSettings;
	lookBackDays: number;
	incompleteSetTimeoutHours: number;
	includeExistingRecordings: boolean;
}

/** @throws InputError for an invalid value */
export function readPollSettings(context: ParameterContext): PollSettings {
	const options = toValues(context.getNodeParameter('options', {}));
	const lookBackDays = readNumber(options.lookBackDays, 'Look Back (Days)', {
		min: MIN_WINDOW_DAYS,
		max: MAX_WINDOW_DAYS,
		fallback: DEFAULT_WINDOW_DAYS,
	});
	const incompleteSetTimeoutHours = readNumber(
		options.incompleteSetTimeoutHours,
		'Incomplete Set Timeout (Hours)',
		{
			min: 1,
			// Outside the window, a session is no longer looked at.
			max: (lookBackDays - 1) * 24,
			fallback: DEFAULT_GIVE_UP_HOURS,
		},
	);
	return {
		output: readOutputSettings(context),
		lookBackDays,
		incompleteSetTimeoutHours,
		includeExistingRecordings: readSwitch(
			options.includeExistingRecordings,
			'Include Existing Recordings',
			false,
		),
	};
}
