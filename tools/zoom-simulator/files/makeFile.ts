import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { fileTypes, type StoredFile, type StoredSession } from '../state/model';
import { headOf } from './content';
import { kindNames, kinds, type Kind } from './kinds';

/** A file as a test or a person describes it: a kind, and what is different about this one. */
export const fileSpecSchema = z
	.object({
		kind: z.enum(kindNames),
		/** null: the file has no id. */
		id: z.string().nullable().optional(),
		/** In bytes; by default what the text or the length of the recording gives. */
		size: z.number().int().nonnegative().optional(),
		/** Other text than the kind's own. */
		text: z.string().optional(),
		fileType: z.enum(fileTypes).optional(),
		extension: z.string().optional(),
		/** null: none. */
		recordingType: z.string().nullable().optional(),
		fileName: z.string().optional(),
		userId: z.string().optional(),
		userKey: z.string().optional(),
		externalUrl: z.string().optional(),
		/** False: without `file_size` and `status`. */
		showSize: z.boolean().optional(),
	})
	.strict();
export type FileSpec = z.output<typeof fileSpecSchema>;

/** Makes a file of a session. Instants in milliseconds. */
export function makeFile(
	spec: FileSpec,
	session: Pick<StoredSession, 'participants'>,
	span: { start: number; end: number },
): StoredFile {
	const kind: Kind = kinds[spec.kind];
	const text = spec.text ?? (kind.text === undefined ? undefined : textOf(kind, session));
	const recordingType = spec.recordingType === undefined ? kind.recordingType : spec.recordingType;
	const file: StoredFile = {
		key: randomUUID(),
		id: spec.id === undefined ? randomUUID() : (spec.id ?? undefined),
		collection: kind.collection,
		fileType: spec.fileType ?? kind.fileType,
		extension: spec.extension ?? kind.extension,
		recordingType: recordingType ?? undefined,
		contentType: kind.contentType,
		start: span.start,
		end: span.end,
		size: 0,
		showSize: spec.showSize ?? true,
		text,
		name: spec.fileName,
		userId: spec.userId,
		userKey: spec.userKey,
		externalUrl: spec.externalUrl,
		trashedAt: undefined,
		version: 1,
	};
	const smallest = headOf(file).length;
	const natural = ((kind.bytesPerSecond ?? 0) * (span.end - span.start)) / 1000;
	file.size = spec.size ?? Math.max(smallest, Math.round(natural));
	if (file.size < smallest) {
		throw new Error(`A file of kind ${spec.kind} has at least ${smallest} bytes`);
	}
	return file;
}

const texts = new Map<string, string>();

/** Texts are shared between files, so that thousands of sessions stay small. */
function textOf(kind: Kind, session: Pick<StoredSession, 'participants'>): string | undefined {
	const key = `${kind.fileType} ${JSON.stringify(session.participants)}`;
	const text = texts.get(key) ?? kind.text?.(session.participants);
	if (texts.size > 500) texts.clear();
	if (text !== undefined) texts.set(key, text);
	return text;
}
