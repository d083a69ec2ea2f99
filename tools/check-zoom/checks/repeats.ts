import { different, matched, notAsked, type Subject } from '../check';
import { repeatOf, type WebhookTrip } from '../scenarios/receiveEvents';
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

const after503 = aboutTrip('Repeat after 503', 'Is a delivery repeated after HTTP 503?', (trip) => {
	const { first, repeat } = refusedBy(503, trip);
	if (first === undefined) return notAsked('The event that was to be refused did not come.');
	return repeat === undefined
		? different('Not within the time that was waited.')
		: matched(`It was, after ${secondsBetween(first, repeat)} s.`);
});

const after404 = aboutTrip(
	'Repeat after 404',
	'Is a delivery repeated after a status of 4xx?',
	(trip) => {
		const { first, repeat } = refusedBy(404, trip);
		if (first === undefined) return notAsked('The event that was to be refused did not come.');
		if (repeat !== undefined) {
			return matched(`It was, after ${secondsBetween(first, repeat)} s.`, { retry4xx: true });
		}
		return refusedBy(503, trip).repeat === undefined
			? notAsked('No repeat came at all within the time that was waited.')
			: matched('It was not, although the one after 503 was.', { retry4xx: false });
	},
	7,
);

const timestamp = aboutTrip(
	'Timestamp of a repeat',
	'Is a repeat signed with a new timestamp?',
	(trip) => {
		const { first, repeat } = refusedBy(503, trip);
		if (first === undefined || repeat === undefined) return notAsked('No repeat came.');
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
