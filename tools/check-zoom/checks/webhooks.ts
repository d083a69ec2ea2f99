import { isJsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { different, matched, notAsked, type Check, type Finding, type Subject } from '../check';
import type { CheckRun } from '../CheckRun';
import { COMPLETED, isRefused, repeatOf, type WebhookTrip } from '../scenarios/receiveEvents';
import { eventShape } from '../shapes/events';
import { matchShape } from '../shapes/matchShape';
import type { Arrival } from '../webhooks/Receiver';
import { apiTokenAtEvent, downloadToken, tokenAtRest } from './eventDownloads';

/** A check of what came to the webhook address. */
function about(
	name: string,
	question: string,
	judge: (trip: WebhookTrip, run: CheckRun) => Promise<Finding> | Finding,
	answers?: number,
): Check {
	return {
		name,
		question,
		needs: 'webhook address',
		...(answers !== undefined && { answers }),
		async run(run) {
			const trip = await run.trip();
			return trip.arrivals.length === 0 ? notAsked('No event came.') : await judge(trip, run);
		},
	};
}

const signatures = about(
	'Signatures',
	'Does the rule of the trigger find every event signed by Zoom?',
	({ arrivals }) => {
		const rejected = arrivals.filter(({ rejection }) => rejection !== undefined);
		const reasons = [...new Set(rejected.map(({ rejection }) => rejection))].join(', ');
		return rejected.length === 0
			? matched(`All ${arrivals.length} requests.`)
			: different(`${rejected.length} of ${arrivals.length} requests are rejected: ${reasons}.`);
	},
);

const challenge = about('Challenge', 'Is endpoint.url_validation signed?', ({ arrivals }) => {
	const found = arrivals.filter(({ event }) => event === 'endpoint.url_validation');
	if (found.length === 0) return notAsked('It did not come: Validate was not pressed.');
	const signed = found.every(({ headers }) => headers['x-zm-signature'] !== undefined);
	return matched(signed ? 'It is.' : 'It is not; the trigger does not answer such a one.', {
		signChallenge: signed,
	});
});

const shapes = about('Events', 'Have the events the documented shape?', ({ events }) => {
	const matches = events.map(({ body, event }) => ({ event, ...matchShape(eventShape, body) }));
	const problems = matches.flatMap(({ event, problems: each }) =>
		each.map((problem) => `${event}: ${problem}`),
	);
	if (problems.length > 0) return different(`${[...new Set(problems)].join('; ')}.`);
	const names = [...new Set(events.map(({ event }) => event))].sort();
	const newFields = [...new Set(matches.flatMap(({ newFields: each }) => each))];
	const text = `${names.join(', ')}.`;
	return newFields.length === 0
		? matched(text)
		: { ...matched(`${text} With new fields.`), zoomSays: newFields.join(', ') };
});

const STEPS = ['started', 'paused', 'resumed', 'stopped'].map(
	(step) => `session.recording_${step}`,
);

const steps = about(
	'Events of a recording',
	'Does an event confirm each step, in the order of the steps?',
	async ({ events }, run) => {
		const live = await run.livePlayed();
		if (live?.recorded === undefined)
			return notAsked('No live session was recorded by this check.');
		const firsts = STEPS.map((name) => events.findIndex(({ event }) => event === name));
		const missing = STEPS.filter((_, at) => firsts[at] === -1);
		if (missing.length > 0) return different(`There was no ${missing.join(', ')}.`);
		const inOrder = firsts.every((place, at) => at === 0 || place > (firsts[at - 1] ?? 0));
		return matched(inOrder ? 'In order.' : 'Each came, in another order.');
	},
);

function idOf({ body }: Arrival): unknown {
	const payload = isJsonObject(body) ? body.payload : undefined;
	const object = isJsonObject(payload) ? payload.object : undefined;
	return isJsonObject(object) ? object.session_id : undefined;
}

const ids = about(
	'Session ids of events',
	'Is session_id in events of recordings a text or a number?',
	({ events }) => {
		const ofRecordings = events.filter(({ event }) => event.startsWith('session.recording_'));
		const types = [...new Set(ofRecordings.map((arrival) => typeof idOf(arrival)))];
		const [type] = types;
		if (types.length !== 1 || (type !== 'string' && type !== 'number')) {
			return different(`It is of the types ${types.join(', ')}.`);
		}
		return matched(`A ${type}.`, { eventSessionId: type });
	},
);

/** How the bytes of an event are written. */
function styleOf(raw: string, body: unknown): 'compact' | 'pretty' | 'escapedSlashes' | undefined {
	const compact = JSON.stringify(body);
	if (raw === compact) return 'compact';
	if (raw === compact.replaceAll('/', '\\/')) return 'escapedSlashes';
	return raw === JSON.stringify(body, null, 2) ? 'pretty' : undefined;
}

const bodies = about(
	'Bytes of events',
	'Are the signed bytes those that JSON.stringify would write?',
	({ events }) => {
		const styles = [...new Set(events.map(({ raw, body }) => styleOf(raw.toString(), body)))];
		const [style] = styles;
		return styles.length === 1 && style !== undefined
			? matched(`They are written ${style}.`, { bodyStyle: style })
			: different('They are written otherwise, so that only the raw bytes can be verified.');
	},
);

function sameHappening(one: Arrival, other: Arrival): boolean {
	const at = ({ body }: Arrival) => (isJsonObject(body) ? body.event_ts : undefined);
	return one.event === other.event && at(one) === at(other) && idOf(one) === idOf(other);
}

const twins = about(
	'Events sent twice',
	'Does an event come twice although it was answered with 200?',
	({ events }) => {
		const answered = events.filter((arrival) => !isRefused(arrival));
		const again = answered.filter((arrival, at) =>
			answered.slice(0, at).some((earlier) => sameHappening(earlier, arrival)),
		);
		// Participants who join at the same moment are events of their own.
		const ofRecordings = again.filter(({ event }) => event.startsWith('session.recording_'));
		return ofRecordings.length === 0
			? matched('None did.', { twins: false })
			: matched(`${ofRecordings.length} did.`, { twins: true });
	},
);

/** The refused delivery of an event by its status, and the next of the same bytes. */
function refusedBy(status: number, { events }: WebhookTrip) {
	const first = events.find((arrival) => arrival.status === status);
	return { first, repeat: first && repeatOf(first, events) };
}

function secondsBetween(first: Arrival, repeat: Arrival): number {
	return Math.round((repeat.at - first.at) / 1000);
}

const after503 = about('Repeat after 503', 'Is a delivery repeated after HTTP 503?', (trip) => {
	const { first, repeat } = refusedBy(503, trip);
	if (first === undefined) return notAsked('The event that was to be refused did not come.');
	return repeat === undefined
		? different('It was not, as long as was waited.')
		: matched(`It was, after ${secondsBetween(first, repeat)} s.`);
});

const after404 = about(
	'Repeat after 404',
	'Is a delivery repeated after a status of 4xx?',
	(trip) => {
		const { first, repeat } = refusedBy(404, trip);
		if (first === undefined) return notAsked('The event that was to be refused did not come.');
		if (repeat !== undefined) {
			return matched(`It was, after ${secondsBetween(first, repeat)} s.`, { retry4xx: true });
		}
		return refusedBy(503, trip).repeat === undefined
			? notAsked('No repeat came at all, as long as was waited.')
			: matched('It was not; that after 503 was.', { retry4xx: false });
	},
	7,
);

const timestamp = about(
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

const completed = about('Completed recording', `Does ${COMPLETED} come?`, ({ events }) => {
	const found = events.some(({ event }) => event === COMPLETED);
	return found ? matched('It does.') : notAsked('Not as long as was waited.');
});

export const webhooks: Subject = {
	name: 'webhooks',
	title: 'Webhooks',
	checks: [
		...[signatures, challenge, shapes, steps, completed, ids, bodies, twins],
		...[after503, after404, timestamp, downloadToken, apiTokenAtEvent, tokenAtRest],
	],
};
