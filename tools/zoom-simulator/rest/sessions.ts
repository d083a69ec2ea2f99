import { z } from 'zod';

import { empty, json, validationFailed, zoomError, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Lifecycle } from '../lifecycle';
import { holdSchema } from '../newSession';
import type { Service } from '../service';
import { addMonths, dayOf, parseDay } from '../state/dates';
import { stateOf } from '../state/model';
import { readBody } from './body';
import { noSession, sessionOf, sessionOfType } from './findSession';
import { cutPage } from './page';
import { readRange } from './range';
import type { RestRoute } from './route';
import { createdObject, detailObject, sessionObject } from './sessionShapes';

const createSchema = z.object({
	session_name: z.string().min(1).max(200),
	session_password: z.string().max(10).default(''),
	hold: holdSchema.default(0),
	settings: z
		.object({ auto_recording: z.enum(['cloud', 'none']).default('none') })
		.passthrough()
		.default({}),
});

/** Sessions: list, detail, creation, end, deletion. */
export function sessionRoutes(service: Service, lifecycle: Lifecycle): RestRoute[] {
	const one = '/v2/videosdk/sessions/:sessionId';
	return [
		{
			operation: 'sessions.list',
			label: 'Resource-intensive',
			method: 'GET',
			path: '/v2/videosdk/sessions',
			handle: (call) => list(service, call),
		},
		{
			operation: 'sessions.create',
			label: 'Light',
			method: 'POST',
			path: '/v2/videosdk/sessions',
			handle: (call) => create(service, lifecycle, call),
		},
		{
			operation: 'sessions.get',
			label: 'Heavy',
			method: 'GET',
			path: one,
			handle: (call) => detail(service, call),
		},
		{
			operation: 'sessions.delete',
			label: 'Light',
			method: 'DELETE',
			path: one,
			handle: (call) => {
				const session = sessionOf(service, call, 'deletion');
				if (stateOf(session) !== 'scheduled') {
					return zoomError(400, 3000, 'You cannot delete sessions that have started.');
				}
				service.store.removeSession(session.id);
				return empty(204);
			},
		},
		{
			operation: 'sessions.end',
			label: 'Light',
			method: 'PUT',
			path: `${one}/status`,
			handle: (call) => {
				readBody(call, z.object({ action: z.literal('end') }));
				const session = sessionOf(service, call);
				if (stateOf(session) !== 'live') return noSession(session.id);
				lifecycle.end(session);
				return empty(204);
			},
		},
	];
}

function list(service: Service, call: Call): Reply {
	const now = service.settings.clock();
	const settings = service.settings.now;
	const type = call.query.get('type') ?? 'live';
	if (type !== 'live' && type !== 'past') {
		return validationFailed({ field: 'type', message: 'Allowed values: past, live.' });
	}
	const range = readRange(call.query, { settings, now, required: true });
	if (range.start < (parseDay(dayOf(addMonths(now, -6))) ?? 0)) {
		return validationFailed({ field: 'from', message: 'Only the last 6 months are available.' });
	}
	const name = call.query.get('session_name')?.toLowerCase();
	const key = call.query.get('session_key');
	const matches = service.store.all().filter((session) => {
		const started = session.startedAt ?? Number.NaN;
		return (
			stateOf(session) === type &&
			started >= range.start &&
			started < range.end &&
			(name === undefined || session.name.toLowerCase() === name) &&
			(key === null || session.sessionKey === key)
		);
	});
	const page = cutPage(matches, call.query, { settings, now });
	return json(200, {
		from: range.from,
		to: range.to,
		page_size: page.page_size,
		next_page_token: page.next_page_token,
		sessions: page.items.map((session) => sessionObject(session, now)),
	});
}

function create(service: Service, lifecycle: Lifecycle, call: Call): Reply {
	const given = readBody(call, createSchema);
	const session = lifecycle.schedule({
		name: given.session_name,
		password: given.session_password,
		hold: given.hold,
		autoRecording: given.settings.auto_recording,
	});
	return json(Number(service.settings.now.createStatus), createdObject(session));
}

function detail(service: Service, call: Call): Reply {
	const session = sessionOfType(service, call, ['past', 'live', 'scheduled']);
	return json(200, detailObject(session, service.settings.clock()));
}
