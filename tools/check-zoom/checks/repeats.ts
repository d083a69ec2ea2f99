import { different, matched, notAsked, type Subject } from '../check';
import { repeatOf, type WebhookTrip } from '../scenarios/webhookTrip';
import type { Arrival } from '../webhooks/Receiver';
import { aboutTrip } from './aboutTrip';

/** The refused delivery of an event by its status, and the next of the same bytes. */
function refusedBy(status: number, { events }: WebhookTrip) {
	const first = events.find((arrival) => arrival.status === status);
	return { first, repeat: first && repeatOf(first, events) };
}

function secondsBetween(first: Arrival, repeat: Arrival): number {
	return Math.round((repeat.at - first.at) / 1000);
}

const after503 = aboutTrip(
	'Repeat after 503',
	'Does Zoom repeat a delivery after HTTP 503?',
	(trip) => {
		const { first, repeat } = refusedBy(503, trip);
		if (first === undefined) return notAsked('The event to be refused did not arrive.');
		return repeat === undefined
			? different('Not in the time that the check waited.')
			: matched(`It did, after ${secondsBetween(first, repeat)} s.`);
	},
);

const after404 = aboutTrip(
	'Repeat after 404',
	'Does Zoom repeat a delivery after a 4xx status?',
	(trip) => {
		const { first, repeat } = refusedBy(404, trip);
		if (first === undefined) return notAsked('The event to be refused did not arrive.');
		if (repeat !== undefined) {
			return matched(`It did, after ${secondsBetween(first, repeat)} s.`, { retry4xx: true });
		}
		return refusedBy(503, trip).repeat === undefined
			? notAsked('No repeat arrived in the time that the check waited.')
			: matched('It did not, although it repeated the one after 503.', { retry4xx: false });
	},
	7,
);

const timestamp = aboutTrip(
	'Timestamp of a repeat',
	'Does a repeat have a new timestamp?',
	(trip) => {
		const { first, repeat } = refusedBy(503, trip);
		if (first === undefined || repeat === undefined) return notAsked('No repeat arrived.');
		const isSame =
			first.headers['x-zm-request-timestamp'] === repeat.headers['x-zm-request-timestamp'];
		return matched(isSame ? 'It has the first one.' : 'It has a new one.', {
			retryTimestamp: isSame ? 'same' : 'new',
		});
	},
	7,
);

/** How Zoom sends again what was refused. */
export const repeats: Subject['checks'] = [after503, after404, timestamp];
