import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { availableFiles } from '../rest/recordingShapes';
import type { Simulator } from '../simulator';
import { isoSeconds } from '../state/dates';
import { stateOf, type StoredSession } from '../state/model';

/** What can be asked of a session by id, or by name. */
export const sessionActions = z
	.object({
		/** ID or name; by name, the live or latest session of that name. By default, the latest live session. */
		session: z.string().min(1).optional(),
		action: z.enum([
			'start',
			'record.start',
			'record.pause',
			'record.resume',
			'record.stop',
			'record',
			'join',
			'leave',
			'end',
			'trash',
			'delete',
			'recover',
			'show',
		]),
		/** Who joins or leaves. */
		person: z.string().min(1).default('Ada Lovelace'),
		/** Whether the person who joins is a host. Without a host, no recording starts. */
		host: z.boolean().default(false),
		/** How long `record` records before it stops. */
		seconds: z.number().nonnegative().max(3600).default(10),
	})
	.strict();

/** Carries out the action and returns the session. */
export async function takeAction(
	simulator: Simulator,
	{ session: idOrName, action, person, host, seconds }: z.output<typeof sessionActions>,
): Promise<StoredSession> {
	const { lifecycle } = simulator;
	const session = idOrName === undefined ? latestLive(simulator) : simulator.session(idOrName);
	switch (action) {
		case 'show':
			break;
		case 'start':
			lifecycle.start(session);
			break;
		case 'record.start':
			lifecycle.record(session, 'start');
			break;
		case 'record.pause':
			lifecycle.record(session, 'pause');
			break;
		case 'record.resume':
			lifecycle.record(session, 'resume');
			break;
		case 'record.stop':
			lifecycle.record(session, 'stop');
			break;
		case 'record':
			lifecycle.record(session, 'start');
			await wait(seconds * 1000);
			if (lifecycle.allows(session, 'stop')) lifecycle.record(session, 'stop');
			break;
		case 'join':
			lifecycle.join(session, person, host);
			break;
		case 'leave':
			lifecycle.leave(session, person);
			break;
		case 'end':
			lifecycle.end(session);
			break;
		case 'trash':
			lifecycle.trashSession(session);
			break;
		case 'delete':
			lifecycle.deleteFiles(session, availableFiles(session));
			break;
		case 'recover':
			lifecycle.recover(session);
			break;
	}
	return session;
}

function latestLive(simulator: Simulator): StoredSession {
	const live = simulator.store.all().find((session) => stateOf(session) === 'live');
	if (live === undefined) throw new Error('No session is live. Name another one with --session.');
	return live;
}

/** A session as the control calls show it. */
export function sessionView(session: StoredSession): Record<string, unknown> {
	return {
		id: session.id,
		name: session.name,
		state: stateOf(session),
		recorder: session.recorder,
		recorded: session.segments.length > 0,
		transcriptOption: session.transcriptOption,
		startedAt: session.startedAt === undefined ? null : isoSeconds(session.startedAt),
		endedAt: session.endedAt === undefined ? null : isoSeconds(session.endedAt),
		files: session.files.map(({ id, fileType, collection, size, key }) => ({
			key,
			id: id ?? null,
			fileType,
			collection,
			size,
		})),
	};
}
