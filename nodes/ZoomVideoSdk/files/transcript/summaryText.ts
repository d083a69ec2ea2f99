import { ZoomError } from '../../shared/errors';
import { isDeeperThan, isJsonObject, type Json } from '../../shared/json';

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

/** No summary is nested that deep, and n8n itself fails with JSON that is much deeper. */
const MAX_DEPTH = 200;

/** Adds the lines of a value to the existing ones. */
function addLines(lines: string[], value: Json | undefined, inList: boolean): void {
	if (typeof value === 'string') {
		const text = value.trim();
		if (text !== '') lines.push(inList ? `• ${text}` : text);
	} else if (Array.isArray(value)) {
		for (const entry of value) addLines(lines, entry, true);
	} else if (isJsonObject(value)) {
		for (const [name, entry] of Object.entries(value)) addField(lines, name, entry, inList);
	}
}

function addField(lines: string[], name: string, value: Json | undefined, inList: boolean): void {
	if (typeof value === 'string' && TECHNICAL.test(name)) return;
	if (WRAPPER.test(name)) return addLines(lines, value, inList && typeof value === 'string');
	lines.push(`${heading(name)}:`);
	const { length } = lines;
	addLines(lines, value, inList && typeof value === 'string');
	// A heading with nothing below it is removed.
	if (lines.length === length) lines.pop();
}

function linesOf(value: Json | undefined): string {
	const lines: string[] = [];
	addLines(lines, value, false);
	return lines.join('\n');
}

/**
 * The words of an AI summary, ready for a chat.
 *
 * Zoom documents that the file is JSON with a section `summary`, but not what is in it. A text is used
 * as it is; from lists and objects, the texts in them are used, under the names of their fields. If the
 * section is empty, all of the file is used.
 *
 * @throws ZoomError when it is nested too deeply
 */
export function summaryText(summary: Json): string {
	if (isDeeperThan(MAX_DEPTH, summary)) {
		throw new ZoomError('The summary is nested too deeply to be read', {
			description: 'Use Download to see what is in the file.',
		});
	}
	const section = isJsonObject(summary) ? linesOf(summary.summary) : '';
	return section === '' ? linesOf(summary) : section;
}

/** A text of limited length, cut between words, with an ellipsis at the cut. */
export function cutAtWord(text: string, maxLength: number): string {
	const characters = [...text];
	if (characters.length <= maxLength) return text;
	const room = Math.max(0, maxLength - 1);
	let end = room;
	while (end > 0 && !/\s/.test(characters[end] ?? '')) end -= 1;
	// A text without a space is cut where it must be.
	const kept = characters.slice(0, end > 0 ? end : room).join('');
	return `${kept.trimEnd()}…`;
}
