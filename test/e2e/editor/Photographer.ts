import { join } from 'node:path';

import type { Locator } from 'playwright-core';

import type { Execution } from '../../../tools/n8n/client/execution';
import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import { readWorkflow, useCredential, type Workflow } from '../../../tools/n8n/client/workflow';
import type { Editor } from '../../../tools/n8n/editor/Editor';
import type { NodePanel } from '../../../tools/n8n/editor/NodePanel';
import { repository } from '../../../tools/n8n/install/packageTarball';
import type { Say } from '../../../tools/n8n/progress';
import type { Setup } from '../../../tools/n8n/start/environment';
import { triggerOf } from '../../../tools/n8n/start/examples';
import { until } from '../../../tools/n8n/until';
import { withOtherCredentials } from '../examples/otherCredentials';
import { actionWorkflow, nodeNames } from '../workflows';

/** Hints and controls that belong to the editor and not to what is shown. */
const aside = `
	.el-popper, .el-notification, [data-test-id="floating-nodes"], [data-radix-popper-content-wrapper] {
		visibility: hidden !important;
	}`;
const asideOfRun = `
	:has(> [role="radiogroup"]), [data-test-id="canvas-controls"],
	[data-test-id="execution-preview-delete-button"],
	button:has([data-test-id="execution-debug-button"]) {
		visibility: hidden !important;
	}`;

const asideOfExample = `
	:has(> [role="radiogroup"]), [data-test-id="canvas-controls"], [data-test-id="canvas-plus-button"],
	[data-test-id="node-creator-plus-button"], [class*="nodeButtonsWrapper"], [class*="executionButtons"] {
		visibility: hidden !important;
	}`;

/** Takes the pictures of the docs, one a method, into a folder. */
export class Photographer {
	constructor(
		private readonly editor: Editor,
		private readonly setup: Setup,
		private readonly folder: string,
		private readonly say: Say,
	) {}

	/** The workflow after a run, once every node shows its green tick. */
	async workflow({ id }: Workflow, execution: Execution): Promise<void> {
		// The execution list takes 352 of it, so that the canvas is 1400 wide.
		await this.frame(1752, 600);
		await this.editor.page.goto(`${this.editor.url}/workflow/${id}/executions/${execution.id}`);
		const ticks = this.editor.marked('canvas-node-status-success');
		await ticks.nth(Object.keys(execution.runData).length - 1).waitFor();
		await this.editor.marked('zoom-to-fit').click();
		await this.take('workflow', this.editor.marked('canvas-wrapper'), ticks.first(), asideOfRun);
	}

	/** An example as it looks after its import, with its note. */
	async example(file: string): Promise<void> {
		await this.frame(1252, 520);
		const { id } = await this.saveExample(file);
		await this.editor.page.goto(`${this.editor.url}/workflow/${id}`);
		const nodes = this.editor.marked('canvas-node');
		await nodes.first().waitFor();
		await this.editor.marked('zoom-to-fit').click();
		const name = `example-${file.replace(/\.json$/, '')}`;
		await this.take(name, this.editor.marked('canvas-wrapper'), nodes.first(), asideOfExample);
	}

	async triggerPanel(workflow: Workflow): Promise<void> {
		await this.frame(1280, 860);
		await this.open(workflow, triggerOf(workflow).name);
		await this.takePanel('trigger-panel');
	}

	/** The panel that downloads the files of a session by their kinds. */
	async actionPanel(): Promise<void> {
		await this.frame(1280, 780);
		const parameters = { resource: 'file', operation: 'download', files: 'kinds' };
		await this.openAction({ ...parameters, kinds: ['video', 'transcript'] });
		await this.takePanel('action-panel');
	}

	/** The panel that sends the file of an earlier step to Google Drive. */
	async uploadPanel(): Promise<void> {
		await this.frame(1280, 860);
		await this.open(await this.saveExample('recording-to-google-drive.json'), 'Upload to Drive');
		await this.takePanel('upload-panel');
	}

	/** The output of Get Many. */
	async output(): Promise<void> {
		await this.frame(1280, 700);
		const panel = await this.openAction({ operation: 'getAll' });
		await panel.execute();
		await panel.output.locator('[data-test-id="radio-button-json"]').click();
		await panel.output.getByText('session_name').first().waitFor();
		await this.takePanel('output');
	}

	async credential(): Promise<void> {
		await this.frame(1280, 900);
		const { id } = await this.storedCredential();
		const dialog = await this.editor.openCredential(id);
		await dialog.getByText('Connection tested successfully').waitFor();
		await this.take('credential', dialog.locator('[role="dialog"]').or(dialog).last(), dialog);
	}

	private async saveExample(file: string): Promise<Workflow> {
		const { client } = this.setup;
		const example = await readWorkflow(join(repository, 'examples', file));
		const definition = useCredential(example, await this.storedCredential());
		return await client.saveWorkflow(await withOtherCredentials(client, definition));
	}

	private async storedCredential(): Promise<Credential> {
		const node = triggerOf(this.setup.workflows.record);
		const [[type, { id, name }] = ['', { id: '', name: '' }]] = Object.entries(
			node.credentials ?? {},
		);
		return { id: id ?? '', name, type };
	}

	private async openAction(parameters: Record<string, unknown>): Promise<NodePanel> {
		const definition = actionWorkflow(parameters, await this.storedCredential());
		return await this.open(await this.setup.client.saveWorkflow(definition), nodeNames.action);
	}

	private async open({ id, nodes }: Workflow, name: string): Promise<NodePanel> {
		const node = nodes.find((each) => each.name === name);
		return await this.editor.openPanel(id, node?.id ?? '');
	}

	private async frame(width: number, height: number): Promise<void> {
		await this.editor.page.setViewportSize({ width, height });
	}

	private async takePanel(name: string): Promise<void> {
		const panel = this.editor.marked('ndv');
		await this.take(name, panel, panel);
	}

	/** @param still what has come to rest before the picture is taken */
	private async take(name: string, frame: Locator, still: Locator, style = ''): Promise<void> {
		const { page } = this.editor;
		await page.mouse.move(0, 0);
		await until('the editor to rest', async () => await isStill(still));
		const clip = await frame.boundingBox();
		if (clip === null) throw new Error(`The editor does not show what is to be on ${name}`);
		const path = join(this.folder, `${name}.png`);
		await page.screenshot({ path, clip, style: aside + style, animations: 'disabled' });
		this.say(`✓ ${path}`);
	}
}

/** Much in the editor is animated: where an element is twice in a row, it has come to rest. */
async function isStill(element: Locator): Promise<true | undefined> {
	const before = await element.boundingBox();
	await element.page().waitForTimeout(300);
	const after = await element.boundingBox();
	return before?.x === after?.x && before?.y === after?.y ? true : undefined;
}
