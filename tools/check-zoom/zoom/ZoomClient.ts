import { setTimeout as wait } from 'node:timers/promises';

import { Agent, request } from 'undici';

import type { ApiAccess } from '../../../nodes/ZoomVideoSdk/zoom/auth/credential';
import { issueTime, signClaims } from '../../../nodes/ZoomVideoSdk/zoom/auth/jwt';
import type { KeyPair } from '../../../nodes/ZoomVideoSdk/zoom/auth/keyPair';
import { withQuery, type Query } from '../../../nodes/ZoomVideoSdk/zoom/http/paths';
import { readRateLimit } from '../../../nodes/ZoomVideoSdk/zoom/http/rateLimit';
import { isSuccess, readResponse } from '../../../nodes/ZoomVideoSdk/zoom/http/response';
import { CannotAsk } from '../CannotAsk';
import type { Redactor } from '../report/Redactor';
import { OPERATIONS, pathOf, type OperationName, type Target } from './operations';

const TIMEOUT_MS = 30_000;

/** Limits by the second and by the minute are waited out; a daily one ends the check. */
const LONGEST_WAIT_MS = 70_000;
const ATTEMPTS = 3;

/** An answer of Zoom's, and what was asked. */
export interface Reply {
	operation: OperationName;
	status: number;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	text: string;
	/** The JSON exactly as it came, so that a number in place of a text shows; else undefined. */
	body: unknown;
	/** Zoom's own error code and message. */
	code: number | undefined;
	message: string | undefined;
	/** A 2xx without an error in its body. */
	isSuccess: boolean;
}

export interface CallOptions extends Target {
	query?: Query;
	body?: object;
	/** In place of a good token; null sends none. */
	token?: string | null;
	/** In place of `Authorization`. */
	headers?: Readonly<Record<string, string>>;
}

/** A REST client that gives every answer as it is, and keeps a list of its calls. */
export class ZoomClient {
	/** All answers so far, in order. */
	readonly replies: Reply[] = [];

	private readonly agent = new Agent();

	constructor(
		readonly access: ApiAccess,
		private readonly redactor: Redactor,
		private readonly readOnly: boolean,
	) {}

	/** Signs a token as the nodes do, or with other times. In seconds. */
	async sign({
		pair = this.access.pair,
		issuedAt = issueTime(Date.now()),
		lifetime = 3600,
	}: { pair?: KeyPair; issuedAt?: number; lifetime?: number } = {}): Promise<string> {
		const claims = { iss: pair.key, iat: issuedAt, exp: issuedAt + lifetime };
		const token = await signClaims(claims, pair.secret);
		this.redactor.hide(token, 'token');
		return token;
	}

	/**
	 * @throws CannotAsk for a call that might change something where nothing is to be changed; errors of the
	 *   network. Whatever Zoom answers is a reply
	 */
	async call(operation: OperationName, options: CallOptions = {}): Promise<Reply> {
		if (this.readOnly && OPERATIONS[operation].method !== 'GET') {
			throw new CannotAsk('Read only: this check would change something.');
		}
		for (let attempt = 1; ; attempt += 1) {
			const reply = await this.send(operation, options);
			const waitMs = reply.status === 429 ? waitOf(reply) : undefined;
			if (waitMs === undefined || attempt === ATTEMPTS) return reply;
			await wait(waitMs);
		}
	}

	/** Any other address, such as that of a file. */
	async fetch(address: URL, headers: Readonly<Record<string, string>>) {
		const dispatcher = this.agent;
		return await request(address, { dispatcher, headers, headersTimeout: TIMEOUT_MS });
	}

	async close(): Promise<void> {
		await this.agent.destroy();
	}

	private async send(operation: OperationName, options: CallOptions): Promise<Reply> {
		const { query = {}, body, token = await this.sign(), headers } = options;
		const base = this.access.baseUrl.href.replace(/\/$/, '');
		const answer = await request(withQuery(`${base}${pathOf(operation, options)}`, query), {
			dispatcher: this.agent,
			method: OPERATIONS[operation].method,
			headers: {
				...(headers ?? (token === null ? {} : { authorization: `Bearer ${token}` })),
				...(body && { 'content-type': 'application/json' }),
			},
			body: body ? JSON.stringify(body) : null,
			headersTimeout: TIMEOUT_MS,
			bodyTimeout: TIMEOUT_MS,
		});
		const text = await answer.body.text();
		const read = readResponse(answer.statusCode, answer.headers, text);
		const reply: Reply = {
			operation,
			status: answer.statusCode,
			headers: answer.headers,
			text,
			body: jsonOf(text),
			code: read.code,
			message: read.message,
			isSuccess: isSuccess(read),
		};
		this.redactor.learn(reply.body);
		this.replies.push(reply);
		return reply;
	}
}

function waitOf(reply: Reply): number | undefined {
	const read = readResponse(reply.status, reply.headers, reply.text);
	const limit = readRateLimit(read, Date.now());
	const waitMs = limit.daily ? undefined : Math.max(limit.waitMs ?? 0, 1000);
	return waitMs !== undefined && waitMs <= LONGEST_WAIT_MS ? waitMs : undefined;
}

/** The JSON of a text; undefined where it is none. */
export function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
