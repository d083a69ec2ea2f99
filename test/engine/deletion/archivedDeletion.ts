import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Seed, StoredFile, StoredSession } from '../../../tools/zoom-simulator';
import { session, useZoom, type Zoom } from '../fixtures/zoom';
import type { NodeRun } from '../harness';

const KINDS: Seed['files'] = ['video', 'audio', 'participantAudio', 'chat', 'captions', 'timeline'];

/** A simulated account whose recordings are deleted only when they are archived. */
export interface ArchivedDeletion {
	zoom: Zoom;
	/** Seeds a session with files of six kinds, or of the given ones. */
	seed(files?: Seed['files']): StoredSession;
	/** Deletes with Only If Listed as Archived; the proof of Download is enough, unless a parameter says otherwise. */
	remove(id: string, archivedFiles: unknown, parameters?: INodeParameters): Promise<NodeRun>;
	wasDeleted(): boolean;
}

/** What File: Download puts out for a file that it has stored. */
export const stored = (file: StoredFile): IDataObject => ({
	...(file.id !== undefined && { id: file.id }),
	collection: file.collection,
	file_type: file.fileType,
	recording_start: new Date(file.start).toISOString().replace(/\.\d+/, ''),
	file_size: file.size,
	bytes: file.size,
	saved_as: `${file.key}.bin`,
});

/** What File: Download puts out for the files of a session, as text. */
export const storedFilesOf = ({ id: session_id, files }: StoredSession): string =>
	JSON.stringify(
		files.map(({ id, collection, size, key }) => ({
			...{ session_id, id, collection },
			...{ bytes: size, saved_as: `${key}.bin` },
		})),
	);

export const textOf = (list: unknown) => (typeof list === 'string' ? list : JSON.stringify(list));

/** A list of files with the session that Download puts into each. */
const ofSession = (session_id: string, list: unknown): unknown =>
	Array.isArray(list)
		? list.map((file: unknown): unknown =>
				typeof file === 'object' && file !== null ? { session_id, ...file } : file,
			)
		: list;

export function useArchivedDeletion(): ArchivedDeletion {
	const zoom = useZoom();
	return {
		zoom,
		seed: (files = KINDS) => zoom.simulator.seed({ name: 'Demo', files }),
		remove: async (id, archivedFiles, parameters = {}) =>
			await zoom.run('delete', {
				...session(id),
				onlyIfArchived: true,
				archivedFiles: textOf(ofSession(id, archivedFiles)),
				requiredProof: 'download',
				...parameters,
			}),
		wasDeleted: () => zoom.calls().some((call) => call.startsWith('DELETE')),
	};
}
