import { request } from 'undici';

import type { Simulator } from '..';

/** What came back, with the body read. */
export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
	/** The body as JSON; undefined when it is none. */
	json: unknown;
}

/** Calls the REST API as its clients do, with a good token unless told otherwise. */
export async function call(
	simulator: Simulator,
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	path: string,
	options: { body?: unknown; authorization?: string | null } = {},
): Promise<Answer> {
	const authorization = options.authorization ?? `Bearer ${await simulator.apiToken()}`;
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (options.authorization !== null) headers['authorization'] = authorization;
	return await fetchAnswer(`${simulator.baseUrl}${path}`, {
		method,
		headers,
		...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
	});
}

/** Any request, without following redirects. */
export async function fetchAnswer(
	url: string,
	options: Parameters<typeof request>[1] = {},
): Promise<Answer> {
	const { statusCode, headers, body } = await request(url, options);
	const text = await body.text();
	return { status: statusCode, headers, text, json: jsonOf(text) };
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
