import { parseJson } from '../../../nodes/ZoomVideoSdk/shared/json';
import { redact } from '../../../nodes/ZoomVideoSdk/shared/redact';
import { toWellFormed } from '../../../nodes/ZoomVideoSdk/shared/wellFormedText';

/** Fields of Zoom's whose values are its own words, dates or measures, and tell nothing of an account. */
const HARMLESS = new Set([
	...['code', 'message', 'field', 'status', 'event', 'action', 'content', 'method', 'type'],
	...['from', 'to', 'date', 'start_time', 'end_time', 'created_at', 'join_time', 'leave_time'],
	...['recording_start', 'recording_end', 'deleted_time', 'date_time', 'duration', 'timezone'],
	...['file_type', 'file_extension', 'recording_type', 'auto_recording', 'trash_type'],
	...[
		'audio_quality',
		'video_quality',
		'screen_share_quality',
		'usage',
		'plan_usage',
		'free_usage',
	],
]);

/** What stands in place of a value, by its field. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
	session_id: 'session ID',
	session_name: 'name',
	name: 'name',
	file_name: 'name',
	next_page_token: 'token',
	download_token: 'token',
	download_access_token: 'token',
	download_url: 'address',
	external_storage_url: 'address',
	id: 'ID',
};

/** A shorter value is replaced only where it is a word of its own. */
const WORD_LENGTH = 6;

/** What an account may hold and no answer has shown yet. */
const PATTERNS: ReadonlyArray<readonly [RegExp, string]> = [
	[/[^\s@"'<>()]+@[^\s@"'<>()]+\.[^\s@"'<>()]+/g, '[e-mail]'],
	[/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, '[ID]'],
	[/(?:[\w+/-]|%(?:25)?2[bf]){22}(?:==|(?:%(?:25)?3d){2})/gi, '[session ID]'],
	[/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
	[/(?<![\da-z])[\da-f]{24,}(?![\da-z])/gi, '[hex]'],
	[/\d{8,}/g, '[number]'],
	[/[\w+/=-]{40,}/g, '[text]'],
];

/**
 * Takes out of Zoom's words what must not be attached to a public issue.
 *
 * It learns every value that Zoom answered and that is not one of Zoom's own words, and knows the
 * credential; both are found in a text as they are and as addresses and JSON write them.
 */
export class Redactor {
	/** Values, with what stands in their place, and in upper case to be looked for in any. */
	private readonly known = new Map<string, { placeholder: string; upper: string }>();

	/** Hides a text wherever it stands, unless it is a number that may be a count as well. */
	hide(text: string, placeholder: string): void {
		if (/^\d{0,3}$/.test(text)) return;
		for (const form of formsOf(text)) {
			if (form === '') continue;
			this.known.set(form, { placeholder: `[${placeholder}]`, upper: form.toUpperCase() });
		}
	}

	/** Hides every value of an answer or an event, whatever Zoom adds to them. */
	learn(value: unknown, field = ''): void {
		if (typeof value === 'object' && value !== null) {
			for (const [key, each] of Object.entries(value)) {
				this.learn(each, Array.isArray(value) ? field : key);
			}
		} else if (typeof value === 'string' && !HARMLESS.has(field)) {
			this.hide(value, PLACEHOLDERS[field] ?? 'text');
			// "Audio only - " and whose it is.
			if (field === 'file_name') for (const part of value.split(' - ')) this.hide(part, 'name');
			// The log of webhooks holds events as text.
			if (/^[[{]/.test(value)) this.learn(parseJson(value));
		}
	}

	/** A text without anything of the account, in one line and not long. */
	clean(text: string): string {
		let clean = text.normalize();
		const upper = clean.toUpperCase();
		const found = [...this.known].filter(([, value]) => upper.includes(value.upper));
		// Of values that hold each other, the longer one goes first.
		for (const [value, { placeholder }] of found.sort(([a], [b]) => b.length - a.length)) {
			clean = clean.replace(patternOf(value), () => placeholder);
		}
		for (const [pattern, placeholder] of PATTERNS) clean = clean.replace(pattern, placeholder);
		return redact(clean);
	}
}

/** A value as it is, as an address has it, once and twice encoded, and as JSON has it. */
function formsOf(text: string): string[] {
	const plain = toWellFormed(text).normalize();
	const once = encodeURIComponent(plain);
	const forms = [plain, plain.trim(), JSON.stringify(plain).slice(1, -1)];
	forms.push(once, encodeURIComponent(once), once.replaceAll('%20', '+'));
	return [...forms, ...forms.map((form) => form.replaceAll('/', '\\/'))];
}

/** Zoom writes names in lower case at times. */
function patternOf(value: string): RegExp {
	const escaped = value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	if (value.length >= WORD_LENGTH) return new RegExp(escaped, 'giu');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
