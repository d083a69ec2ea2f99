import type { Workflow } from '../../tools/n8n/client/workflow';
import type { Editor } from '../../tools/n8n/editor/Editor';
import type { NodePanel } from '../../tools/n8n/editor/NodePanel';
import { timeInPage } from '../fixtures/stopwatch';
import type { Comparison, Round, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { load } from './editorPanel';
import type { ListedSession } from './listedSessions';
import type { Conditions } from './measure';

export const editorList: Comparison = {
	id: 'editor-list',
	title: 'Choosing one of 10,000 sessions',
	about:
		'The list of recorded sessions in the panel of the node, with 10,000 sessions in the last year and 100 ms per page of Zoom. A list is opened with a click on the field and shows its 100 newest sessions; later is after the panel was closed and opened again. The search is for the name of the oldest session, from the last letter until that session is shown; the editor waits after the last letter before it asks.',
	metrics: [
		{ id: 'first', label: 'List, first time', unit: 'ms' },
		{ id: 'later', label: 'List, later', unit: 'ms' },
		{ id: 'search', label: 'Search', unit: 'ms' },
	],
	contenders: [{ id: 'ours', name: 'Zoom Video SDK Recording' }],
	targets: [
		{
			says: 'the list within 2 s the first time',
			metric: 'first',
			of: 'ours',
			as: 'value',
			atMost: 2_000,
		},
	],
};

const NODE = 'Recording';
const FIELD = 'sessionId';
/** Between two letters. */
const TYPING_MS = 50;
const ENTRY = '[data-test-id="rlc-item"]';

async function openList({ page }: Editor, panel: NodePanel, newest: string): Promise<number> {
	const wait = { from: 'click', until: ENTRY, text: newest } as const;
	return await timeInPage(page, wait, async () => await panel.openList(FIELD));
}

/** Types a name as people do, and waits for the session of that name. */
async function search({ page }: Editor, panel: NodePanel, name: string): Promise<number> {
	const wait = { from: 'input', until: ENTRY, text: name } as const;
	const type = async () => await panel.listSearch().pressSequentially(name, { delay: TYPING_MS });
	return await timeInPage(page, wait, type);
}

async function choose(
	editor: Editor,
	workflow: Workflow,
	newest: string,
	oldest: string,
): Promise<Sample> {
	await load(editor, workflow);
	const first = await openList(editor, await editor.openNode(NODE), newest);
	await editor.closePanel();
	const panel = await editor.openNode(NODE);
	const later = await openList(editor, panel, newest);
	return { first, later, search: await search(editor, panel, oldest) };
}

/** @param sessions of the account, the newest first */
export async function listRounds(
	{ say }: Conditions,
	rounds: number,
	editor: Editor,
	workflow: Workflow,
	sessions: readonly ListedSession[],
): Promise<Round[]> {
	const [newest = '', oldest = ''] = [sessions.at(0)?.name, sessions.at(-1)?.name];
	const ours = async () => await choose(editor, workflow, newest, oldest);
	return await inTurn({ ours }, rounds, (round, _name, sample) => {
		const { first = 0, later = 0, search: found = 0 } = sample;
		say(
			`  list, round ${round + 1}: ${first.toFixed(0)} ms, ${later.toFixed(0)} ms, search ${found.toFixed(0)} ms`,
		);
	});
}
