import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'esbuild';
import { fetch } from 'undici';
import { z } from 'zod';

import type { Workflow } from '../../../tools/n8n/client/workflow';
import { startOwnN8n, type OwnN8n } from '../setup/ownN8n';

const note = z.object({
	id: z.string(),
	what: z.enum(['asked', 'commit']),
	executions: z.number(),
	staticData: z.string().nullish(),
});

const PROBE = 'Probe';

/** The static data of the probe, as a column of the database holds it. */
function probeData(text: string | null | undefined): { called?: unknown; committed?: unknown } {
	return Object(Object(JSON.parse(text ?? 'null'))[`node:${PROBE}`]);
}

// `commitWhenStored` has n8n call it back by being asked for the answer. Nothing promises that n8n asks at
// that moment, so each version has to show that it does.
describe('n8n asks a trigger for its answer', () => {
	let own: OwnN8n;
	let folder: string;
	let workflow: Workflow;
	let address: string;
	/** n8n 1 answers before it stores the execution. */
	let storesFirst: boolean;
	/** Since between 2.8 and 2.20 n8n wraps the static data anew when it stores the execution. */
	let forgetsChanges: boolean;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'commit-probe-'));
		await build({
			entryPoints: [join(__dirname, 'probe', 'commitProbe.js')],
			outfile: join(folder, 'nodes', 'CommitProbe.node.js'),
			bundle: true,
			platform: 'node',
			format: 'cjs',
			external: ['n8n-workflow'],
		});
		own = await startOwnN8n(
			{},
			{
				N8N_CUSTOM_EXTENSIONS: join(folder, 'nodes'),
				COMMIT_PROBE_FILE: join(folder, 'notes'),
				// The probe reads the database in between: n8n 1 would lock it else, and wait for the probe.
				DB_SQLITE_POOL_SIZE: '4',
			},
		);
		const [major = 0, minor = 0] = own.install.n8nVersion.split('.').map(Number);
		storesFirst = major >= 2;
		forgetsChanges = major > 2 || (major === 2 && minor >= 20);
		workflow = await own.client.saveWorkflow({
			name: 'Commit moment',
			nodes: [
				{
					id: randomUUID(),
					webhookId: randomUUID(),
					name: PROBE,
					type: 'CUSTOM.commitProbe',
					typeVersion: 2,
					position: [0, 0],
					parameters: {},
				},
			],
			connections: {},
		});
		await own.client.activate(workflow.id);
		address = await own.client.webhookAddress(workflow, PROBE);
	}, 300_000);
	afterAll(async () => {
		await own?.close();
		await rm(folder, { recursive: true, force: true });
	}, 120_000);

	const call = async (body: object) => {
		const id = randomUUID();
		const { status } = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ id, ...body }),
		});
		return { id, status };
	};

	/** What the probe noted of a call, in order. */
	const notesOf = async (wanted: string) => {
		const lines = (await readFile(join(folder, 'notes'), 'utf8')).split('\n').filter(Boolean);
		return lines.map((line) => note.parse(JSON.parse(line))).filter(({ id }) => id === wanted);
	};

	/** What is saved, seen by a further call before n8n saves anything of that. */
	const savedNow = async () => {
		const { id } = await call({ commitsNothing: true });
		const [first] = await notesOf(id);
		return probeData(first?.staticData);
	};

	it('twice, once the execution is stored and before the static data is saved', async () => {
		let before: string | undefined;
		for (let count = 1; count <= 3; count += 1) {
			const { id, status } = await call({});
			expect(status).toBe(200);
			const notes = await notesOf(id);
			expect(notes.map(({ what }) => what)).toEqual(['asked', 'commit', 'asked']);
			for (const { executions, staticData } of notes) {
				expect(executions).toBe(storesFirst ? count : count - 1);
				expect(probeData(staticData).committed).toBe(before);
			}
			before = id;
		}
		expect(await savedNow()).toEqual({ called: before, committed: before });
	});

	it('because newer versions save nothing else that webhook() wrote, from the second event on', async () => {
		const committed = await call({});
		const quiet = await call({ commitsNothing: true });
		expect(await savedNow()).toEqual({
			called: forgetsChanges ? committed.id : quiet.id,
			committed: committed.id,
		});
	});

	it('not when the execution could not be stored', async () => {
		const before = await call({});
		const failed = await call({ cannotBeStored: true });
		if (storesFirst) {
			expect(failed.status).toBe(500);
			expect(await notesOf(failed.id)).toEqual([]);
			expect(await savedNow()).toEqual({ called: before.id, committed: before.id });
		} else {
			// This n8n has saved it by then, and its answer depends on which of the two ends first.
			expect([200, 500]).toContain(failed.status);
			expect(await savedNow()).toEqual({ called: failed.id, committed: failed.id });
		}
	});
});
