import type { IExecuteFunctions } from 'n8n-workflow';

import type { UploadTarget } from '../../files/upload/upload';
import { rowsOf } from '../../shared/parameters';

/**
 * Fields that files of other sessions share, most likely those of the next session of the same name: a
 * person has the same `file_name` in each, and Zoom starts counting users again in each.
 */
const COMMON_FIELDS = [
	...['session_name', 'session_key', 'timezone', 'collection', 'recording_type', 'file_type'],
	...[
		'file_extension',
		'file_name',
		'user_id',
		'user_key',
		'status',
		'account_id',
		'event',
		'operator',
	],
];

/** Where an expression reads items, by n8n's older words too. */
const ITEMS = /\$(?:json|input|\([^)]*\)|node\s*(?:\[[^\]]*\]|\.\w+)|items?\s*\([^)]*\))/g;
/** What is the same each time or all day, or starts again with each execution; and n8n's functions. */
const CONSTANT =
	/\$(?:vars|env|secrets|workflow|itemIndex|runIndex|prevNode|mode|nodeVersion|parameter|execution\.mode|today|if|ifEmpty|max|min)\b/g;
const VARYING = /\$(?=[a-z_(])|\bDate(?:Time)?\s*[.(]|(?:random\w*|uuid)\s*\(/i;

/** A field of an item's JSON: `json.id`, `json["id"]`. */
const FIELD = /\bjson\s*\??\.?\s*(?:\[\s*["'](\w+)["']\s*\]|(\w+))/g;

/** Whether an expression has another value for a file of another session. */
function differs(code: string): boolean {
	const fields = [...code.matchAll(FIELD)].map(([, quoted, plain]) => quoted ?? plain ?? '');
	if (fields.some((field) => !COMMON_FIELDS.includes(field))) return true;
	const rest = code.replace(CONSTANT, '');
	if (fields.length === 0 && rest.search(ITEMS) >= 0) return true;
	return VARYING.test(rest.replace(ITEMS, ''));
}

/** Whether a field is an expression with something in it that differs by file, or by execution. */
function varies(value: unknown): boolean {
	const saved = String(value);
	if (!saved.startsWith('=')) return false;
	return [...saved.matchAll(/\{\{([^]*?)\}\}/g)].some(([, code = '']) => differs(code));
}

/**
 * Whether the target is written into the node. The next execution sends another file there, and replaces
 * this one. A session or an upload in parts takes one file only.
 */
export function isFixed(context: IExecuteFunctions, target: UploadTarget): boolean {
	const { uploadUrl, formFields } = context.getNode().parameters;
	// What follows the question mark signs the address and does not name what is stored.
	const [path] = /^(?:[^?{]|\{(?!\{)|\{\{[^]*?\}\})*/.exec(String(uploadUrl)) ?? [];
	if (target.to === 'urlPut') return !varies(path);
	if (target.to !== 'urlPost' || (typeof formFields === 'string' && varies(formFields)))
		return false;
	return !rowsOf(formFields, 'field').some(
		({ name, value }) => varies(value) && (name === 'key' || varies(name)),
	);
}
