import { isJsonObject, objectsIn } from '../../../nodes/ZoomVideoSdk/shared/json';
import { CannotAsk } from '../CannotAsk';
import { type Check, type Subject } from '../check';
import type { CheckRun } from '../CheckRun';
import {
	sessionDetailShape,
	sessionsListShape,
	sharingShape,
	usersShape,
} from '../shapes/sessions';
import { daysBefore } from '../zoom/Samples';
import { compareShape, expectError } from './answers';
import { unknownId } from './sessionRecordings';

function list(type: 'past' | 'live'): Check {
	return {
		name: `List of ${type} sessions`,
		question: 'Does the list have the documented shape?',
		async run({ zoom }) {
			const query = { type, ...daysBefore(0), page_size: 30 };
			return compareShape(await zoom.call('sessions.list', { query }), sessionsListShape);
		},
	};
}

const withoutDates: Check = {
	name: 'List of sessions without dates',
	question: 'Does Zoom refuse a list of sessions without dates?',
	async run({ zoom }) {
		return expectError(await zoom.call('sessions.list'), [[400, 300]]);
	},
};

/** @throws CannotAsk when the account had no sessions of late */
async function pastSession({ zoom }: CheckRun): Promise<string> {
	const past = zoom.replies
		.filter(({ operation }) => operation === 'sessions.list')
		.flatMap(({ body }) => (isJsonObject(body) ? objectsIn(body.sessions) : []))
		.filter(({ end_time: end }) => typeof end === 'string' && end !== '');
	const found = past.find(({ id }) => !/[+/]/.test(String(id))) ?? past[0];
	if (found === undefined) throw new CannotAsk('The account had no sessions in the last 30 days.');
	return String(found.id);
}

const detail: Check = {
	name: 'A past session',
	question: 'Does a past session have the documented shape?',
	async run(run) {
		const sessionId = await pastSession(run);
		const query = { type: 'past' };
		const reply = await run.zoom.call('sessions.get', { sessionId, query });
		return compareShape(reply, sessionDetailShape);
	},
};

const users: Check = {
	name: 'Participants of a past session',
	question: 'Do participants have the documented shape?',
	async run(run) {
		const sessionId = await pastSession(run);
		const query = { type: 'past', page_size: 30 };
		return compareShape(await run.zoom.call('sessions.users', { sessionId, query }), usersShape);
	},
};

const sharing: Check = {
	name: 'Shares of a past session',
	question: 'Does the list of shares and recordings have the documented shape?',
	async run(run) {
		const sessionId = await pastSession(run);
		const query = { type: 'past', page_size: 30 };
		const reply = await run.zoom.call('sessions.sharing', { sessionId, query });
		return compareShape(reply, sharingShape);
	},
};

const unknown: Check = {
	name: 'An unknown session',
	question: 'How does Zoom refuse an unknown session?',
	async run({ zoom }) {
		const query = { type: 'past' };
		const reply = await zoom.call('sessions.get', { sessionId: unknownId(), query });
		return expectError(reply, [
			[404, 3001],
			[400, 300],
		]);
	},
};

export const sessions: Subject = {
	name: 'sessions',
	title: 'Sessions',
	checks: [list('past'), list('live'), withoutDates, detail, users, sharing, unknown],
};
