import { z } from 'zod';

import type { Workflow } from '../../tools/n8n/client/workflow';
import { Child } from '../children/ask';
import type { Traffic } from '../children/eventRequests';
import { executionCount } from '../fixtures/runs';
import { openSetup, type Setup } from '../fixtures/setup';
import { type Account, startZoom } from '../fixtures/zoomAccount';
import type { Round, Sample } from '../harness/comparison';
import { inTurn, type Run } from '../harness/inTurn';
import {
	comparisonId,
	connectionCounts,
	eventComparisons,
	type Kind,
	kinds,
	type Name,
	namesFor,
	type Setting,
	settings,
} from './eventComparisons';
import type { Conditions, Findings, Measure } from './measure';

/** Of a Code node that calls `require('crypto')`; it changes nothing for the others. */
const forCodeNode = { NODE_FUNCTION_ALLOW_BUILTIN: 'crypto' };

const workflowNames = {
	ours: 'events-zoom-trigger',
	slack: 'events-slack-trigger',
	webhook: 'events-webhook',
	code: 'events-webhook-and-code',
} as const satisfies Record<Name, string>;

const loadSchema = z.object({
	answers: z.record(z.number()),
	count: z.number(),
	perSecond: z.number(),
	p99: z.number(),
});

interface Receiver {
	workflow: Workflow;
	address: string;
}

/** A receiver and what is sent to it. */
interface Trial {
	name: Name;
	kind: Kind;
	connections: number;
	seconds: number;
}

function expectedStatus({ name, kind }: Trial): string {
	return kind === 'forged' && (name === 'ours' || name === 'slack') ? '401' : '200';
}

/** How many executions so many requests start; a repeated event was sent once before. */
function expectedStarts({ name, kind }: Trial, requests: number): number {
	if (name === 'webhook' || name === 'code') return requests + (kind === 'repeated' ? 1 : 0);
	if (kind === 'accepted') return requests;
	if (kind === 'repeated') return name === 'slack' ? requests + 1 : 1;
	return 0;
}

/** One n8n with all contenders active, and what sends to them. */
class Stand {
	readonly #receivers = new Map<Name, Receiver>();
	readonly #load = Child.start('load.ts');

	constructor(
		private readonly setup: Setup,
		private readonly account: Account,
	) {}

	async open(): Promise<void> {
		for (const name of ['ours', 'slack', 'webhook', 'code'] as const) {
			const workflow = await this.setup.place(workflowNames[name]);
			await this.setup.client.activate(workflow.id);
			this.#receivers.set(name, { workflow, address: await this.address(workflow) });
		}
	}

	private async address(workflow: Workflow): Promise<string> {
		const path = workflow.nodes[0]?.parameters.path;
		if (typeof path === 'string') return `${this.setup.n8n.url}/webhook/${path}`;
		return await this.setup.client.webhookAddress(workflow, 'On event');
	}

	/** @throws Error when an answer or the number of stored executions is not as it has to be */
	async try(trial: Trial): Promise<Sample> {
		const { name, kind, connections, seconds } = trial;
		const receiver = this.#receivers.get(name);
		if (receiver === undefined) throw new Error(`${name} is not active`);
		const before = await executionCount(this.setup, receiver.workflow);
		const traffic: Traffic = {
			sender: name === 'slack' ? 'slack' : 'zoom',
			kind,
			secret: this.account.keys.webhookSecretToken,
		};
		const { address } = receiver;
		const { answers, count, perSecond, p99 } = await this.#load.ask(
			{ ...traffic, address, connections, seconds },
			loadSchema,
		);
		const stored = (await executionCount(this.setup, receiver.workflow)) - before;
		const expected = { [expectedStatus(trial)]: count };
		if (JSON.stringify(answers) !== JSON.stringify(expected)) {
			throw new Error(`${name}, ${kind}: answers ${JSON.stringify(answers)}`);
		}
		if (stored !== expectedStarts(trial, count)) {
			throw new Error(`${name}, ${kind}: ${count} requests have started ${stored} executions`);
		}
		return { rate: perSecond, p99 };
	}

	async close(): Promise<void> {
		await this.#load.stop();
		await this.setup.close();
	}
}

async function runSetting(
	setting: Setting,
	account: Account,
	conditions: Conditions,
): Promise<Findings> {
	const { isQuick, rounds, say } = conditions;
	const environment = { ...forCodeNode, ...settings[setting].environment };
	const stand = new Stand(await openSetup(conditions, account, { environment }), account);
	const findings: Findings = {};
	try {
		await stand.open();
		for (const kind of kinds) {
			for (const connections of connectionCounts(kind)) {
				const id = comparisonId(setting, kind, connections);
				findings[id] = await compare(stand, kind, connections);
			}
		}
	} finally {
		await stand.close();
	}
	return findings;

	async function compare(on: Stand, kind: Kind, connections: number): Promise<Round[]> {
		const seconds = isQuick ? 1 : kind === 'accepted' ? 3 : 2;
		const runs: Record<string, Run> = {};
		for (const name of namesFor(kind)) {
			// The first requests of a kind are slower: code is compiled, secrets are read.
			await on.try({ name, kind, connections, seconds: 1 });
			runs[name] = async () => await on.try({ name, kind, connections, seconds });
		}
		return await inTurn(runs, rounds, (round, name, { rate = 0, p99 = 0 }) =>
			say(
				`  ${setting}, ${kind}, ${connections} at once, round ${round + 1}: ${name} ${rate.toFixed(1)}/s, p99 ${p99.toFixed(0)} ms`,
			),
		);
	}
}

export const events: Measure = {
	name: 'events',
	comparisons: eventComparisons,
	async run(conditions) {
		const zoom = await startZoom();
		try {
			return {
				...(await runSetting('defaults', zoom.account, conditions)),
				...(await runSetting('lazy', zoom.account, conditions)),
			};
		} finally {
			await zoom.stop();
		}
	},
};
