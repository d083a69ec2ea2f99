import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium; another browser of its kind by CHROMIUM_PATH. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why the editor cannot be opened on this machine, in words; `undefined` where it can. */
export function missingBrowser(path = executablePath): string | undefined {
	if (existsSync(path)) return undefined;
	return `there is no Chromium at ${path}; install it, or say in CHROMIUM_PATH where it is`;
}

/** Starts a browser without a window that asks nothing of the network by itself. */
export async function launchBrowser(): Promise<Browser> {
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
