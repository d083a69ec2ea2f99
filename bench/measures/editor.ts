import { missingBrowser } from '../../tools/n8n/editor/browser';
import { Editor } from '../../tools/n8n/editor/Editor';
import { openSetup, owner, type Setup } from '../fixtures/setup';
import { startZoom, type ZoomProcess } from '../fixtures/zoomAccount';
import { editorList, listRounds } from './editorList';
import { editorPanel, panelRounds } from './editorPanel';
import { type ListedSession, sessionsOfLastYear } from './listedSessions';
import type { Conditions, Findings, Measure } from './measure';

/** Each begins with a load of the editor, which takes longer than what is measured. */
const MOST_ROUNDS = 2;
const PAGE_DELAY_MS = 100;

async function inBrowser(
	conditions: Conditions,
	setup: Setup,
	sessions: readonly ListedSession[],
): Promise<Findings> {
	const workflow = await setup.place('editor');
	const opened = await Editor.open({ url: setup.n8n.url, owner });
	try {
		const rounds = Math.min(conditions.rounds, MOST_ROUNDS);
		return await opened.picturing(async () => ({
			[editorPanel.id]: await panelRounds(conditions, rounds, opened, workflow),
			[editorList.id]: await listRounds(conditions, rounds, opened, workflow, sessions),
		}));
	} finally {
		await opened.close();
	}
}

async function withAccount(conditions: Conditions, zoom: ZoomProcess): Promise<Findings> {
	const sessions = sessionsOfLastYear(conditions.isQuick ? 1_000 : 10_000);
	await zoom.seed(sessions);
	await zoom.delayPages(PAGE_DELAY_MS);
	const setup = await openSetup(conditions, zoom.account);
	try {
		return await inBrowser(conditions, setup, sessions);
	} finally {
		await setup.close();
	}
}

export const editor: Measure = {
	name: 'editor',
	comparisons: [editorPanel, editorList],
	missing: missingBrowser,
	async run(conditions: Conditions): Promise<Findings> {
		const zoom = await startZoom();
		try {
			return await withAccount(conditions, zoom);
		} finally {
			await zoom.stop();
		}
	},
};
