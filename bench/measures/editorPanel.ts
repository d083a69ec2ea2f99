import type { Workflow } from '../../tools/n8n/client/workflow';
import type { Editor } from '../../tools/n8n/editor/Editor';
import { timeInPage } from '../fixtures/stopwatch';
import type { Comparison, Round, Sample, Target } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { median } from '../harness/statistics';
import type { Conditions } from './measure';

const besideSlack = (metric: string, when: string): Target => ({
	says: `at most 1.5 times the time of n8n's Slack node ${when}`,
	metric,
	of: 'ours',
	against: 'slack',
	as: 'ratio',
	atMost: 1.5,
});

export const editorPanel: Comparison = {
	id: 'editor-panel',
	title: 'Opening the panel of a node',
	about:
		'From the double click on the node until the first field of its panel is drawn, on the clock of Chromium. The first time is the first panel since the editor was loaded, and later is the median of 3 more. All three nodes are in one workflow: Get of a recording, a message to a channel, a GET request.',
	metrics: [
		{ id: 'first', label: 'First time', unit: 'ms' },
		{ id: 'later', label: 'Later', unit: 'ms' },
	],
	contenders: [
		{ id: 'ours', name: 'Zoom Video SDK Recording' },
		{ id: 'slack', name: "n8n's Slack node" },
		{ id: 'http', name: "n8n's HTTP Request node" },
	],
	reference: 'slack',
	targets: [besideSlack('first', 'the first time'), besideSlack('later', 'later')],
};

const LATER = 3;

const FIRST_FIELD =
	'[data-test-id="node-parameters"] [data-test-id="parameter-item"] [data-test-id^="parameter-input"]';

/** Loads the editor anew with a workflow, and waits until it has nothing left to do. */
export async function load(editor: Editor, { id }: Workflow): Promise<void> {
	await editor.page.goto(`${editor.url}/workflow/${id}`);
	await editor.marked('canvas-node').last().waitFor();
	await editor.page.waitForLoadState('networkidle');
}

async function openOnce(editor: Editor, node: string): Promise<number> {
	const wait = { from: 'dblclick', until: FIRST_FIELD } as const;
	return await timeInPage(editor.page, wait, async () => await editor.openNode(node));
}

async function open(editor: Editor, workflow: Workflow, node: string): Promise<Sample> {
	await load(editor, workflow);
	const first = await openOnce(editor, node);
	const more: number[] = [];
	for (let at = 0; at < LATER; at += 1) {
		await editor.closePanel();
		more.push(await openOnce(editor, node));
	}
	return { first, later: median(more) };
}

export async function panelRounds(
	{ say }: Conditions,
	rounds: number,
	editor: Editor,
	workflow: Workflow,
): Promise<Round[]> {
	const runs = {
		ours: async () => await open(editor, workflow, 'Recording'),
		slack: async () => await open(editor, workflow, 'Slack'),
		http: async () => await open(editor, workflow, 'HTTP Request'),
	};
	return await inTurn(runs, rounds, (round, name, { first = 0, later = 0 }) =>
		say(`  panel, round ${round + 1}: ${name} ${first.toFixed(0)} ms, ${later.toFixed(0)} ms`),
	);
}
