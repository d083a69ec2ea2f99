import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { z } from 'zod';

import { killGroup, spawnGroup } from '../../tools/n8n/server/processGroup';

const replySchema = z.union([
	z.object({ value: z.unknown(), error: z.undefined() }),
	z.object({ error: z.string() }),
]);

/** Another process that answers one question at a time, so that its work does not slow this one. */
export class Child {
	/** Ends a wait for an answer that cannot come any more. */
	private readonly ended = new AbortController();

	private constructor(private readonly process: ChildProcess) {
		process.once('close', () => this.ended.abort());
	}

	/**
	 * @param script a file of this folder that calls `answer`
	 * @param node the Node.js that runs it
	 */
	static start(script: string, node = process.execPath): Child {
		const child = spawnGroup(node, ['--import', 'tsx', join(__dirname, script)], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		return new Child(child);
	}

	get pid(): number {
		if (this.process.pid === undefined) throw new Error('The other process has not started');
		return this.process.pid;
	}

	/** @throws Error with what went wrong in the other process */
	async ask<Schema extends z.ZodTypeAny>(
		question: object,
		schema: Schema,
	): Promise<z.output<Schema>> {
		const answered = once(this.process, 'message', { signal: this.ended.signal });
		this.process.send(question);
		const [message]: unknown[] = await answered;
		const reply = replySchema.parse(message);
		if (reply.error !== undefined) throw new Error(reply.error);
		return schema.parse(reply.value);
	}

	async stop(): Promise<void> {
		if (this.process.exitCode !== null || this.process.signalCode !== null) return;
		const closed = once(this.process, 'close');
		killGroup(this.process);
		await closed;
	}
}

/** Answers the questions of the process that has started this one, which ends with it. */
export function answer(handle: (question: unknown) => Promise<unknown>): void {
	process.on('message', (question) => {
		handle(question).then(
			(value) => process.send?.({ value }),
			(error: unknown) => process.send?.({ error: String(error) }),
		);
	});
	process.once('disconnect', () => process.exit());
}
