import type { RejectionReason } from './signature';

/** What each reason means, and what to do: for n8n's log, and for Check Setup. */
export const REJECTIONS: Readonly<Record<RejectionReason, string>> = {
	missing_header:
		'x-zm-signature or x-zm-request-timestamp is missing. If Zoom sent the request, a proxy before n8n strips these headers: let it pass them on.',
	stale_timestamp:
		"the timestamp is missing, not a number, or outside the allowed window. Check the clock of this machine, or widen 'Timestamp Tolerance' in the options of the node.",
	bad_signature:
		'the signature matches neither secret token of the credential. Copy Secret Token again from the event subscriptions at Zoom; if it is right, someone else sent this, or a proxy changed the body.',
	malformed_body: "the body is signed, but is not one of Zoom's events.",
	unreadable_body:
		'the body could not be read: it was interrupted, is larger than n8n allows, or is not compressed as it says.',
	no_secret:
		"the credential holds no 'Webhook Secret Token'. Copy it from the event subscriptions.",
};

/** Webhooks that were rejected for one reason in one workflow. */
export interface Rejections {
	reason: RejectionReason;
	workflowId: string;
	count: number;
	/** Milliseconds since the epoch. */
	lastAt: number;
}

/** Far more than there are reasons in the workflows of an instance. */
const MAX_ENTRIES = 200;

/** Counts rejected webhooks. It holds nothing that was in a request. */
export class RejectionCounts {
	private readonly entries = new Map<string, Rejections>();

	/** @param now milliseconds since the epoch */
	add(reason: RejectionReason, workflowId: string, now: number): void {
		const key = `${workflowId}/${reason}`;
		const count = (this.entries.get(key)?.count ?? 0) + 1;
		// Moved to the end, so that the first one is that of longest ago.
		this.entries.delete(key);
		const [oldest] = this.entries.keys();
		if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
		this.entries.set(key, { reason, workflowId, count, lastAt: now });
	}

	/** The latest first. */
	list(): Rejections[] {
		return [...this.entries.values()].reverse();
	}
}

/** Those of this process of n8n. */
export const rejections = new RejectionCounts();
