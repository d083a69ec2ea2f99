/**
 * Fields that files of other sessions share, most likely those of the next session of the same name: a
 * person has the same `file_name` in each, and Zoom starts counting users again in each.
 */
const SHARED_FIELDS = [
	...['session_name', 'session_key', 'timezone', 'collection', 'recording_type', 'file_type'],
	...['file_extension', 'file_name', 'user_id', 'user_key', 'status', 'account_id', 'event'],
	...['operator', 'operator_id', 'duration', 'total_size', 'recording_count', 'file_size', 'bytes'],
	'length',
];

/** Fields that differ by the second: a day has several sessions of one name. */
const TIME_FIELDS = [
	...['start_time', 'end_time', 'recording_start', 'recording_end', 'deleted_time', 'event_ts'],
];

/** The last name in a path into an item's JSON, and what leaves too little of an ID. */
const FIELD =
	/\bjson(?:\[[^\][]*\]|\.\w+\b(?!\())*\.(\w+)\b(?!\()(\)*\.(?:charAt|(?:slice|substring|substr)\((?:0,[1-7]|-[1-7])\)))?/g;

const CLOCK =
	/\$now\b|\bnew Date\b(?:\(\)|(?!\())|\bDate(?:\.now)?\(\)|\bDateTime\.(?:now|utc|local)\(\)/g;

const UNIQUE = /\$execution\.id\b|\bMath\.random\(\)|\brandomUUID\(\)/;
const ROUNDED = /\b(?:floor|round|ceil|trunc|toFixed)\(/;

/** Yes or no, or one of two values, whatever decides. An arrow is no comparison. */
const DECISION = /[!<]|(?<!=)>|==|&&|\$if\(|(?<!\?)\?(?!\?)/;
/** The first value that is there. */
const FALLBACK = /\|\||\?\?|\$ifEmpty\(/;

/** A text, or what stands in a template between its expressions. */
const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[`}](?:[^`$\\]|\\.|\$(?!\{))*(?:`|\$\{)/g;
/** A regular expression as the argument of a call. */
const PATTERN = /([(,]\s*)\/(?:\\.|[^\\/])+\/\w*(?=\s*[,)])/g;
/** Where the signature of an address begins. What follows does not name what is stored. */
const QUERY = /\?[\w.~-]+=/;

const FORMAT = /\.(?:toFormat|format)\(\s*(["'`])([^]*?)\1\s*\)/g;
/** Replaces signs between the numbers of a time, such as `.replace(/[:.]/g, '-')`. */
const SEPARATORS =
	/\.replace(?:All)?\(\s*(?:(["'])[^\w\\"']*\1|\/(?:\\D|[-:+]|\[[-:.+TZ]+\])\/g)\s*,\s*(["'])[^"'$]*\2\s*\)/g;

/** What leaves a time whole, or makes another form of it. */
const KEEPING = [
	...['new', 'Date', 'DateTime', 'String', 'encodeURIComponent', 'zone', 'parse', 'trim'],
	...['fromISO', 'fromJSDate', 'fromMillis', 'fromSeconds', 'toDateTime', 'toDate', 'toJSDate'],
	...['toISO', 'toISOString', 'toString', 'toJSON', 'toMillis', 'toSeconds', 'toUnixInteger'],
	...['getTime', 'valueOf', 'ts', 'toUTC', 'toLocal', 'setZone', 'urlEncode'],
	...['$ifEmpty', '$step', '$input', 'item', 'first', 'last'],
];

/** Whether a format of Luxon has the second, and all that is coarser. */
function hasSecond(format: string): boolean {
	const tokens = format.replace(/'[^']*'/g, '');
	const parts = [/y/, /[LM][^]*d|d[^]*[LM]|o/, /H|h[^]*a|a[^]*h/, /m/, /s/];
	return /x/i.test(tokens) || parts.every((part) => part.test(tokens));
}

/**
 * An expression in one way of writing: `json["a b"]` as `json.a_b`, without texts, patterns, spaces,
 * and calls that keep the second of a time.
 */
function simplified(expression: string): string {
	const [named = ''] = expression
		.replaceAll('?.', '.')
		.replace(
			/\.?\[\s*(["'`])([^"'`]+)\1\s*\]/g,
			(_, _quote, name: string) => `.${name.replace(/\W/g, '_')}`,
		)
		.replace(FORMAT, (call, _quote, format: string) => (hasSecond(format) ? '' : call))
		.replace(SEPARATORS, '')
		.replace(PATTERN, '$1""')
		.replace(TEXT, (text) => (QUERY.test(text) ? '\0' : '""'))
		.split('\0');
	return named
		.replaceAll('$("")', '$step')
		.replace(/\s+/g, ' ')
		.replace(/ ?([^\w\s$"]) ?/g, '$1');
}

/** Whether nothing in an expression can make its times coarser: only known words and signs are in it. */
function isExact(code: string): boolean {
	const rest = code.replace(FIELD, '').replace(CLOCK, '');
	const words = rest.match(/\$?\w+/g) ?? [];
	return /^[\w\s$"().,:+?|{}]*$/.test(rest) && words.every((word) => KEEPING.includes(word));
}

/** Whether the expression within `{{ }}` has another value for each session. */
function differs(expression: string): boolean {
	const code = simplified(expression);
	if (DECISION.test(code)) return false;
	const fields = [...code.matchAll(FIELD)].map(([, name = '', shortened]) => {
		if (TIME_FIELDS.includes(name)) return isExact(code);
		return !SHARED_FIELDS.includes(name) && shortened === undefined;
	});
	if (code.search(CLOCK) >= 0) fields.push(isExact(code));
	if (UNIQUE.test(code)) fields.push(!ROUNDED.test(code));
	return fields.includes(true) && !(FALLBACK.test(code) && fields.includes(false));
}

/**
 * Whether a field of a node, as saved, has another value for a file of another session. What is not
 * known to tell them apart does not count; the fields of other nodes are taken to.
 */
export function differsBySession(saved: unknown): boolean {
	const text = String(saved);
	if (!text.startsWith('=')) return false;
	return [...text.matchAll(/\{\{([^]*?)\}\}/g)].some(([, code = '']) => differs(code));
}
