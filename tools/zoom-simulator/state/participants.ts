import { createHash } from 'node:crypto';

import type { StoredSession } from './model';

/** A person in a session, as files, users and shares name them alike. */
export interface Participant {
	/** `id` of users and, which Zoom does not say, `user_id` of files: of this session only. */
	id: string;
	name: string;
	/** What the token for joining calls the person. */
	userKey: string;
	uuid: string;
}

/** The people of a session, in the order in which they joined; the first is its host. */
export function participantsOf(session: StoredSession): Participant[] {
	return session.participants.map((name, at) => ({
		id: String(16_778_240 + 1024 * at),
		name,
		userKey: `user-${at + 1}`,
		uuid: uuidOf(`${session.id} ${at}`),
	}));
}

/** The same for the same text, in the form of a UUID. */
function uuidOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex').toUpperCase();
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
