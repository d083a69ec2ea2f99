import { isJsonObject, type Json } from './json';

/** Names of fields that say nothing to a reader. */
const TECHNICAL = /(?:^|_)(?:id|uuid|key|version|type|url|time|timestamp|language)$/i;

/** Names that only wrap a text. */
const WRAPPER = /^(?:summary|text|content|overview|value|details?|items?|label|title|name)$/i;

function heading(name: string): string {
	const words = name
		.replace(/[_-]+/g, ' ')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.trim()
		.toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function linesOf(value: Json | undefined, inList: boolean): string[] {
	if (typeof value === 'string') {
		const text = value.trim();
		return text === '' ? [] : [inList ? `• ${text}` : text];
	}
	if (Array.isArray(value)) return value.flatMap((entry) => linesOf(entry, true));
	if (!isJsonObject(value)) return [];
	return Object.entries(value).flatMap(([name, entry]) => {
		if (typeof entry === 'string' && TECHNICAL.test(name)) return [];
		const lines = linesOf(entry, inList && typeof entry === 'string');
		return lines.length > 0 && !WRAPPER.test(name) ? [`${heading(name)}:`, ...lines] : lines;
	});
}

/**
 * The words of an AI summary, ready for a chat.
 *
 * Zoom documents that the file is JSON with a section `summary`, and nothing of what is in it: a text
 * is taken as it is, and of lists and objects the texts in them, under the names of their fields.
 */
export function summaryText(summary: Json): string {
	const section =
		isJsonObject(summary) && summary.summary !== undefined ? summary.summary : summary;
	return linesOf(section, false).join('\n');
}

/** A text of so many characters at most, cut between words, with an ellipsis where it was cut. */
export function cutAtWord(text: string, maxLength: number): string {
	const characters = [...text];
	if (characters.length <= maxLength) return text;
	const room = Math.max(0, maxLength - 1);
	let end = room;
	while (end > 0 && !/\s/.test(characters[end] ?? '')) end -= 1;
	// A text without a space so far is cut where it must be.
	const kept = characters.slice(0, end > 0 ? end : room).join('');
	return `${kept.trimEnd()}…`;
}
