import { InputError } from '../../../shared/errors';
import { textOf, type JsonObject } from '../../../shared/json';
import { fileKeyIn } from '../../../zoom/recordings/dedupeKey';
import { isCompleted } from '../../../zoom/recordings/readiness';
import type { RecordingFile } from '../../../zoom/recordings/sessionFiles';
import { bytesOf, WHAT_TO_GIVE, type ArchivedFile } from './archivedFiles';
import { hasIdOf, isSameFile } from './sameFile';
import { outcome } from './sessionListing';

/** How many files an error names. */
const MAX_NAMED = 20;

const NOT_LISTED = 'not in the list';

/** n8n's `$('Node').all()` means the last run of the node: behind a loop, that of its last round. */
const AFTER_A_LOOP =
	" After a loop, $('Download').all() has its last round only: use {{ $input.all() }} at the loop's done output.";

/**
 * Why an entry does not prove that the file is stored; `undefined` when it does.
 *
 * @param used the identity of each entry that has proven another file
 */
function mismatch(
	file: RecordingFile,
	entry: ArchivedFile | undefined,
	used: ReadonlySet<string>,
): string | undefined {
	if (!isCompleted(file)) return 'Zoom is still processing it';
	if (entry === undefined) return NOT_LISTED;
	const { identity, size, defect } = entry;
	if (defect !== undefined) return defect;
	const atZoom = bytesOf(file.file_size);
	const isSizeGiven = ![undefined, null, ''].some((none) => file.file_size === none);
	if (isSizeGiven && atZoom === undefined) return 'Zoom gives a size that cannot be read';
	const isWhole = atZoom === undefined ? size !== 0 : size === atZoom;
	if (!isWhole) return `${size} bytes in the list, ${atZoom ?? 'an unknown number'} at Zoom`;
	return used.has(identity) ? 'listed twice, and the other file is not listed' : undefined;
}

function nameOf(file: RecordingFile): string {
	const { file_type, recording_type, file_name, id, collection } = file;
	const words = [file_type, recording_type, file_name].flatMap((word) => textOf(word) ?? []);
	const where = collection === 'recording_files' ? [] : [collection];
	return `${words.join(' ')} (${[...where, textOf(id) ?? 'without ID'].join(', ')})`;
}

/** A stored file in the output: enough to find it in the archive again. */
function proofOf(file: RecordingFile, { fields, size }: ArchivedFile): JsonObject {
	const { saved_as, etag, sha256 } = fields;
	return {
		...(file.id !== undefined && { id: file.id }),
		collection: file.collection,
		...(file.file_type !== undefined && { file_type: file.file_type }),
		bytes: size,
		...(saved_as !== undefined && { saved_as }),
		...(etag !== undefined && { etag }),
		...(sha256 !== undefined && { sha256 }),
	};
}

/** Two files of a session can share an id. An entry that does not say which of them it is proves neither. */
function isAmbiguous({ fields }: ArchivedFile, sameFiles: readonly RecordingFile[]): boolean {
	const isNamed = fields.collection !== undefined || fileKeyIn(fields) !== undefined;
	return sameFiles.length > 1 && !isNamed;
}

/**
 * Makes sure that files may be deleted at Zoom: each must be in the list of stored files with its size,
 * and an entry of the list stands for one file, as do all entries with the same `dedupe_key` (without one,
 * with the same fields that tell files apart).
 *
 * Files without an id, and those whose id Zoom gives at some times only, are matched by type and times.
 * If Zoom gives no size, any size but 0 is accepted. If an entry may belong to a file that stays, it
 * proves that file first.
 *
 * @param files all that Zoom has now and that would be deleted
 * @param mayBeDone whether an earlier try may have deleted some already
 * @param others that Zoom has of the session, and that would stay
 * @returns an entry for each file, in their order: `id`, `collection`, `file_type`, `bytes` and, where given, `saved_as`,
 * `etag` and `sha256`
 * @throws InputError that names what is missing
 */
export function assertArchived(
	files: readonly RecordingFile[],
	archived: readonly ArchivedFile[],
	mayBeDone: boolean,
	others: readonly RecordingFile[] = [],
): JsonObject[] {
	const ids = new Set([...files, ...others].map(({ id }) => textOf(id)));
	const entries = archived
		.map((entry): ArchivedFile => {
			const sameFiles = files.filter((file) => isSameFile(file, entry, ids));
			const defect = 'listed without "collection", though several files have its ID';
			return isAmbiguous(entry, sameFiles) ? { ...entry, defect: entry.defect ?? defect } : entry;
		})
		// Entries that name the collection are tried first.
		.sort((one, other) => Number(!one.fields.collection) - Number(!other.fields.collection));
	const proofs: JsonObject[] = [];
	const missing: string[] = [];
	const used = new Set<string>();
	const proves = (file: RecordingFile, entry: ArchivedFile) =>
		isSameFile(file, entry, ids) && mismatch(file, entry, used) === undefined;
	// Those that match a file by its times only. Most sessions have none.
	const uncertain = entries.filter(
		(entry) =>
			files.some((file) => isSameFile(file, entry, ids)) &&
			!files.some((file) => hasIdOf(file, entry)),
	);
	for (const other of uncertain.length > 0 ? others : []) {
		if (entries.some((entry) => hasIdOf(other, entry) && proves(other, entry))) continue;
		const place = entries.findIndex((entry) => uncertain.includes(entry) && proves(other, entry));
		if (place < 0) continue;
		for (const { identity } of entries.splice(place, 1)) used.add(identity);
	}
	let isOneUnlisted = false;
	for (const file of files) {
		const same = entries.filter((entry) => isSameFile(file, entry, ids));
		// What its own entry does not prove, another one of the same times cannot: it may be of another file.
		const own = same.filter((entry) => hasIdOf(file, entry));
		const candidates = own.length > 0 ? own : same;
		const stored = candidates.find((entry) => proves(file, entry));
		if (stored === undefined) {
			const why = mismatch(file, candidates[0], used);
			missing.push(`${nameOf(file)}: ${why}`);
			isOneUnlisted ||= why === NOT_LISTED;
			continue;
		}
		entries.splice(entries.indexOf(stored), 1);
		used.add(stored.identity);
		proofs.push(proofOf(file, stored));
	}
	if (missing.length === 0) return proofs;
	const hint = isOneUnlisted ? AFTER_A_LOOP : '';
	const more = missing.length > MAX_NAMED ? [`and ${missing.length - MAX_NAMED} more`] : [];
	throw new InputError(
		`'Only If Listed as Archived': ${missing.length} of ${files.length} files at Zoom are not proven to be archived, ${outcome(mayBeDone)}`,
		`${[...missing.slice(0, MAX_NAMED), ...more].join('; ')}. Store these files, then try again. ${WHAT_TO_GIVE}${hint}`,
	);
}
