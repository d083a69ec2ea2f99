/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type { Owner } from '../host/n8nAnswers';
import { installN8n } from '../host/install';
import { packPackage, repository } from '../host/packageTarball';
import { exitOnSignals } from '../host/processGroup';
import { sayToError as say } from '../host/progress';
import { runSession } from '../host/sessionRun';
import { setStage } from '../host/stage';
import { temporaryFolder } from '../host/temporaryFolder';
import { until } from '../host/until';

/** Debian's Chromium; another browser of its kind by CHROMIUM_PATH. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const picture = join(repository, 'docs', 'images', 'workflow.png');

/** Takes the README's picture: the example workflow in the editor, after a run against the simulator. */
async function main(): Promise<void> {
	exitOnSignals();
	const { path: folder } = await temporaryFolder();
	const install = await installN8n({ say });
	const tarball = await packPackage(folder);
	const stage = await setStage({ install, tarball, userFolder: join(folder, 'home'), say });
	try {
		const { record } = await runSession(stage, say);
		const browser = await launchBrowser();
		try {
			const page = await signedIn(browser, stage.n8n.url, stage.owner);
			const { id } = stage.workflows.record;
			await page.goto(`${stage.n8n.url}/workflow/${id}/executions/${record.id}`);
			await mkdir(dirname(picture), { recursive: true });
			await photograph(page, Object.keys(record.runData).length);
		} finally {
			await browser.close();
		}
	} finally {
		await stage.close();
	}
	say(`✓ ${picture}`);
}

async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({
		executablePath,
		args: [
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

async function signedIn(browser: Browser, url: string, owner: Owner): Promise<Page> {
	const context = await browser.newContext({
		// The execution list takes 352 of it, so that the canvas is 1400 wide.
		viewport: { width: 1752, height: 600 },
		deviceScaleFactor: 1,
		colorScheme: 'light',
	});
	const page = await context.newPage();
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"]').fill(owner.email);
	await page.locator('input[type="password"]').fill(owner.password);
	await page.locator('[data-test-id="form-submit-button"]').click();
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	return page;
}

/** Hints and controls that belong to the editor and not to the run. */
const aside = `
	.el-popper, [data-radix-popper-content-wrapper], .el-notification,
	:has(> [role="radiogroup"]), [data-test-id="canvas-controls"],
	[data-test-id="execution-preview-delete-button"],
	button:has([data-test-id="execution-debug-button"]) {
		visibility: hidden !important;
	}`;

/** Takes the canvas once every node shows its green tick. */
async function photograph(page: Page, nodes: number): Promise<void> {
	const ticks = page.locator('[data-test-id="canvas-node-status-success"]');
	await ticks.nth(nodes - 1).waitFor();
	await page.locator('[data-test-id="zoom-to-fit"]').click();
	await page.mouse.move(0, 0);
	const canvas = page.locator('[data-test-id="canvas-wrapper"]');
	await until('the canvas to rest', async () => await isStill(ticks.first()));
	const clip = await canvas.boundingBox();
	if (clip === null) throw new Error('The editor shows no canvas');
	await page.screenshot({ path: picture, clip, style: aside, animations: 'disabled' });
}

/** Fitting the view is animated: where an element is twice in a row, it has come to rest. */
async function isStill(element: Locator): Promise<true | undefined> {
	const before = await element.boundingBox();
	await element.page().waitForTimeout(300);
	const after = await element.boundingBox();
	return before?.x === after?.x && before?.y === after?.y ? true : undefined;
}

main().catch((error: unknown) => {
	process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
