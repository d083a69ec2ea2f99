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
export const connectionCounts = [16, 64] as const;

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

function targetsOf(kind: Kind, setting: Setting): Target[] {
	const rate = { metric: 'rate', of: 'ours', as: 'ratio' } as const;
	const against = (who: keyof typeof peerNames, atLeast: number): Target => ({
		...rate,
		against: who,
		says: `at least ${atLeast} times the ${peerNames[who]}`,
		atLeast,
	});
	if (kind !== 'accepted') {
		return setting === 'lazy' ? [against('slack', 15), against('code', 6)] : [against('slack', 2)];
	}
	const p99: Target = {
		says: "99 of 100 answers within Zoom's 3 s, in every round",
		metric: 'p99',
		of: 'ours',
		as: 'value',
		statistic: 'worst',
		atMost: zoomLimitMs,
	};
	return setting === 'lazy'
		? [against('webhook', 0.95), against('slack', 3.5), p99]
		: [against('slack', 1.4), p99];
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
		targets: targetsOf(kind, setting),
		isCharted: connections === 16 && (kind === 'accepted' || kind === 'forged'),
	};
}

export const eventComparisons: Comparison[] = (['defaults', 'lazy'] as const).flatMap((setting) =>
	kinds.flatMap((kind) => connectionCounts.map((count) => comparison(setting, kind, count))),
);
