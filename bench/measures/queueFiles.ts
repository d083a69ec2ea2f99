import { z } from 'zod';

import type { Workflow } from '../../tools/n8n/client/workflow';
import { Child } from '../children/ask';
import { emptyStore, storedBytes } from '../fixtures/binaryStore';
import { withPeakMemory } from '../fixtures/memory';
import type { Round, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import type { QueueConditions } from './queueEvents';

const MIB = 1_048_576;
const AT_ONCE = 2;
const WARM_UP_BYTES = MIB;
/** In MiB. n8n gives up two of 256 MiB at once in its database, see the comparison. */
const SIZES = { disk: 256, database: 64, upload: 256 } as const;
const QUICK_SIZE = 16;
/** What n8n keeps beside a file in the file system: its name and type. */
const METADATA_LIMIT = 4096;

export interface FileConditions extends QueueConditions {
	/** A bucket in a process of its own. */
	bucket: Child;
	/** Its address. */
	origin: string;
}

export const bucketSchema = z.object({ origin: z.string(), received: z.number() });
const startedSchema = z.object({ started: z.literal(AT_ONCE) });

type Kind = 'disk' | 'database' | 'upload';

/** Workflows that handle the recording of an event's session, and what sends the events. */
class FileStand {
	readonly #load = Child.start('queueLoad.ts');
	readonly #workflows = new Map<Kind, { workflow: Workflow; address: string }>();

	constructor(private readonly conditions: FileConditions) {}

	async open(): Promise<void> {
		const { origin, queueMode } = this.conditions;
		const places = { uploadUrl: `${origin}/recording.mp4?signature=s` };
		const { place, client } = queueMode.main;
		const activate = async (name: string) => {
			const workflow = await place(name, places);
			await client.activate(workflow.id);
			return { workflow, address: await client.webhookAddress(workflow, 'On event') };
		};
		const download = await activate('queue-download-zoom');
		this.#workflows.set('disk', download).set('database', download);
		this.#workflows.set('upload', await activate('queue-upload-zoom'));
	}

	/**
	 * Handles two recordings at once.
	 *
	 * @param size of each, in bytes
	 * @throws Error when a file has not arrived where it has to be
	 */
	async try(kind: Kind, size: number): Promise<Sample> {
		const { queueMode, zoom } = this.conditions;
		const { database } = queueMode;
		const found = this.#workflows.get(kind);
		if (found === undefined) throw new Error(`${kind} is not active`);
		const secret = zoom.account.keys.webhookSecretToken;
		const [address = ''] = queueMode.inWebhookProcesses(found.address);
		const files = [{ kind: 'video' as const, size }];
		const { ids: sessions } = await zoom.seed(
			Array.from({ length: AT_ONCE }, (_, at) => ({ name: `Recording ${at}`, files })),
		);
		const last = await database.lastExecution();
		const before = await queueMode.processorSeconds();
		const run = async () => {
			const question = { ask: 'each', address, sessions };
			await this.#load.ask({ secret, question }, startedSchema);
			return await database.untilEnded(found.workflow.id, last);
		};
		const { ended, memory } = await withPeakOfAll(
			queueMode.helpers('worker').map(({ pid }) => pid),
			run,
		);
		const after = await queueMode.processorSeconds();
		if (ended.succeeded !== AT_ONCE) {
			throw new Error(`${kind}: ${ended.succeeded} of ${AT_ONCE} executions succeeded`);
		}
		await this.check(kind, AT_ONCE * size);
		const gib = (AT_ONCE * size) / (1024 * MIB);
		const sample = { time: ended.runSeconds, memory };
		if (before === undefined || after === undefined) return sample;
		return {
			...sample,
			worker: (after.worker - before.worker) / gib,
			postgres: (after.postgres - before.postgres) / gib,
		};
	}

	/** Whether all bytes are where they have to be; they are removed from there. */
	private async check(kind: Kind, expected: number): Promise<void> {
		const bytes = await this.arrived(kind);
		if (bytes < expected || bytes > expected + AT_ONCE * METADATA_LIMIT) {
			throw new Error(`${kind}: ${bytes} of ${expected} bytes arrived`);
		}
	}

	private async arrived(kind: Kind): Promise<number> {
		const { queueMode, bucket } = this.conditions;
		if (kind === 'upload') return (await bucket.ask({}, bucketSchema)).received;
		if (kind === 'disk') {
			const bytes = await storedBytes(queueMode.main);
			await emptyStore(queueMode.main);
			return bytes;
		}
		const { database } = queueMode;
		const [bytes = 0] = await database.numbers('select sum(octet_length(data)) from binary_data');
		await database.row('truncate binary_data');
		return bytes;
	}

	async close(): Promise<void> {
		await this.#load.stop();
	}
}

/** Runs a task, and tells by how much the process that grew most has grown, in MiB. */
async function withPeakOfAll<Result>(pids: readonly number[], task: () => Promise<Result>) {
	const [pid, ...others] = pids;
	if (pid === undefined) return { ended: await task(), memory: 0 };
	const { result, memory } = await withPeakMemory(
		pid,
		async (): Promise<{ ended: Result; memory: number }> => await withPeakOfAll(others, task),
	);
	const grown = (memory.peakBytes - memory.beforeBytes) / MIB;
	return { ended: result.ended, memory: Math.max(grown, result.memory) };
}

const modes = { disk: 'filesystem', database: 'database', upload: 'filesystem' } as const;

/** Two files at once, in one worker and in two; one round, since every contender needs new workers. */
export async function queueFileRounds(conditions: FileConditions): Promise<Round[]> {
	const { queueMode, isQuick, say } = conditions;
	const stand = new FileStand(conditions);
	let running = '';
	const run = (kind: Kind, workers: number) => async () => {
		const mode = modes[kind];
		// Each of two workers takes one of two files; one worker takes both.
		const atOnce = String(AT_ONCE / workers);
		if (running !== `${mode} ${workers}`) {
			await queueMode.scale('worker', 0, {});
			await queueMode.scale('worker', workers, {
				N8N_DEFAULT_BINARY_DATA_MODE: mode,
				N8N_CONCURRENCY_PRODUCTION_LIMIT: atOnce,
			});
			running = `${mode} ${workers}`;
		}
		await stand.try(kind, WARM_UP_BYTES);
		return await stand.try(kind, (isQuick ? QUICK_SIZE : SIZES[kind]) * MIB);
	};
	try {
		await queueMode.scale('worker', 0, {});
		await queueMode.scale('webhook', 1, {});
		await stand.open();
		// In this order, few processes have to be started.
		const runs = {
			'disk-1': run('disk', 1),
			'upload-1': run('upload', 1),
			'upload-2': run('upload', 2),
			'disk-2': run('disk', 2),
			'database-2': run('database', 2),
			'database-1': run('database', 1),
		};
		return await inTurn(runs, 1, (_round, name, { time = 0, memory = 0 }) =>
			say(`  files: ${name} ${time.toFixed(2)} s, ${memory.toFixed(0)} MiB`),
		);
	} finally {
		await stand.close();
	}
}
