import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { until } from '../../../tools/n8n/until';

const usageSchema = z.object({
	/** Bytes of JavaScript objects that are reached from somewhere, and of buffers beside them. */
	heapUsed: z.number(),
	external: z.number(),
	/** Bytes of the whole process, garbage and free pages included. */
	rss: z.number(),
	/** Open files and sockets. */
	handles: z.number(),
	/** What keeps Node's event loop alive: timers, servers, requests under way. */
	resources: z.number(),
});

/** What a process holds at a moment, after its garbage was collected. */
export type ProcessUsage = z.infer<typeof usageSchema>;

/** Asks an n8n what it holds; that n8n has to be started with this environment. */
export interface UsageProbe {
	environment: Readonly<Record<string, string>>;
	ask(pid: number): Promise<ProcessUsage>;
	close(): Promise<void>;
}

/** @param nodeOptions more of Node's options for n8n */
export async function usageProbe(nodeOptions: string): Promise<UsageProbe> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-usage-'));
	const preload = join(__dirname, 'reportUsage.js');
	return {
		environment: {
			NODE_OPTIONS: `${nodeOptions} --require ${JSON.stringify(preload)}`,
			USAGE_FOLDER: folder,
		},
		async ask(pid) {
			const file = join(folder, `${pid}.json`);
			await rm(file, { force: true });
			process.kill(pid, 'SIGUSR2');
			const text = await until('n8n to say what it holds', async () => {
				return await readFile(file, 'utf8').catch(() => undefined);
			});
			return usageSchema.parse(JSON.parse(text));
		},
		close: async () => await rm(folder, { recursive: true, force: true }),
	};
}
