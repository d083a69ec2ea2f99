/** An answer. Header names are in lower case. */
export interface Reply {
	status: number;
	headers?: Readonly<Record<string, string>>;
	body?: string;
}

export function json(status: number, value: unknown): Reply {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=UTF-8' },
		body: JSON.stringify(value),
	};
}

export function xml(status: number, body: string): Reply {
	return {
		status,
		headers: { 'content-type': 'application/xml' },
		body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
	};
}

export function s3Error(status: number, code: string, message: string): Reply {
	return xml(status, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}

/** Thrown by handlers: an answer that ends the work early. */
export class ReplyError extends Error {
	constructor(readonly reply: Reply) {
		super(`${reply.status}`);
	}
}
