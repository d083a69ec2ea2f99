import type { RejectionReason } from './signature';

/** What each reason means, and what to do: for n8n's log, and for Check Setup. */
export const REJECTIONS: Readonly<Record<RejectionReason, string>> = {
	missing_header:
		'x-zm-signature or x-zm-request-timestamp is missing. If Zoom sent the request, a proxy before n8n strips these headers: let it pass them on.',
	stale_timestamp:
		"the timestamp is not a number, or outside the allowed window. Check the clock of this machine, or widen 'Timestamp Tolerance' in the options of the node.",
	bad_signature:
		'the signature matches neither secret token of the credential. Copy Secret Token again from the event subscriptions at Zoom; if it is right, someone else sent this, or a proxy changed the body.',
	malformed_body: "the body is signed, but is not one of Zoom's events.",
	unreadable_body:
		'the body could not be read: it was interrupted, is larger than n8n allows, or is not compressed as it says.',
	no_secret:
		"the credential holds no 'Webhook Secret Token'. Copy it from the event subscriptions.",
};

/**
 * Reasons that hold for every request of Zoom until their cause is put right, so that an accepted one shows
 * that it was. A timestamp or a body can be wrong beside others that are right.
 */
const OF_ALL_REQUESTS: readonly RejectionReason[] = [
	'missing_header',
	'bad_signature',
	'no_secret',
];

/** The trigger that got a request. */
export interface ReceivingTrigger {
	/** Identifies the node among all nodes of this n8n. */
	nodeKey: string;
	workflowId: string;
	credentialId: string;
}

/** Webhooks that a trigger rejected for one reason. */
export interface Rejections extends Omit<ReceivingTrigger, 'nodeKey'> {
	reason: RejectionReason;
	count: number;
	/** Milliseconds since the epoch. */
	lastAt: number;
	/** Whether a later request shows that the cause was put right. */
	isSolved: boolean;
}

/** Far more than there are reasons in the workflows of an instance. */
const MAX_ENTRIES = 200;

function keyOf({ nodeKey, credentialId }: ReceivingTrigger, reason: RejectionReason): string {
	return JSON.stringify([nodeKey, credentialId, reason]);
}

/** Counts rejected webhooks. It holds nothing that was in a request. */
export class RejectionCounts {
	private readonly entries = new Map<string, Rejections>();

	/** @param now milliseconds since the epoch */
	add(reason: RejectionReason, trigger: ReceivingTrigger, now: number): void {
		const { workflowId, credentialId } = trigger;
		const key = keyOf(trigger, reason);
		const count = (this.entries.get(key)?.count ?? 0) + 1;
		// Moved to the end, so that the first one is that of longest ago.
		this.entries.delete(key);
		const [oldest] = this.entries.keys();
		if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
		this.entries.set(key, {
			...{ reason, workflowId, credentialId, count },
			lastAt: now,
			isSolved: false,
		});
	}

	/** Takes note of a request that a trigger accepted as Zoom's. */
	accept(trigger: ReceivingTrigger): void {
		for (const reason of OF_ALL_REQUESTS) {
			const entry = this.entries.get(keyOf(trigger, reason));
			if (entry !== undefined) entry.isSolved = true;
		}
	}

	/** The latest first. */
	list(): Rejections[] {
		return [...this.entries.values()].reverse();
	}
}

/** Those of this process of n8n. */
export const rejections = new RejectionCounts();
