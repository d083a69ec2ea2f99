import type { z } from 'zod';

import { ReplyError, validationFailed, zoomError } from '../http/reply';
import type { Call } from '../http/router';

/**
 * Reads a JSON body of the given shape.
 * @throws ReplyError 400/300: for what is not JSON, and with `errors[]` for wrong fields
 */
export function readBody<S extends z.ZodTypeAny>(call: Call, schema: S): z.output<S> {
	const value = parseJson(call.body);
	if (value === undefined) {
		throw new ReplyError(zoomError(400, 300, 'Request Body should be a valid JSON object.'));
	}
	const read = schema.safeParse(value);
	if (read.success) return read.data;
	const errors = read.error.issues.map(({ path, message }) => ({
		field: path.join('.'),
		message,
	}));
	throw new ReplyError(validationFailed(...errors));
}

function parseJson(body: string): unknown {
	try {
		return body === '' ? {} : JSON.parse(body);
	} catch {
		return undefined;
	}
}
