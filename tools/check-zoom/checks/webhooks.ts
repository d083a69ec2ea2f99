import { isJsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { different, matched, notAsked, type Subject } from '../check';
import { liveRecording } from '../scenarios/liveRecording';
import { COMPLETED, isRefused } from '../scenarios/webhookTrip';
import { eventShape } from '../shapes/events';
import { matchShape } from '../shapes/matchShape';
import type { Arrival } from '../webhooks/Receiver';
import { aboutTrip } from './aboutTrip';
import { apiTokenAtEvent, downloadToken, tokenAtRest } from './eventDownloads';
import { repeats } from './repeats';

const signatures = aboutTrip(
	'Signatures',
	'Does every event pass the signature check of the trigger?',
	({ arrivals }) => {
		const rejected = arrivals.filter(({ rejection }) => rejection !== undefined);
		const reasons = [...new Set(rejected.map(({ rejection }) => rejection))].join(', ');
		return rejected.length === 0
			? matched(`All ${arrivals.length} requests.`)
			: different(`${rejected.length} of ${arrivals.length} requests were rejected: ${reasons}.`);
	},
);

const challenge = aboutTrip('Challenge', 'Is endpoint.url_validation signed?', ({ arrivals }) => {
	const found = arrivals.filter(({ event }) => event === 'endpoint.url_validation');
	if (found.length === 0) return notAsked('It did not arrive: Validate was not clicked.');
	const signed = found.every(({ headers }) => headers['x-zm-signature'] !== undefined);
	return matched(
		signed ? 'It is.' : 'It is not, and the trigger does not answer an unsigned one.',
		{
			signChallenge: signed,
		},
	);
});

const shapes = aboutTrip('Events', 'Do the events have the documented shape?', ({ events }) => {
	const matches = events.map(({ body, event }) => ({
		event: /^session\.[a-z_]+$/.test(event) ? event : 'another event',
		...matchShape(eventShape, body),
	}));
	const problems = matches.flatMap(({ event, problems: each }) =>
		each.map((problem) => `${event}: ${problem}`),
	);
	if (problems.length > 0) return different(`${[...new Set(problems)].join('; ')}.`);
	const names = [...new Set(matches.map(({ event }) => event))].sort();
	const newFields = [...new Set(matches.flatMap(({ newFields: each }) => each))];
	const text = `${names.join(', ')}.`;
	return newFields.length === 0
		? matched(text)
		: { ...matched(`${text} With new fields.`), zoomSays: newFields.join(', ') };
});

const STEPS = ['started', 'paused', 'resumed', 'stopped'].map(
	(step) => `session.recording_${step}`,
);

const steps = aboutTrip(
	'Events of a recording',
	'Does an event confirm each step, in the same order?',
	async ({ events }, run) => {
		const live = await liveRecording.played(run);
		if (live?.recorded === undefined) return notAsked('This check recorded no live session.');
		const firsts = STEPS.map((name) => events.findIndex(({ event }) => event === name));
		const missing = STEPS.filter((_, at) => firsts[at] === -1);
		if (missing.length > 0) return different(`There was no ${missing.join(', ')}.`);
		const inOrder = firsts.every((place, at) => at === 0 || place > (firsts[at - 1] ?? 0));
		return matched(inOrder ? 'It does.' : 'Each arrived, in another order.');
	},
);

function idOf({ body }: Arrival): unknown {
	const payload = isJsonObject(body) ? body.payload : undefined;
	const object = isJsonObject(payload) ? payload.object : undefined;
	return isJsonObject(object) ? object.session_id : undefined;
}

const ids = aboutTrip(
	'Session ids of events',
	'Is session_id a string or a number in recording events?',
	({ events }) => {
		const ofRecordings = events.filter(({ event }) => event.startsWith('session.recording_'));
		const types = [...new Set(ofRecordings.map((arrival) => typeof idOf(arrival)))];
		const [type] = types;
		if (types.length !== 1 || (type !== 'string' && type !== 'number')) {
			return different(`It has the types ${types.join(', ')}.`);
		}
		return matched(`A ${type}.`, { eventSessionId: type });
	},
);

/** How an event may be written. */
const STYLES = {
	compact: (body: unknown) => JSON.stringify(body),
	escapedSlashes: (body: unknown) => JSON.stringify(body).replaceAll('/', '\\/'),
	pretty: (body: unknown) => JSON.stringify(body, null, 2),
};

const bodies = aboutTrip(
	'Bytes of events',
	'Are the signed bytes what JSON.stringify would write?',
	({ events }) => {
		const isWritten = (style: keyof typeof STYLES) =>
			events.every(({ raw, body }) => raw.toString() === STYLES[style](body));
		const style = (['compact', 'escapedSlashes', 'pretty'] as const).find(isWritten);
		return style === undefined
			? different('They are written differently, so only the raw bytes can be verified.')
			: matched(style === 'compact' ? 'They are.' : `They are not: ${style}.`, {
					bodyStyle: style,
				});
	},
);

function sameHappening(one: Arrival, other: Arrival): boolean {
	const at = ({ body }: Arrival) => (isJsonObject(body) ? body.event_ts : undefined);
	return one.event === other.event && at(one) === at(other) && idOf(one) === idOf(other);
}

const twins = aboutTrip(
	'Events sent twice',
	'Do events arrive twice although they were answered with 200?',
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

const completed = aboutTrip('Completed recording', `Does ${COMPLETED} arrive?`, ({ events }) => {
	const found = events.some(({ event }) => event === COMPLETED);
	return found ? matched('It does.') : notAsked('Not in the time that the check waited.');
});

export const webhooks: Subject = {
	name: 'webhooks',
	title: 'Webhooks',
	checks: [
		...[signatures, challenge, shapes, steps, completed, ids, bodies, twins],
		...[...repeats, downloadToken, apiTokenAtEvent, tokenAtRest],
	],
};
