import { textOf, type JsonObject } from '../../shared/json';
import { isoSeconds } from '../../shared/moments';
import { meaningOfStatus } from '../../zoom/webhooks/deliveryStatus';
import { isDelivered } from '../../zoom/webhooks/logEntry';
import { sentAt } from '../../zoom/webhooks/webhookLog';
import type { SetupCheck } from './setupChecks';

/** How many deliveries are looked at. */
const LATEST = 20;

/** How many addresses are named. */
const MOST_ADDRESSES = 3;

function statusOf({ status }: JsonObject): number {
	return Number(textOf(status) ?? 0) || 0;
}

/** An address without its query, where secrets may be. */
function addressOf({ endpoint }: JsonObject): string | undefined {
	const address = textOf(endpoint);
	if (address === undefined || !URL.canParse(address)) return undefined;
	const { origin, pathname } = new URL(address);
	return `${origin}${pathname}`;
}

function count(statuses: readonly number[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
	return new Map([...counts].sort(([one], [other]) => one - other));
}

/**
 * What Zoom's log says about the latest deliveries: how they were answered, what that means, and where
 * they went.
 *
 * @param entries of the log, in any order
 * @param n8nAddress on which n8n bases those of its webhooks
 */
export function checkDeliveries(entries: readonly JsonObject[], n8nAddress: string): SetupCheck {
	const name = 'deliveries';
	const latest = [...entries]
		.sort((one, other) => sentAt(other) - sentAt(one) || 0)
		.slice(0, LATEST);
	const [last] = latest;
	if (last === undefined) {
		return {
			name,
			status: 'ok',
			message:
				"Zoom's log has no delivery of the last seven days. Zoom sends to the address of its event subscriptions, once something happens that is ticked there.",
		};
	}
	const counts = count(latest.map(statusOf));
	const answers = [...counts].map(([status, times]) =>
		status > 0 ? `${times} answered ${status}` : `${times} without an answer`,
	);
	const moment = sentAt(last);
	const when = Number.isNaN(moment) ? [] : [`the last at ${isoSeconds(moment)}`];
	const addresses = [...new Set(latest.map(addressOf).filter((each) => each !== undefined))];
	const named = addresses.slice(0, MOST_ADDRESSES).join(', ');
	const more =
		addresses.length > MOST_ADDRESSES ? ` and ${addresses.length - MOST_ADDRESSES} more` : '';
	const where = named === '' ? [] : [`to ${named}${more}`];
	const meanings = [...counts.keys()]
		.filter((status) => status < 200 || status >= 300)
		.map((status) => ` ${status > 0 ? status : 'No answer'}: ${meaningOfStatus(status)}.`);
	const isAway = latest.some(
		(entry) => statusOf(entry) >= 200 && statusOf(entry) < 300 && !isDelivered(entry),
	);
	if (isAway)
		meanings.push(
			' 200: n8n gave some of these answers by itself while it started, and no workflow has seen those events.',
		);
	const isElsewhere =
		named !== '' &&
		URL.canParse(n8nAddress) &&
		!addresses.some((address) => new URL(address).origin === new URL(n8nAddress).origin);
	const elsewhere = isElsewhere
		? ` None went to this n8n, which says it is reached at ${new URL(n8nAddress).origin}.`
		: '';
	const failed = latest.filter((entry) => !isDelivered(entry)).length;
	const facts = [answers.join(', '), ...when, ...where].join(', ');
	return {
		name,
		status: failed === latest.length ? 'problem' : failed > 0 || isElsewhere ? 'warning' : 'ok',
		message: `Zoom's last ${latest.length === 1 ? 'delivery' : `${latest.length} deliveries`}: ${facts}.${meanings.join('')}${elsewhere}`,
	};
}
