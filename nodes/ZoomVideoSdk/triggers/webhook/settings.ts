import { readChoices, readNumber, readSwitch, toValues } from '../../shared/parameters/parameters';
import { EVENT_NAMES } from '../../zoom/webhooks/events';
import { readOutputSettings, type OutputSettings, type ParameterContext } from '../output/settings';

/** What the user chose in the node. */
export interface WebhookSettings {
	events: string[];
	includeDownloadToken: boolean;
	ignoreDuplicates: boolean;
	toleranceSeconds: number;
	output: OutputSettings;
}

/** Zoom's last repeat comes after 85 minutes and may have the timestamp of the first try. */
export const DEFAULT_TOLERANCE_MINUTES = 120;
export const MIN_TOLERANCE_MINUTES = 1;
export const MAX_TOLERANCE_MINUTES = 1440;

/**
 * Reads how old the timestamp of a request may be.
 *
 * @throws InputError for an invalid value
 */
function readToleranceSeconds(context: ParameterContext): number {
	const { timestampToleranceMinutes } = toValues(context.getNodeParameter('options', {}));
	const minutes = readNumber(timestampToleranceMinutes, 'Timestamp Tolerance (Minutes)', {
		min: MIN_TOLERANCE_MINUTES,
		max: MAX_TOLERANCE_MINUTES,
		fallback: DEFAULT_TOLERANCE_MINUTES,
	});
	return minutes * 60;
}

/**
 * How old the timestamp of a request to verify may be, in seconds.
 *
 * If the field is invalid, this is the default: a forged request is rejected in any case, and
 * `readSettings` says what is wrong before a genuine one starts anything.
 */
export function verificationTolerance(context: ParameterContext): number {
	try {
		return readToleranceSeconds(context);
	} catch {
		return DEFAULT_TOLERANCE_MINUTES * 60;
	}
}

/**
 * Reads the settings of the trigger.
 *
 * @throws InputError for an invalid value; whatever n8n throws for an expression that fails
 */
export function readSettings(context: ParameterContext): WebhookSettings {
	const events = context.getNodeParameter('events', []);
	const options = toValues(context.getNodeParameter('options', {}));
	const { includeDownloadToken, ignoreDuplicates } = options;
	return {
		events: readChoices(events, 'Trigger On', EVENT_NAMES),
		includeDownloadToken: readSwitch(includeDownloadToken, 'Include Download Token', false),
		ignoreDuplicates: readSwitch(ignoreDuplicates, 'Ignore Duplicates', true),
		toleranceSeconds: readToleranceSeconds(context),
		output: readOutputSettings(context),
	};
}
