import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

import { request } from 'undici';

import { isJsonObject, parseJson } from '../../../nodes/ZoomVideoSdk/shared/json';
import {
	matchingSecret,
	readSignedHeaders,
} from '../../../nodes/ZoomVideoSdk/zoom/webhooks/signature';
import {
	answerUrlValidation,
	URL_VALIDATION_EVENT,
} from '../../../nodes/ZoomVideoSdk/triggers/webhook/verify/urlValidation';
import { HostProblem, systemCode } from '../../n8n/hostProblem';
import type { Redactor } from '../report/Redactor';
import { jsonOf } from '../zoom/ZoomClient';

/** As the trigger does by default. */
const TOLERANCE_SECONDS = 7200;

/** Far more than an event has. */
const MAX_BYTES = 5_000_000;

/** Asks this receiver whether it is the one at an address. */
const PROBE = 'x-check-zoom';

/** One request that came to the address. */
export interface Arrival {
	at: number;
	headers: IncomingHttpHeaders;
	raw: Buffer;
	/** The JSON exactly as it came; undefined where it is none. */
	body: unknown;
	event: string;
	/** Why the trigger would reject it; undefined for one that is signed well. */
	rejection: string | undefined;
	/** What was answered. */
	status: number;
}

/** Receives events as the trigger does, and keeps them. */
export class Receiver {
	readonly arrivals: Arrival[] = [];

	/** Events whose next delivery is answered with this status instead, so that Zoom sends it again. */
	readonly refuseOnce = new Map<string, number>();

	private readonly server: Server;

	private constructor(
		readonly url: URL,
		private readonly secretToken: string,
		private readonly redactor: Redactor,
	) {
		this.server = createServer((incoming, response) => {
			const parts: Buffer[] = [];
			let length = 0;
			incoming.on('data', (part: Buffer) => {
				parts.push(part);
				length += part.length;
				// Nobody knows who else finds the address.
				if (length > MAX_BYTES) incoming.destroy();
			});
			incoming.on('end', () => {
				const { status, text } =
					incoming.method === 'POST'
						? this.receive(incoming.headers, Buffer.concat(parts))
						: { status: 200, text: '' };
				response.writeHead(status, { 'content-type': 'application/json', [PROBE]: 'here' });
				response.end(text);
			});
		});
	}

	/** @throws HostProblem when the port is in use */
	static async listen(
		{ url, secretToken }: { url: URL; secretToken: string },
		port: number,
		redactor: Redactor,
	): Promise<Receiver> {
		const receiver = new Receiver(url, secretToken, redactor);
		await new Promise<void>((resolve, reject) => {
			receiver.server.once('error', reject).listen(port, '127.0.0.1', resolve);
		}).catch((error: unknown) => {
			if (systemCode(error) !== 'EADDRINUSE') throw error;
			throw new HostProblem(`Port ${port} is in use. Choose another one with --webhook-port.`);
		});
		return receiver;
	}

	/** Whether the address leads here. */
	async isReached(): Promise<boolean> {
		try {
			const answer = await request(this.url, { headersTimeout: 10_000 });
			await answer.body.dump();
			return answer.headers[PROBE] === 'here';
		} catch {
			return false;
		}
	}

	async close(): Promise<void> {
		const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
		this.server.closeAllConnections();
		await closed;
	}

	private receive(headers: IncomingHttpHeaders, raw: Buffer): { status: number; text: string } {
		const at = Date.now();
		const rejection = this.rejectionOf(headers, raw, at);
		const body = jsonOf(raw.toString());
		const event = isJsonObject(body) ? String(body.event) : '';
		this.redactor.learn(body);
		const reply = rejection === undefined ? this.answer(event, raw) : { status: 401, text: '' };
		this.arrivals.push({ at, headers, raw, body, event, rejection, status: reply.status });
		return reply;
	}

	/** The rule of the trigger. */
	private rejectionOf(headers: IncomingHttpHeaders, raw: Buffer, now: number): string | undefined {
		const signed = readSignedHeaders(headers, TOLERANCE_SECONDS, now);
		if (signed.rejection !== undefined) return signed.rejection;
		return matchingSecret([this.secretToken], signed, raw) < 0 ? 'bad_signature' : undefined;
	}

	private answer(event: string, raw: Buffer): { status: number; text: string } {
		const refusal = this.refuseOnce.get(event);
		this.refuseOnce.delete(event);
		if (refusal !== undefined) return { status: refusal, text: '' };
		const body = parseJson(raw.toString());
		if (event !== URL_VALIDATION_EVENT || !isJsonObject(body)) return { status: 200, text: '' };
		const reply = answerUrlValidation(body, this.secretToken);
		return reply === undefined
			? { status: 401, text: '' }
			: { status: 200, text: JSON.stringify(reply) };
	}
}
