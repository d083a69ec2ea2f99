import { objectsIn, isJsonObject, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { FILE_COLLECTIONS } from '../../../nodes/ZoomVideoSdk/zoom/recordings/fileKinds';
import { recentDays, type DateRange } from '../../../nodes/ZoomVideoSdk/shared/dateRange';
import { CannotAsk } from '../CannotAsk';
import type { ZoomClient } from './ZoomClient';

const DAY = 86_400_000;

/** Half a year in pieces that Zoom takes in one call. */
const MONTHS = 6;
const DAYS = 30;

/** Downloads of a check stay below this. */
export const LARGEST_BYTES = 20_000_000;

/** A session with recordings, whose fields are not trusted to be as documented. */
export interface RecordedSession {
	id: string;
	fields: JsonObject;
}

/** A file that can be downloaded quickly. */
export interface SampleFile {
	fields: JsonObject;
	address: string;
	size: number;
}

/** What the account has, to ask about: read once, and read only. */
export class Samples {
	private found: Promise<RecordedSession[]> | undefined;

	constructor(private readonly zoom: ZoomClient) {}

	/** The sessions with recordings of the last half year, the latest first, as far as a page goes. */
	async sessions(): Promise<RecordedSession[]> {
		this.found ??= this.read();
		return await this.found;
	}

	/**
	 * A session with recordings, whose id is as easy to encode as can be.
	 * @throws CannotAsk when the account has none
	 */
	async session(): Promise<RecordedSession> {
		const sessions = await this.sessions();
		const found = sessions.find(({ id }) => !/[+/]/.test(id)) ?? sessions[0];
		if (found === undefined)
			throw new CannotAsk('The account has no recordings from the last half year.');
		return found;
	}

	/** All files of the lists, the smallest first, without those that cannot be downloaded quickly. */
	async files(): Promise<SampleFile[]> {
		const files = (await this.sessions()).flatMap((session) =>
			filesOf(session.fields).flatMap((fields) => {
				const { download_url: address, file_size: size } = fields;
				const isSmall = typeof size === 'number' && size > 0 && size <= LARGEST_BYTES;
				return typeof address === 'string' && isSmall ? [{ fields, address, size }] : [];
			}),
		);
		return files.sort((one, other) => one.size - other.size);
	}

	private async read(): Promise<RecordedSession[]> {
		const sessions: RecordedSession[] = [];
		for (let month = 0; month < MONTHS; month += 1) {
			const query = { ...daysBefore(month * DAYS), page_size: 300 };
			const reply = await this.zoom.call('recordings.list', { query });
			if (!reply.isSuccess || !isJsonObject(reply.body)) break;
			for (const fields of objectsIn(reply.body.sessions)) {
				sessions.push({ id: String(fields.session_id), fields });
			}
		}
		return sessions;
	}
}

/** Thirty days that end so many days ago. */
export function daysBefore(days: number): DateRange {
	return recentDays(Date.now() - days * DAY, DAYS);
}

/** The files of a session from all its lists. */
export function filesOf(session: JsonObject): JsonObject[] {
	return FILE_COLLECTIONS.flatMap((collection) => objectsIn(session[collection]));
}
