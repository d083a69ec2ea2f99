import { writeFile } from 'node:fs/promises';

import { reasonOf } from '../../nodes/ZoomVideoSdk/zoom/http/networkError';
import { HostProblem } from '../n8n/hostProblem';
import { checkZoom } from './checkZoom';
import { SUBJECTS } from './checks';
import { readEnvironment } from './environment';
import { helpText, readOptions } from './options';
import { openTerminal, silentTerminal } from './terminal';

const print = (text: string) => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
	const names = SUBJECTS.map(({ name }) => name);
	const options = readOptions(process.argv.slice(2), names);
	if (options.help) {
		print(helpText(names));
		return;
	}
	const environment = readEnvironment(process.env);
	// Fails now, and not when all questions have been asked.
	await writeFile(options.report, '').catch((error: unknown) => {
		throw new HostProblem(`Cannot write the report to ${options.report}: ${reasonOf(error)}`);
	});
	const { host } = environment.access.baseUrl;
	const canAsk = process.stdin.isTTY === true && process.stdout.isTTY === true;
	const readOnly = options.readOnly || !canAsk;
	print(
		`Checking ${host}${readOnly ? ', read only' : ''}. Ctrl+C ends it after the current check.`,
	);
	const stopping = new AbortController();
	process.once('SIGINT', () => stopping.abort());
	const terminal = readOnly ? undefined : openTerminal(stopping);
	try {
		const { results, report } = await checkZoom({
			...{ environment, readOnly, only: options.only, webhookPort: options.webhookPort },
			terminal: terminal ?? silentTerminal(print),
			stopped: stopping.signal,
		});
		await writeFile(options.report, report);
		const asked = results
			.flatMap((subject) => subject.results)
			.filter(({ result }) => result !== 'not asked');
		const differ = asked.filter(({ result }) => result === 'different').length;
		print(
			`\n${asked.length} questions were answered, and ${differ} answers differ. The report is in ${options.report}.`,
		);
		process.exitCode = asked.length === 0 ? 2 : differ > 0 ? 1 : 0;
	} finally {
		terminal?.close();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = error instanceof HostProblem ? 2 : 1;
});
