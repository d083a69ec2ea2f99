import { textOf, type JsonObject } from '../../shared/json';
import { isoSeconds } from '../../shared/moments';
import { meaningOfStatus } from '../../zoom/webhooks/deliveryStatus';
import { isDelivered, withoutQuery } from '../../zoom/webhooks/logEntry';
import { sentAt } from '../../zoom/webhooks/webhookLog';
import type { SetupCheck } from './setupChecks';

/** How many deliveries are looked at. */
export const LATEST = 20;

/** How many addresses are named. */
const MOST_ADDRESSES = 3;

function statusOf({ status }: JsonObject): number {
	return Number(textOf(status) ?? 0) || 0;
}

function addressOf({ endpoint }: JsonObject): string | undefined {
	const address = textOf(endpoint);
	return address !== undefined && URL.canParse(address) ? withoutQuery(address) : undefined;
}

/** Whether a delivery was to this n8n, as far as the log says where it went. */
function mayBeOwn(entry: JsonObject, n8nOrigin: string | undefined): boolean {
	const address = addressOf(entry);
	return address === undefined || new URL(address).origin === n8nOrigin;
}

function isFailed(entry: JsonObject): boolean {
	return !isDelivered(entry);
}

function count(statuses: readonly number[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
	return new Map([...counts].sort(([one], [other]) => one - other));
}

/** How deliveries were answered: `18 answered 200, 2 answered 404`. */
function answersTo(entries: readonly JsonObject[]): string {
	return [...count(entries.map(statusOf))]
		.map(([status, times]) =>
			status > 0 ? `${times} answered ${status}` : `${times} without an answer`,
		)
		.join(', ');
}

/** Where deliveries went and, if that was to several addresses, how each of them answered. */
function addressesOf(latest: readonly JsonObject[]): string | undefined {
	const addresses = new Set(latest.map(addressOf).filter((each) => each !== undefined));
	const [first, ...others] = addresses;
	if (first === undefined || others.length === 0) return first && `to ${first}`;
	const named = [first, ...others].slice(0, MOST_ADDRESSES).map((address) => {
		const entries = latest.filter((entry) => addressOf(entry) === address);
		return `${address}: ${answersTo(entries)}`;
	});
	const more = addresses.size - MOST_ADDRESSES;
	return `to ${[...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')}`;
}

/** How deliveries were answered, when the last one was, and where they went. */
function factsOf(latest: readonly JsonObject[]): string {
	const moment = sentAt(latest[0] ?? {});
	const when = Number.isNaN(moment) ? undefined : `the last at ${isoSeconds(moment)}`;
	return [answersTo(latest), when, addressesOf(latest)].filter(Boolean).join(', ');
}

/** What the answers of this n8n, or of a proxy in front of it, mean. */
function meaningsOf(own: readonly JsonObject[]): string[] {
	const isGood = (status: number) => status >= 200 && status < 300;
	const meanings = [...count(own.map(statusOf)).keys()]
		.filter((status) => !isGood(status))
		.map((status) => `${status > 0 ? status : 'No answer'}: ${meaningOfStatus(status)}.`);
	if (own.some((entry) => isGood(statusOf(entry)) && isFailed(entry))) {
		meanings.push(
			'200: n8n gave some of these answers by itself while it started, and no workflow has seen those events.',
		);
	}
	return meanings;
}

/**
 * What Zoom's log says about the latest deliveries: how they were answered, what that means, and where
 * they went. Only deliveries to this n8n can be a problem of its setup.
 *
 * @param entries of the log, in any order
 * @param n8nAddress on which n8n bases those of its webhooks
 * @param needed whether triggers are to run, so that failed deliveries are more than a warning
 */
export function checkDeliveries(
	entries: readonly JsonObject[],
	n8nAddress: string,
	needed: boolean,
): SetupCheck {
	const name = 'deliveries';
	const latest = [...entries]
		.sort((one, other) => sentAt(other) - sentAt(one) || 0)
		.slice(0, LATEST);
	if (latest.length === 0) {
		return {
			name,
			status: 'ok',
			message:
				"Zoom's log has no delivery of the last seven days. Zoom sends to the address of its event subscriptions, once something happens that is ticked there.",
		};
	}
	const origin = URL.canParse(n8nAddress) ? new URL(n8nAddress).origin : undefined;
	const own = latest.filter((entry) => mayBeOwn(entry, origin));
	const failed = latest.filter(isFailed);
	const failedElsewhere = failed.filter((entry) => !mayBeOwn(entry, origin)).length;
	const notes = meaningsOf(own);
	const isElsewhere = own.length === 0 && origin !== undefined;
	if (isElsewhere) notes.push(`None went to this n8n, which says it is reached at ${origin}.`);
	else if (failedElsewhere > 0) notes.push(`To other addresses, ${failedElsewhere} failed.`);
	const isProblem = needed && own.length > 0 && own.every(isFailed);
	const isWarning = failed.length > 0 || (needed && isElsewhere);
	const what = latest.length === 1 ? 'delivery' : `${latest.length} deliveries`;
	return {
		name,
		status: isProblem ? 'problem' : isWarning ? 'warning' : 'ok',
		message: [`Zoom's last ${what}: ${factsOf(latest)}.`, ...notes].join(' '),
	};
}
