import { objectsIn, type JsonObject } from '../../shared/json';
import { SET_KINDS, type SetKind } from '../recordings/completeSet/setKinds';
import { FILE_COLLECTIONS, kindOf, type FileCollection } from '../recordings/fileKinds';
import { isInProcess } from '../recordings/readiness';
import { sessionRecordings } from '../recordings/sessionRecordings';
import type { EventItem } from './eventItem';
import { COMPLETED_EVENTS } from './events';

/** The files themselves, and sums over all of them. */
const OF_ALL_FILES: readonly string[] = [...FILE_COLLECTIONS, 'total_size', 'recording_count'];

/** Which of the Completed events announces a file. */
function announcedWith(collection: FileCollection, file: JsonObject): SetKind {
	const kind = kindOf(collection, file);
	return kind === 'transcript' || kind === 'summary' ? kind : 'recording';
}

/** The lists of files that one of the events announces. As in events, none is empty. */
function listsOf(session: JsonObject, kind: SetKind): Array<[FileCollection, JsonObject[]]> {
	return FILE_COLLECTIONS.map((collection): [FileCollection, JsonObject[]] => [
		collection,
		objectsIn(session[collection]).filter((file) => announcedWith(collection, file) === kind),
	]).filter(([, files]) => files.length > 0);
}

/**
 * What Zoom's Completed events would say about a session that it lists, with the `dedupe_key` of the
 * event. A session recorded in several parts becomes one event, and so has its own key. What Zoom is
 * still processing is left to its event.
 *
 * @param session as in Zoom's list of recordings
 * @param events names of the events that count
 */
export function completedEvents(session: JsonObject, events: readonly string[]): EventItem[] {
	const fields = Object.entries(session).filter(([name]) => !OF_ALL_FILES.includes(name));
	return SET_KINDS.filter((kind) => events.includes(COMPLETED_EVENTS[kind])).flatMap((kind) => {
		const lists = listsOf(session, kind);
		const files = lists.flatMap(([, list]) => list);
		if (files.length === 0 || files.some(isInProcess)) return [];
		const part = Object.fromEntries([...fields, ...lists]);
		return [{ event: COMPLETED_EVENTS[kind], ...sessionRecordings(part) }];
	});
}
