import { textOf } from '../../../shared/json';
import type { ArchivedFile } from './archivedFiles';
import type { StoredObject } from './storedObjects';

/** The last part of a path. */
const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The objects by the last part of each of their names, whatever the folder. */
function byName(objects: readonly StoredObject[]): Map<string, Set<StoredObject>> {
	const named = new Map<string, Set<StoredObject>>();
	for (const object of objects) {
		for (const name of object.names.map(lastPart)) {
			const same = named.get(name) ?? new Set();
			named.set(name, same.add(object));
		}
	}
	return named;
}

/**
 * Whether an object is where the name of a file says: in any folder, but where the name has folders of its
 * own, in these. `undefined` when the storage gives no path.
 */
function isInPlace({ paths }: StoredObject, name: string): boolean | undefined {
	const file = lastPart(name);
	if (file === name) return true;
	const isOf = (path: string) => `/${path}`.endsWith(`/${name}`);
	const own = paths.filter((path) => lastPart(path) === file);
	if (own.length > 0) return own.some(isOf);
	return paths.some((folder) => isOf(`${folder.replace(/\/$/, '')}/${file}`)) || undefined;
}

/** The name under which a file was stored. */
const nameOf = ({ fields }: ArchivedFile) => (textOf(fields.saved_as) ?? '').normalize();

/** Why an object does not prove that the storage has the file; `undefined` when it does. */
function mismatch(object: StoredObject, entry: ArchivedFile): string | undefined {
	const { size, sha256, defect } = object;
	const { fields, size: bytes } = entry;
	if (defect !== undefined) return defect;
	if (size !== undefined && size !== bytes) {
		return `${size} bytes in the storage, ${bytes} in Archived Files`;
	}
	const hash = textOf(fields.sha256)?.toLowerCase();
	const areHashed = sha256 !== undefined && hash !== undefined;
	if (areHashed && sha256 !== hash) return 'another SHA-256 in the storage';
	if (areHashed) return undefined;
	if (size === undefined) return 'in the storage without its size or SHA-256';
	// A file of the same name and size can be in any other folder.
	return isInPlace(object, nameOf(entry)) === undefined
		? 'in the storage without its folder or SHA-256'
		: undefined;
}

/**
 * The entries, with the reason in `defect` where no object of the storage confirms one. An object
 * confirms one entry: by its name, and by its size or SHA-256. For an uploaded file, the storage's own
 * answer is the confirmation.
 */
export function confirmByStorage(
	entries: readonly ArchivedFile[],
	objects: readonly StoredObject[],
): ArchivedFile[] {
	// A list of a whole storage is long, and it is used for every session that is deleted.
	const objectsByName = byName(objects);
	const used = new Set<StoredObject>();
	return entries.map((entry) => {
		if (entry.defect !== undefined || entry.isUploaded) return entry;
		const name = nameOf(entry);
		const named = [...(objectsByName.get(lastPart(name)) ?? [])].filter(
			(object) => !used.has(object) && isInPlace(object, name) !== false,
		);
		const found = named.find((object) => mismatch(object, entry) === undefined);
		if (found !== undefined) {
			used.add(found);
			return entry;
		}
		const [nearest] = named;
		const defect =
			nearest === undefined ? `nothing called "${name}" in Stored Files` : mismatch(nearest, entry);
		return { ...entry, defect };
	});
}
