import type { IExecuteFunctions } from 'n8n-workflow';

import type { UploadTarget } from '../../files/upload/upload';
import { rowsOf } from '../../shared/parameters';
import { differsBySession } from './differsBySession';

/**
 * Whether the target may be used again: the next execution would send another file there, and replace
 * this one. A session or an upload in parts takes one file only.
 */
export function isFixed(context: IExecuteFunctions, target: UploadTarget): boolean {
	const { uploadUrl, formFields } = context.getNode().parameters;
	// What follows the question mark signs the address and does not name what is stored.
	const [path] = /^(?:[^?{]|\{(?!\{)|\{\{[^]*?\}\})*/.exec(String(uploadUrl)) ?? [];
	if (target.to === 'urlPut') return !differsBySession(path);
	if (target.to !== 'urlPost' || (typeof formFields === 'string' && differsBySession(formFields)))
		return false;
	return !rowsOf(formFields, 'field').some(
		({ name, value }) => differsBySession(value) && (name === 'key' || differsBySession(name)),
	);
}
