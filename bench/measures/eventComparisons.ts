import type { Traffic } from '../children/eventRequests';
import type { Comparison, Contender, Target } from '../harness/comparison';

export type Kind = Traffic['kind'];

/** Settings of n8n under which events are measured. */
export const settings = {
	defaults: { title: "n8n's defaults", environment: {} },
	lazy: {
		title: 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		environment: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	},
} as const;

export type Setting = keyof typeof settings;

/** How many requests are under way at a time. What is not accepted differs little between the two. */
export function connectionCounts(kind: Kind): number[] {
	return kind === 'accepted' ? [16, 64] : [16];
}

export const contenders = {
	ours: { id: 'ours', name: 'Zoom Video SDK Recording Trigger' },
	slack: { id: 'slack', name: "n8n's own Slack Trigger, verifying" },
	webhook: { id: 'webhook', name: 'Webhook node, nothing verified' },
	code: { id: 'code', name: 'Webhook node and a Code node that verifies' },
} as const satisfies Record<string, Contender>;

export type Name = keyof typeof contenders;

const peerNames = {
	slack: 'Slack Trigger',
	webhook: 'bare Webhook node',
	code: 'Webhook and Code nodes',
} as const satisfies Partial<Record<Name, string>>;

const zoomLimitMs = 3_000;

const texts: Record<Kind, { title: string; about: string }> = {
	accepted: {
		title: 'Accepted events',
		about:
			'Signed events, each different from all others. Each starts the same workflow, which does nothing. n8n answers before the execution ends; all executions have ended before the next contender begins.',
	},
	forged: {
		title: 'Forged requests',
		about:
			'Signed with another secret. The two triggers answer 401 and start nothing. The Webhook node answers 200 before the Code node checks, and n8n stores an execution.',
	},
	repeated: {
		title: 'Repeated events',
		about:
			'The same event again and again, with a new signature each time. The Zoom trigger starts nothing. The peers do not recognize repeats and start the workflow each time.',
	},
	notChosen: {
		title: 'Events that are not chosen',
		about:
			'Signed events of another type. The two triggers start nothing. With the Code node, n8n stores an execution.',
	},
};

export const kinds = ['accepted', 'forged', 'repeated', 'notChosen'] as const satisfies Kind[];

/** What n8n itself allows, and a little less: see the limits that the document names. */
const RATES: Record<Setting, Record<'accepted' | 'other', Partial<Record<Name, number>>>> = {
	defaults: { accepted: { slack: 1.2, webhook: 0.5 }, other: { slack: 1.7 } },
	lazy: { accepted: { slack: 2.5, webhook: 0.75 }, other: { slack: 12, code: 5 } },
};

function targetsOf(kind: Kind, setting: Setting, connections: number): Target[] {
	const isAccepted = kind === 'accepted';
	const rates: Partial<Record<Name, number>> = RATES[setting][isAccepted ? 'accepted' : 'other'];
	const targets = (['slack', 'webhook', 'code'] as const).flatMap((against): Target[] => {
		const atLeast = rates[against];
		if (atLeast === undefined) return [];
		const says = `at least ${atLeast} times the ${peerNames[against]}`;
		return [{ says, metric: 'rate', of: 'ours', as: 'ratio', against, atLeast }];
	});
	const answers = { metric: 'p99', of: 'ours' } as const;
	const inTime: Target = {
		says: "99 of 100 answers within Zoom's 3 s, in every round",
		...{ ...answers, as: 'value', statistic: 'worst', atMost: zoomLimitMs },
	};
	// Even the bare Webhook node takes 2.5 s then.
	const isBeyondN8n = setting === 'defaults' && connections === 64;
	const noLater: Target = {
		says: 'answers no later than those of the Slack Trigger',
		...{ ...answers, as: 'ratio', against: 'slack', atMost: 1 },
	};
	return isAccepted ? [...targets, isBeyondN8n ? noLater : inTime] : targets;
}

export function comparisonId(setting: Setting, kind: Kind, connections: number): string {
	return `events-${setting}-${kind}-${connections}`;
}

/** What runs in a comparison; a Webhook node that verifies nothing refuses nothing. */
export function namesFor(kind: Kind): Name[] {
	return kind === 'accepted' ? ['ours', 'slack', 'webhook', 'code'] : ['ours', 'slack', 'code'];
}

function comparison(setting: Setting, kind: Kind, connections: number): Comparison {
	return {
		id: comparisonId(setting, kind, connections),
		title: `${texts[kind].title}, ${connections} at once, ${settings[setting].title}`,
		about: texts[kind].about,
		metrics: [
			{ id: 'rate', label: 'Answers', unit: 'per second' },
			{ id: 'p99', label: '99th percentile of answer times', unit: 'ms' },
		],
		contenders: namesFor(kind).map((name) => contenders[name]),
		reference: 'slack',
		targets: targetsOf(kind, setting, connections),
		isCharted: connections === 16 && (kind === 'accepted' || kind === 'forged'),
	};
}

export const eventComparisons: Comparison[] = (['defaults', 'lazy'] as const).flatMap((setting) =>
	kinds.flatMap((kind) => connectionCounts(kind).map((count) => comparison(setting, kind, count))),
);
