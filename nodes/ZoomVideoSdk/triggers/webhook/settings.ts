import type { IWebhookFunctions } from 'n8n-workflow';

/** What the user chose in the node. */
export interface TriggerSettings {
	events: string[];
	includeTokens: boolean;
	dropRepeats: boolean;
	windowSeconds: number;
}

/** Zoom's last repeat comes after 85 minutes and may carry the timestamp of the first try. */
export const DEFAULT_WINDOW_MINUTES = 120;
export const MIN_WINDOW_MINUTES = 1;
export const MAX_WINDOW_MINUTES = 1440;

/** Reads the settings; a value that cannot be meant falls back to the default, never to no check. */
export function readSettings(context: IWebhookFunctions): TriggerSettings {
	const events: unknown = context.getNodeParameter('events', []);
	const options: unknown = context.getNodeParameter('options', {});
	const values: Record<string, unknown> =
		typeof options === 'object' && options !== null ? { ...options } : {};
	const minutes = Number(values.timestampWindow ?? DEFAULT_WINDOW_MINUTES);
	const isPossible = minutes >= MIN_WINDOW_MINUTES && minutes <= MAX_WINDOW_MINUTES;
	return {
		events: Array.isArray(events) ? events.map(String) : [],
		includeTokens: values.includeTokens === true,
		dropRepeats: values.dropRepeats !== false,
		windowSeconds: (isPossible ? minutes : DEFAULT_WINDOW_MINUTES) * 60,
	};
}
