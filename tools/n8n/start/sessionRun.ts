import { setTimeout as delay } from 'node:timers/promises';

import { z } from 'zod';

import { type Execution, itemsOf } from '../client/execution';
import type { Workflow } from '../client/workflow';
import type { Say } from '../progress';
import { until } from '../until';
import type { Actors, Setup } from './environment';
import { triggerOf } from './examples';

/** The two executions that one session caused. */
export interface SessionRun {
	record: Execution;
	announce: Execution;
}

const NAME = 'Weekly consultation';
const RECORDED_SECONDS = 3;

const announced = z.object({
	session_id: z.string(),
	recording_files: z.array(z.object({ file_type: z.string() })).min(1),
});

/**
 * Takes one session from its start to its finished recording, and checks after each step that it
 * really happened, in the simulator and in n8n's executions.
 * @throws Error naming the first thing that did not happen.
 */
export async function runSession(setup: Setup, say: Say): Promise<SessionRun> {
	const { simulator, workflows } = setup;
	const session = simulator.startSession({ name: NAME });
	say(`✓ Session "${NAME}" has started, and Zoom has sent session.started`);

	const record = await executionFor(setup, workflows.record, {
		event: 'session.started',
		session_id: session.id,
	});
	await until('the recording to run', () => session.recorder === 'recording' || undefined);
	say(`✓ That webhook started "${workflows.record.name}", which has started the recording`);

	await delay(RECORDED_SECONDS * 1000);
	simulator.lifecycle.end(session);
	say(
		`✓ The session has ended after ${RECORDED_SECONDS} seconds of recording; Zoom is processing the files`,
	);

	const announce = await executionFor(setup, workflows.announce, {
		event: 'session.recording_completed',
		session_id: session.id,
	});
	const [item] = itemsOf(announce, triggerOf(workflows.announce).name);
	const { recording_files: files } = announced.parse(item);
	const kinds = files.map((file) => file.file_type).join(', ');
	say(`✓ session.recording_completed started "${workflows.announce.name}",`);
	say(`    with ${files.length} files: ${kinds}`);
	return { record, announce };
}

/** The execution of a workflow that this event started; it must have succeeded. */
export async function executionFor(
	{ client }: Pick<Actors, 'client'>,
	workflow: Workflow,
	cause: { event: string; session_id: string },
): Promise<Execution> {
	const trigger = triggerOf(workflow).name;
	const execution = await client.waitForExecution(workflow.id, (each) =>
		itemsOf(each, trigger).some(
			({ event, session_id: id }) => event === cause.event && id === cause.session_id,
		),
	);
	if (execution.status === 'success') return execution;
	const reason = [execution.error?.message, execution.error?.description]
		.filter(Boolean)
		.join(': ');
	throw new Error(`The execution of "${workflow.name}" ended as ${execution.status}: ${reason}`);
}
