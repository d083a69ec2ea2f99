import { randomBytes } from 'node:crypto';

import { Agent } from 'undici';
import { z } from 'zod';

import type { Service } from '../service';
import { Timers } from '../timers';
import { DeliveryLog, type Attempt, type Delivery } from './delivery';
import type { WrittenEvent } from './eventBody';
import { post, type Post } from './post';
import { encryptToken } from './signature';

/** Minutes from one try to the next. */
const repeatMinutes = [5, 20, 60];

export const subscriptionSchema = z
	.object({
		url: z.string().url(),
		/** Event names; all when left out. */
		events: z.array(z.string()).optional(),
		/** By default the account's. */
		secretToken: z.string().min(1).optional(),
	})
	.strict();

export interface Subscription {
	id: number;
	url: string;
	events: string[] | undefined;
	secretToken: string;
}

/** What came of asking a receiver for its encrypted token. */
export interface Validation {
	valid: boolean;
	/** Why not, in a sentence. */
	reason?: string;
	plainToken: string;
	attempt: Attempt;
}

/** Sends events to the subscribed receivers, with repeats, and validates receivers. */
export class WebhookSender {
	readonly log = new DeliveryLog();
	/** Challenges that were sent, which are no deliveries but stand in Zoom's log of webhooks. */
	readonly challenges: Array<Pick<Delivery, 'url' | 'event' | 'body' | 'attempts'>> = [];
	private subscriptions: Subscription[] = [];
	private nextId = 1;
	private readonly timers = new Timers();
	private readonly agent = new Agent({ keepAliveTimeout: 1000 });

	constructor(private readonly service: Service) {}

	/** @throws ZodError for an address that is none */
	subscribe(given: z.input<typeof subscriptionSchema>): Subscription {
		const { url, events, secretToken } = subscriptionSchema.parse(given);
		const secret = secretToken ?? this.service.keys.webhookSecretToken;
		const subscription = { id: this.nextId++, url, events, secretToken: secret };
		this.subscriptions.push(subscription);
		return subscription;
	}

	unsubscribe(id: number): void {
		this.subscriptions = this.subscriptions.filter((one) => one.id !== id);
	}

	list(): readonly Subscription[] {
		return this.subscriptions;
	}

	/** Hands the event to every subscription that wants it. Does not wait for the answers. */
	send(event: WrittenEvent): void {
		const { twins, twinDelayMs } = this.service.settings.now;
		for (const subscription of this.subscriptions) {
			if (subscription.events?.includes(event.event) === false) continue;
			void this.begin(subscription, event, 0);
			if (twins) this.timers.later(twinDelayMs, () => void this.begin(subscription, event, 1));
		}
	}

	/** The challenge `endpoint.url_validation`, as when an address is saved at Zoom. */
	async validate(given: { url: string; secretToken?: string }): Promise<Validation> {
		const secretToken = given.secretToken ?? this.service.keys.webhookSecretToken;
		const plainToken = randomBytes(16).toString('base64url');
		const event_ts = this.service.settings.clock();
		const event = 'endpoint.url_validation';
		const signed = this.service.settings.now.signChallenge;
		const { url } = given;
		const body = JSON.stringify({ event, event_ts, payload: { plainToken } });
		const attempt = await this.post({ url, body, secretToken: signed ? secretToken : undefined });
		this.challenges.push({ url, event, body, attempts: [attempt] });
		const reason = faultOfChallenge(attempt, plainToken, encryptToken(secretToken, plainToken));
		const result = { plainToken, attempt };
		return reason === undefined ? { valid: true, ...result } : { valid: false, reason, ...result };
	}

	/** Sends anything, by default signed as an event now: for forged, stale and odd requests. */
	async post(about: Pick<Post, 'url' | 'body' | 'secretToken'> & Partial<Post>): Promise<Attempt> {
		return await post(this.agent, {
			timestamp: this.timestamp(),
			clientId: this.service.keys.accountId,
			timeoutMs: this.service.settings.now.webhookTimeoutMs,
			retry: 0,
			...about,
		});
	}

	/** Forgets all repeats and deliveries; the subscriptions stay. */
	clear(): void {
		this.timers.clear();
		this.log.clear();
		this.challenges.length = 0;
	}

	async close(): Promise<void> {
		this.clear();
		this.subscriptions = [];
		await this.agent.destroy();
	}

	private async begin(
		subscription: Subscription,
		event: WrittenEvent,
		copy: number,
	): Promise<void> {
		const delivery = this.log.add({
			subscriptionId: subscription.id,
			url: subscription.url,
			event: event.event,
			eventTs: event.eventTs,
			sessionId: event.sessionId,
			copy,
			body: await event.body(copy),
		});
		await this.attempt(delivery, subscription.secretToken);
	}

	private async attempt(delivery: Delivery, secretToken: string): Promise<void> {
		const settings = this.service.settings.now;
		const retry = delivery.attempts.length;
		const same = settings.retryTimestamp === 'same' ? delivery.attempts[0]?.timestamp : undefined;
		const timestamp = same ?? this.timestamp();
		const { url, body } = delivery;
		const attempt = await this.post({ url, body, secretToken, timestamp, retry });
		delivery.attempts.push(attempt);
		// Forgotten while it was on its way: no repeat, which would keep a process alive that is to end.
		if (!this.log.has(delivery)) return;
		const { status = 0 } = attempt;
		const minutes = repeatMinutes[retry];
		if (status === 200 || status === 204) {
			delivery.state = 'delivered';
		} else if (minutes === undefined || (!settings.retry4xx && status >= 400 && status < 500)) {
			delivery.state = 'failed';
		} else {
			this.timers.later(minutes * 60_000 * settings.retryScale, () => {
				void this.attempt(delivery, secretToken);
			});
		}
		this.log.changed(delivery);
	}

	private timestamp(): string {
		return String(Math.floor(this.service.settings.clock() / 1000));
	}
}

const challengeReply = z.object({ plainToken: z.string(), encryptedToken: z.string() });

function faultOfChallenge(
	attempt: Attempt,
	plainToken: string,
	encryptedToken: string,
): string | undefined {
	if (attempt.error !== undefined) return `No answer: ${attempt.error}`;
	if (attempt.status !== 200) return `The answer has status ${attempt.status}, expected 200`;
	let reply: unknown;
	try {
		reply = JSON.parse(attempt.reply ?? '');
	} catch {
		return 'The answer is not JSON';
	}
	const read = challengeReply.safeParse(reply);
	if (!read.success) return 'The answer lacks plainToken or encryptedToken';
	if (read.data.plainToken !== plainToken) return 'The answer has another plainToken';
	return read.data.encryptedToken === encryptedToken
		? undefined
		: 'The encryptedToken was made with another secret token';
}
