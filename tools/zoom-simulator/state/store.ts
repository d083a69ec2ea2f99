import { addDays } from './dates';
import { stateOf, type StoredFile, type StoredSession } from './model';

/** Everything the account has: sessions and their files, in memory. */
export class Store {
	private readonly sessions = new Map<string, StoredSession>();
	private readonly files = new Map<string, { session: StoredSession; file: StoredFile }>();
	private newestFirst: StoredSession[] | undefined;

	addSession(session: StoredSession): void {
		if (this.sessions.has(session.id)) {
			throw new Error(`There is a session with the id ${session.id} already`);
		}
		this.sessions.set(session.id, session);
		for (const file of session.files) this.files.set(file.key, { session, file });
		this.newestFirst = undefined;
	}

	removeSession(id: string): void {
		const session = this.sessions.get(id);
		if (session === undefined) return;
		for (const file of session.files) this.files.delete(file.key);
		this.sessions.delete(id);
		this.newestFirst = undefined;
	}

	session(id: string): StoredSession | undefined {
		return this.sessions.get(id);
	}

	/** All sessions, the latest start first. Kept sorted, so that pages of a long list are cheap. */
	all(): readonly StoredSession[] {
		const time = (session: StoredSession) => session.startedAt ?? session.createdAt;
		this.newestFirst ??= [...this.sessions.values()].sort((a, b) => time(b) - time(a));
		return this.newestFirst;
	}

	/** To be called when a session's start time changed. */
	resort(): void {
		this.newestFirst = undefined;
	}

	addFiles(session: StoredSession, files: readonly StoredFile[]): void {
		session.files.push(...files);
		for (const file of files) this.files.set(file.key, { session, file });
	}

	removeFiles(session: StoredSession, gone: readonly StoredFile[]): void {
		for (const file of gone) this.files.delete(file.key);
		session.files = session.files.filter((file) => !gone.includes(file));
	}

	fileByKey(key: string): { session: StoredSession; file: StoredFile } | undefined {
		return this.files.get(key);
	}

	/** The live session of a name, else the latest one of it. Names are case-insensitive. */
	sessionByName(name: string): StoredSession | undefined {
		const same = this.all().filter((session) => session.name.toLowerCase() === name.toLowerCase());
		return same.find((session) => stateOf(session) === 'live') ?? same[0];
	}

	/** Removes for good what has been in the trash longer than Zoom keeps it. */
	purgeTrash(now: number, days: number): void {
		const dead = (at: number | undefined) => at !== undefined && addDays(at, days) <= now;
		for (const session of this.sessions.values()) {
			const gone = dead(session.trashedAt)
				? [...session.files]
				: session.files.filter((file) => dead(file.trashedAt));
			if (gone.length > 0) this.removeFiles(session, gone);
			if (dead(session.trashedAt)) session.trashedAt = undefined;
		}
	}

	clear(): void {
		this.sessions.clear();
		this.files.clear();
		this.newestFirst = undefined;
	}
}
