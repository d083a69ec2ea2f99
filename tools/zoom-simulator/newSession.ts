import { z } from 'zod';

import { kindNames } from './files/kinds';
import { fileSpecSchema, makeFile } from './files/makeFile';
import type { SettingsStore } from './settings';
import { idShapes, newSessionId, newSessionNumber } from './state/ids';
import type { StoredSession } from './state/model';

/** Zoom's values of `hold`. */
export const holdSchema = z.union([z.literal(0), z.literal(1), z.literal(2)]);

/** A session as a test, a person or the API describes it. */
export const newSessionSchema = z
	.object({
		name: z.string().min(1).max(200),
		/** Exactly this id … */
		id: z.string().min(1).optional(),
		/** … or one that contains what is hard to encode. */
		idShape: z.enum(idShapes).optional(),
		sessionKey: z.string().default(''),
		timezone: z.string().default(''),
		password: z.string().default(''),
		autoRecording: z.enum(['cloud', 'none']).default('none'),
		hostPresent: z.boolean().default(true),
		hold: holdSchema.default(0),
		transcriptOption: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
		participants: z.array(z.string()).default(['Ada Lovelace', 'Grace Hopper', 'Alan Turing']),
	})
	.strict();
export type NewSession = z.input<typeof newSessionSchema>;

/** A session that exists already, perhaps with recordings; nothing is sent about it. */
export const seedSchema = newSessionSchema
	.extend({
		state: z.enum(['past', 'live', 'scheduled']).default('past'),
		/** By default an hour ago. */
		startedAt: z.coerce.date().optional(),
		minutes: z.number().positive().default(1),
		/** Files by kind or in detail; by default a video and its audio. */
		files: z.array(z.union([z.enum(kindNames), fileSpecSchema])).optional(),
		/** The recordings as a whole are in the trash since then. */
		trashedAt: z.coerce.date().optional(),
	})
	.strict();
export type Seed = z.input<typeof seedSchema>;

/** A scheduled session. */
export function newSession(given: NewSession, settings: SettingsStore): StoredSession {
	const read = newSessionSchema.parse(given);
	const options = { '0': 0, '1': 1, '2': 2 } as const;
	return {
		id: read.id ?? newSessionId(read.idShape),
		number: newSessionNumber(),
		name: read.name,
		sessionKey: read.sessionKey,
		timezone: read.timezone,
		password: read.password,
		autoRecording: read.autoRecording,
		createdAt: settings.clock(),
		startedAt: undefined,
		endedAt: undefined,
		recorder: 'idle',
		segments: [],
		unpaused: [],
		hold: read.hold,
		hostPresent: read.hostPresent,
		transcriptOption: read.transcriptOption ?? options[settings.now.transcriptOption],
		participants: read.participants,
		absent: [],
		files: [],
		trashedAt: undefined,
	};
}

/** A session in any state, with its files. */
export function seededSession(given: Seed, settings: SettingsStore): StoredSession {
	const { state, startedAt, minutes, files, trashedAt, ...rest } = seedSchema.parse(given);
	const session = newSession(rest, settings);
	if (state === 'scheduled') return session;
	const start = startedAt?.getTime() ?? settings.clock() - 3_600_000;
	const end = start + minutes * 60_000;
	session.createdAt = start;
	session.startedAt = start;
	const kinds = files ?? (state === 'past' ? ['video' as const, 'audio' as const] : []);
	session.files = kinds.map((file) =>
		makeFile(typeof file === 'string' ? { kind: file } : file, session, { start, end }),
	);
	if (session.files.length > 0) {
		session.segments.push({ start, end });
		session.unpaused.push({ start, end });
	}
	if (state === 'past') session.endedAt = end;
	session.trashedAt = trashedAt?.getTime();
	return session;
}
