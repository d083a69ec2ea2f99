/** An answer as n8n's HTTP helpers return it with `returnFullResponse`. */
export interface HttpResponse {
	/** 0 if what the helper returned is no answer. */
	status: number;
	/** Names are in lower case. */
	headers: Readonly<Record<string, unknown>>;
	/** Text, a stream or a parsed value, depending on the request. */
	body: unknown;
}

/** Reads what one of n8n's HTTP helpers returned. */
export function readHttpResponse(response: unknown): HttpResponse {
	const fields = typeof response === 'object' && response !== null ? response : {};
	const status: unknown = Reflect.get(fields, 'statusCode');
	const headers: unknown = Reflect.get(fields, 'headers');
	return {
		status: typeof status === 'number' ? status : 0,
		headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
		body: Reflect.get(fields, 'body'),
	};
}

/** The body as text; what a helper has parsed as JSON becomes JSON again. */
export function bodyText({ body }: HttpResponse): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}
