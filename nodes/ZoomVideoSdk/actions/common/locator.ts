import { readText } from '../../shared/parameters/parameters';

/** What a resource locator holds: how the user names something, and its id or its name, trimmed. */
export interface Locator {
	mode: string;
	value: string;
}

/**
 * Reads a locator. An expression, an AI agent or an older workflow may give the bare id in its place.
 *
 * @param label of the field
 * @param example of an expression that gives the id
 * @throws InputError for a whole item, a list or a boolean: as text, none of them names anything
 */
export function toLocator(locator: unknown, label: string, example: string): Locator {
	const isLocator =
		typeof locator === 'object' && locator !== null && ('value' in locator || '__rl' in locator);
	const fields = isLocator ? locator : { value: locator };
	const value: unknown = 'value' in fields ? fields.value : '';
	const mode: unknown = 'mode' in fields ? fields.mode : 'id';
	const text = readText(value, label, `Give one value as text, such as ${example}.`);
	return { mode: String(mode), value: text ?? '' };
}

/** Reads how a session is named. */
export function toSessionLocator(locator: unknown): Locator {
	return toLocator(locator, 'Session', '{{ $json.session_id }}');
}
