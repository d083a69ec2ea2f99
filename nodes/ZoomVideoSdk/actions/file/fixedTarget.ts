import type { IExecuteFunctions } from 'n8n-workflow';

import type { UploadTarget } from '../../files/upload/upload';
import { rowsOf } from '../../shared/parameters';

/** In an expression, what is not the same each time, as a text or a variable of n8n is. */
const VARYING = /\$(?!(?:vars|env|secrets|workflow)\b)|\b(?:date|random|uuid)/i;

/** Whether a field is an expression with something in it that differs by file, or by execution. */
function varies(value: unknown): boolean {
	const saved = String(value);
	if (!saved.startsWith('=')) return false;
	return [...saved.matchAll(/\{\{([^]*?)\}\}/g)].some(([, code = '']) => VARYING.test(code));
}

/**
 * Whether the target is written into the node. The next execution sends another file there, and replaces
 * this one. A session or an upload in parts takes one file only.
 */
export function isFixed(context: IExecuteFunctions, target: UploadTarget): boolean {
	const { uploadUrl, formFields } = context.getNode().parameters;
	// What comes after the question mark signs the address, and does not name what is stored.
	const [path] = /^(?:[^?{]|\{(?!\{)|\{\{[^]*?\}\})*/.exec(String(uploadUrl)) ?? [];
	if (target.to === 'urlPut') return !varies(path);
	if (target.to !== 'urlPost' || (typeof formFields === 'string' && varies(formFields)))
		return false;
	return !rowsOf(formFields, 'field').some(
		({ name, value }) => varies(value) && (name === 'key' || varies(name)),
	);
}
