import { objectsIn, textOf, type JsonObject } from '../../../shared/json';
import { fileIdentities, identityWithoutId } from '../dedupeKey';
import { FILE_COLLECTIONS } from '../fileKinds';
import { isInProcess } from '../readiness';

/**
 * Finds for each listed file the announced file that is the same. Zoom may leave out the ID of a file
 * in one of the two places: then everything else must be the same.
 *
 * @returns these, and the announced files that are not listed
 */
function matchFiles(
	listed: readonly JsonObject[],
	announced: readonly JsonObject[],
): { again: Array<JsonObject | undefined>; more: JsonObject[] } {
	const placeOf = new Map(fileIdentities(announced).map((identity, place) => [identity, place]));
	const left = new Set(announced);
	const take = (file: JsonObject | undefined) => {
		if (file !== undefined) left.delete(file);
		return file;
	};
	const same = fileIdentities(listed).map((identity) => {
		const place = placeOf.get(identity);
		return place === undefined ? undefined : take(announced[place]);
	});
	const alike = new Map([...left].map((file) => [identityWithoutId(file), file]));
	const again = listed.map((file, place) => {
		const candidate = alike.get(identityWithoutId(file));
		const isCandidate =
			candidate !== undefined &&
			left.has(candidate) &&
			[file, candidate].some(({ id }) => textOf(id) === undefined);
		return same[place] ?? (isCandidate ? take(candidate) : undefined);
	});
	return { again, more: [...left] };
}

/**
 * A session as the REST API knows it, with the files of an event that are not there yet: Zoom may
 * announce a file a moment before it lists it, or before it lists it as finished.
 */
export function mergeEventFiles(session: JsonObject, event: JsonObject): JsonObject {
	const merged: JsonObject = { ...session };
	for (const collection of FILE_COLLECTIONS) {
		const known = objectsIn(session[collection]);
		const announced = objectsIn(event[collection]);
		const { again, more } = matchFiles(known, announced);
		const files = known.map((listed, place) => {
			const told = again[place];
			// The list may also be behind with what Zoom has finished.
			if (!isInProcess(listed) || told === undefined || isInProcess(told)) return listed;
			const { status, ...file } = { ...listed, ...told };
			return {
				...file,
				...(told.status !== undefined && { status }),
				...(textOf(listed.download_url) && { download_url: listed.download_url }),
			};
		});
		if (announced.length > 0) merged[collection] = [...files, ...more];
	}
	return merged;
}
