import { request } from 'undici';

import { startUploadTargets, type UploadTargets } from '..';

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
	/** The body as JSON; undefined when it is none. */
	json: unknown;
}

export const BEARER = { authorization: 'Bearer token' };

/** Any request, without following redirects. */
export async function call(
	url: string | URL,
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

/** Starts the stand-ins for the tests of a file. */
export function useTargets(): { readonly now: UploadTargets } {
	let started: UploadTargets | undefined;
	beforeAll(async () => {
		started = await startUploadTargets({ token: 'token' });
	});
	afterEach(() => started?.reset());
	afterAll(async () => await started?.close());
	return {
		get now() {
			if (started === undefined) throw new Error('The targets have not been started');
			return started;
		},
	};
}
