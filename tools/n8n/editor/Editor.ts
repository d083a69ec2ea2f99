import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import type { Owner } from '../client/n8nAnswers';
import { launchBrowser } from './browser';
import { consoleProblems } from './consoleProblems';
import { exactly, NodePanel } from './NodePanel';

/** How long the editor may take over one step; generous, since it only ends a wait that is lost. */
const LIMIT = 60_000;

export interface EditorOptions {
	url: string;
	owner: Owner;
	width?: number;
	height?: number;
}

/** n8n's editor in a browser, with its owner signed in. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		readonly url: string,
		/** What went wrong in the editor since the sign-in; tests compare it with an empty list. */
		readonly problems: string[],
	) {}

	static async open({ url, owner, width = 1400, height = 1000 }: EditorOptions): Promise<Editor> {
		const browser = await launchBrowser();
		try {
			const context = await browser.newContext({
				viewport: { width, height },
				deviceScaleFactor: 1,
				colorScheme: 'light',
			});
			context.setDefaultTimeout(LIMIT);
			await context.route(
				(address) => address.origin !== url && address.protocol.startsWith('http'),
				async (route) => await route.abort(),
			);
			const page = await context.newPage();
			await page.goto(`${url}/signin`);
			await page.locator('input[type="email"]').fill(owner.email);
			await page.locator('input[type="password"]').fill(owner.password);
			await page.locator('[data-test-id="form-submit-button"]').click();
			await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
			return new Editor(browser, page, url, consoleProblems(page, url));
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** The element that n8n marks with this name for its own tests. */
	marked(name: string): Locator {
		return this.page.locator(`[data-test-id="${name}"]`);
	}

	/** Opens the panel of one node of a stored workflow. */
	async openPanel(workflowId: string, nodeId: string): Promise<NodePanel> {
		await this.page.goto(`${this.url}/workflow/${workflowId}/${nodeId}`);
		return await this.shownPanel();
	}

	/** The panel that is open, or about to open. */
	async shownPanel(): Promise<NodePanel> {
		await this.marked('node-parameters').first().waitFor();
		return new NodePanel(this.page);
	}

	/** Opens the panel of a node on the canvas. */
	async openNode(name: string): Promise<NodePanel> {
		await this.canvasNode(name).dblclick();
		return await this.shownPanel();
	}

	/** A node on the canvas. */
	canvasNode(name: string): Locator {
		return this.marked('canvas-node').and(this.page.locator(`[data-node-name="${name}"]`));
	}

	async closePanel(): Promise<void> {
		await this.marked('ndv-close-button').click();
		await this.marked('ndv').waitFor({ state: 'hidden' });
	}

	/** Opens the list of nodes in a new workflow. */
	async openNodeList(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.marked('canvas-wrapper').waitFor();
		await this.marked('node-creator-plus-button')
			.or(this.marked('canvas-plus-button'))
			.first()
			.click();
		await this.marked('node-creator-search-bar').waitFor();
	}

	/** Names of the nodes that the list shows for a search, once it shows a node of that name. */
	async searchNodes(words: string, until: string): Promise<string[]> {
		await this.marked('node-creator-search-bar').fill(words);
		await this.nodeInList(until).first().waitFor();
		return await this.marked('node-creator-item-name').allInnerTexts();
	}

	/** A node, or an action of one, in the list of nodes. */
	nodeInList(name: string): Locator {
		return this.marked('node-creator-item-name').filter({ hasText: exactly(name) });
	}

	/** Imports a workflow from a file into a new one. */
	async importFile(path: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.marked('canvas-wrapper').waitFor();
		await this.marked('workflow-import-input').setInputFiles(path);
	}

	/** Names of the nodes on the canvas, without notes. */
	async canvasNodes(): Promise<string[]> {
		const names = await this.marked('canvas-node').evaluateAll((nodes) =>
			nodes.map((node) => node.getAttribute('data-node-name') ?? ''),
		);
		return names.sort();
	}

	/** Names of the nodes in which the editor finds something missing or wrong. */
	async nodesWithProblems(): Promise<string[]> {
		const marks = this.marked('node-issues').or(this.marked('node-setup-required'));
		const names = await marks.evaluateAll((found) =>
			found.map((mark) => {
				const node = mark.closest('[data-test-id="canvas-node"]');
				return node?.getAttribute('data-node-name') ?? '';
			}),
		);
		return names.sort();
	}

	/** Publishes the workflow that is open, which n8n has saved. */
	async publish(): Promise<void> {
		await this.marked('workflow-open-publish-modal-button').first().click();
		await this.marked('workflow-publish-button').click();
		await this.marked('workflow-publish-button').waitFor({ state: 'hidden' });
	}

	/** Opens the dialog of a stored credential. */
	async openCredential(id: string): Promise<Locator> {
		await this.page.goto(`${this.url}/home/credentials/${id}`);
		const dialog = this.marked('editCredential-modal');
		await dialog.waitFor();
		return dialog;
	}

	/** Does something and, should it fail, keeps a picture of what the editor showed. */
	async picturing<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			const folder = await mkdtemp(join(tmpdir(), 'editor-'));
			const path = join(folder, 'failure.png');
			await this.page.screenshot({ path });
			if (error instanceof Error) error.message += `\nThe editor at that moment: ${path}`;
			throw error;
		}
	}
}
