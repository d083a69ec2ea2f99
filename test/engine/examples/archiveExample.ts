import type { IRun } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { runExample, type ExampleRun } from './exampleRun';
import { useFiles } from '../fixtures/files';
import { credentialsFor } from '../fixtures/zoom';

/** Its node that deletes. */
export const TRASH = 'Trash what is archived';

/** A simulated account, and the example that archives its recordings and moves them to the trash. */
export interface ArchiveExample {
	/** Two sessions of one name that began in the same second, each with some of three files. */
	twins(files?: number): [StoredSession, StoredSession];
	/** Runs the example from its loop on. */
	run(sessions: StoredSession[], more?: Partial<ExampleRun>): Promise<IRun>;
	/** How often Zoom was asked to delete. */
	deletions(): number;
}

/** Puts nodes in the place of the storage, as a user does. */
export const withStorage =
	(...types: string[]) =>
	(example: WorkflowDefinition): WorkflowDefinition => {
		const place = example.nodes.find(({ name }) => name === 'Your storage');
		if (place === undefined) throw new Error('The example has no storage to replace');
		const names = [...types.map((_, at) => `Mine ${at}`), TRASH];
		const to = (node = '') => [[{ node, type: 'main', index: 0 }]];
		const added = types.map((type, at) => ({
			...place,
			id: `mine-${at}`,
			name: `Mine ${at}`,
			type,
			parameters: {},
		}));
		const [first = '', ...rest] = names;
		const nodes = [...example.nodes.filter((node) => node !== place), ...added];
		const download = { main: [...to(first), ...to('Say what is missing')] };
		const chain = rest.map((name, at) => [`Mine ${at}`, { main: to(name) }] as const);
		const connections = { ...example.connections, ...Object.fromEntries(chain) };
		return { ...example, nodes, connections: { ...connections, 'Download its files': download } };
	};

export function useArchiveExample(): ArchiveExample {
	const zoom = useFiles();
	const seed = (files: number) => {
		const session = zoom.simulator.seed({
			name: 'Weekly',
			startedAt: new Date('2026-11-01T10:00:00Z'),
			files: ['video', 'audio', 'captions'],
		});
		session.files.splice(files);
		return session;
	};
	return {
		twins: (files = 3) => [seed(files), seed(files)],
		async run(sessions, more = {}) {
			const { api, files } = zoom.simulator.origins;
			const downloadHosts = [api, files].map((origin) => new URL(origin).host).join();
			return await runExample({
				example: 'archive-verify-trash',
				at: 'One session at a time',
				items: sessions.map(({ id }) => ({ session_id: id })),
				credentials: credentialsFor(zoom.simulator, { downloadHosts }),
				...more,
			});
		},
		deletions: () =>
			zoom.simulator.requests.list().filter(({ method }) => method === 'DELETE').length,
	};
}
