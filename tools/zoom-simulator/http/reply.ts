/** Bytes from `first` to `last`, both inclusive, as the files give them. */
export type Body = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What a handler answers, before any fault changes it. Header names are in lower case. */
export interface Reply {
	status: number;
	headers: Record<string, string>;
	/** Text, or bytes as they come. */
	body: string | Body;
}

export interface FieldError {
	field: string;
	message: string;
}

export function json(status: number, value: unknown): Reply {
	return {
		status,
		headers: { 'content-type': 'application/json;charset=UTF-8' },
		body: JSON.stringify(value),
	};
}

export function html(status: number, title: string): Reply {
	return {
		status,
		headers: { 'content-type': 'text/html;charset=UTF-8' },
		body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
	};
}

export function empty(status: number): Reply {
	return { status, headers: {}, body: '' };
}

export function redirect(location: string, status = 302): Reply {
	return { status, headers: { location }, body: '' };
}

/** Zoom's error body: `{code, message, errors?}`. */
export function zoomError(
	status: number,
	code: number,
	message: string,
	errors?: readonly FieldError[],
): Reply {
	return json(status, errors === undefined ? { code, message } : { code, message, errors });
}

/** Zoom's 400/300 for fields that cannot be accepted. */
export function validationFailed(...errors: FieldError[]): Reply {
	return zoomError(400, 300, 'Validation Failed.', errors);
}

/** Thrown by handlers and caught by the server: an answer that ends the work early. */
export class ReplyError extends Error {
	constructor(readonly reply: Reply) {
		super(`${reply.status}`);
	}
}
