import type { ConsoleMessage, Page } from 'playwright-core';

/**
 * Collects what the editor reports as errors: exceptions, and errors in the console.
 *
 * n8n's own noise is left out: what it cannot load from hosts other than itself (it asks its makers
 * and npm about the package), which the browser here is kept from.
 */
export function consoleProblems(page: Page, n8nUrl: string): string[] {
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() !== 'error' || isFromElsewhere(message, n8nUrl)) return;
		problems.push(`${message.text()} (${message.location().url})`);
	});
	return problems;
}

function isFromElsewhere(message: ConsoleMessage, n8nUrl: string): boolean {
	const { url } = message.location();
	return /^Failed to load resource/.test(message.text()) && !url.startsWith(n8nUrl);
}
