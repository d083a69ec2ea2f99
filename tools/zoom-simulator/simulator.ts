import type { Server } from 'node:http';

import { signApiToken } from './apiToken';
import type { FaultTable } from './faults/faultTable';
import { contentOf, etagOf, sha256Of } from './files/content';
import type { RequestLog } from './http/requestLog';
import { stop } from './http/server';
import type { Lifecycle } from './lifecycle';
import { seededSession, type NewSession, type Seed } from './newSession';
import type { RateCounter } from './rest/rateLimits';
import type { Service } from './service';
import type { StoredFile, StoredSession } from './state/model';
import type { Delivery } from './webhooks/delivery';
import type { WebhookSender } from './webhooks/sender';

/** A running simulator, made by `startSimulator`. */
export class Simulator {
	constructor(
		private readonly service: Service,
		/** Every step of a session: starts, recordings, ends, trash; each sends its event. */
		readonly lifecycle: Lifecycle,
		/** Subscriptions, challenges, and the log of deliveries. */
		readonly webhooks: WebhookSender,
		readonly faults: FaultTable,
		/** Calls that came in, of both origins, with their headers. */
		readonly requests: RequestLog,
		private readonly rates: RateCounter,
		private readonly servers: Server[],
	) {}

	/** What clients take as base URL, such as `http://127.0.0.1:4100/v2`. */
	get baseUrl(): string {
		return `${this.service.origins.api}/v2`;
	}

	/** The API's and the files' origin. */
	get origins(): Service['origins'] {
		return this.service.origins;
	}

	get keys(): Service['keys'] {
		return this.service.keys;
	}

	get settings(): Service['settings'] {
		return this.service.settings;
	}

	get store(): Service['store'] {
		return this.service.store;
	}

	/** A good token for REST calls. */
	async apiToken(): Promise<string> {
		const { apiKey, apiSecret } = this.keys;
		return await signApiToken({ key: apiKey, secret: apiSecret });
	}

	/** Adds a session that exists already. Nothing is sent about it. */
	seed(given: Seed): StoredSession {
		const session = seededSession(given, this.settings);
		this.store.addSession(session);
		return session;
	}

	/** Starts a session: it is live, and session.started goes out. */
	startSession(given: NewSession): StoredSession {
		return this.lifecycle.start(given);
	}

	/**
	 * The session of an id, else the live or latest one of a name.
	 * @throws Error when there is none
	 */
	session(idOrName: string): StoredSession {
		const found = this.store.session(idOrName) ?? this.store.sessionByName(idOrName);
		if (found === undefined) throw new Error(`There is no session ${idOrName}`);
		return found;
	}

	/** The first file of a session with this `file_type`. */
	file(session: StoredSession, fileType: string): StoredFile {
		const found = session.files.find((file) => file.fileType === fileType);
		if (found === undefined) throw new Error(`The session has no file ${fileType}`);
		return found;
	}

	/** The bytes of a file from `first` to `last`, both included. Not for gigabytes. */
	content(file: StoredFile, first = 0, last = file.size - 1): Buffer {
		return Buffer.concat([...contentOf(file, first, last)]);
	}

	/** SHA-256 in hex of what a whole download of the file gives. */
	sha256(file: StoredFile): string {
		return sha256Of(file);
	}

	etag(file: StoredFile): string {
		return etagOf(file);
	}

	/** Replaces a file's bytes, so that its ETag and Last-Modified change. */
	replaceContent(file: StoredFile): void {
		file.version += 1;
	}

	/** Shorthand for `webhooks.log.waitFor`; by default 10 s. */
	async waitForDelivery(
		wanted: (delivery: Delivery) => boolean,
		timeoutMs = 10_000,
	): Promise<Delivery> {
		return await this.webhooks.log.waitFor(wanted, timeoutMs);
	}

	/** Back to an empty account with the settings of the start. Subscriptions and addresses stay. */
	reset(): void {
		this.lifecycle.clear();
		this.webhooks.clear();
		this.store.clear();
		this.settings.reset();
		this.faults.clear();
		this.requests.clear();
		this.rates.clear();
	}

	/** Ends every connection and timer and gives the ports back. */
	async close(): Promise<void> {
		this.lifecycle.clear();
		await this.webhooks.close();
		await Promise.all(this.servers.map(stop));
	}
}
