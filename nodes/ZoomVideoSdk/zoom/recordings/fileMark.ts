import { digest } from '../../shared/digest';
import { textOf, type JsonObject } from '../../shared/json';
import { hasStableId, knownBy } from './dedupeKey';

/**
 * What is remembered of a file to know it again: a digest of its key, or of its address if it has none.
 * Zoom gives the ID of captions only sometimes, so theirs follows apart, with the size.
 */
export function fileMark(file: JsonObject): string {
	const key = digest(knownBy(file));
	if (hasStableId(file)) return key;
	const id = textOf(file.id);
	return [key, id === undefined ? '' : digest(id), textOf(file.file_size) ?? ''].join(' ');
}

/** Whether two marks are of one file: with the same ID, or if one has none, without another size. */
export function isSameMark(one: string, other: string): boolean {
	const [key, id, size] = one.split(' ');
	const [otherKey, otherId, otherSize] = other.split(' ');
	if (key !== otherKey) return false;
	if (id && otherId) return id === otherId;
	return !size || !otherSize || size === otherSize;
}
