import { objectsIn, textOf, type JsonObject } from '../../../shared/json';
import { fileIdentities } from '../dedupeKey';
import { FILE_COLLECTIONS } from '../fileKinds';
import { isInProcess } from '../readiness';

/**
 * A session as the REST API knows it, with the files of an event that are not there yet: Zoom may
 * announce a file a moment before it lists it, or lists it as finished.
 */
export function mergeEventFiles(session: JsonObject, event: JsonObject): JsonObject {
	const merged: JsonObject = { ...session };
	for (const collection of FILE_COLLECTIONS) {
		const known = objectsIn(session[collection]);
		const announced = objectsIn(event[collection]);
		const announcedBy = new Map(
			fileIdentities(announced).map((identity, place) => [identity, announced[place]]),
		);
		const files = fileIdentities(known).map((identity, place) => {
			const [listed = {}, again] = [known[place], announcedBy.get(identity)];
			announcedBy.delete(identity);
			// The list may be behind with what Zoom has finished, too.
			return isInProcess(listed) && again !== undefined && !isInProcess(again)
				? {
						...listed,
						...again,
						...(textOf(listed.download_url) && { download_url: listed.download_url }),
					}
				: listed;
		});
		const more = [...announcedBy.values()].filter((file) => file !== undefined);
		if (announced.length > 0) merged[collection] = [...files, ...more];
	}
	return merged;
}
