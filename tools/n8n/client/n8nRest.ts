import { Agent, fetch } from 'undici';
import { z } from 'zod';

/** n8n answered a request with an error; `message` is n8n's own. */
export class N8nRestError extends Error {
	override readonly name = 'N8nRestError';

	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

const success = z.object({ data: z.unknown() });
const failure = z.object({ message: z.string() });

/** n8n's internal REST interface, the one its editor uses, with the cookie of whoever has signed in. */
export class N8nRest {
	#cookie: string | undefined;
	// A connection for each request: n8n closes idle ones, perhaps at the moment of the next request.
	#agent = new Agent({ pipelining: 0 });

	/** @param url address of n8n without a slash at the end */
	constructor(readonly url: string) {}

	async get(path: string): Promise<unknown> {
		return await this.request('GET', path);
	}

	async post(path: string, body: unknown = {}): Promise<unknown> {
		return await this.request('POST', path, body);
	}

	async patch(path: string, body: unknown): Promise<unknown> {
		return await this.request('PATCH', path, body);
	}

	async put(path: string, body: unknown): Promise<unknown> {
		return await this.request('PUT', path, body);
	}

	async delete(path: string): Promise<unknown> {
		return await this.request('DELETE', path);
	}

	/** Ends the connections that are kept open for further requests. */
	async close(): Promise<void> {
		await this.#agent.close();
	}

	private async request(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
			},
			body: body === undefined ? null : JSON.stringify(body),
			dispatcher: this.#agent,
		});
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.#cookie = cookie.split(';')[0];
		}
		const text = await response.text();
		if (!response.ok) throw new N8nRestError(response.status, errorMessage(text));
		const isJson = response.headers.get('content-type')?.includes('json') ?? false;
		const answer: unknown = isJson && text !== '' ? JSON.parse(text) : text || undefined;
		// Nearly everything is wrapped in `data`; /types/nodes.json is not.
		const wrapped = success.safeParse(answer);
		return wrapped.success && wrapped.data.data !== undefined ? wrapped.data.data : answer;
	}
}

function errorMessage(text: string): string {
	try {
		return failure.parse(JSON.parse(text)).message;
	} catch {
		return text.slice(0, 500);
	}
}
