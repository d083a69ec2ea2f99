import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { Editor } from '../../tools/n8n/editor/Editor';
import { installN8n } from '../../tools/n8n/install/install';
import { packPackage, repository } from '../../tools/n8n/install/packageTarball';
import { sayToError as say } from '../../tools/n8n/progress';
import { exitOnSignals } from '../../tools/n8n/server/processGroup';
import { temporaryFolder } from '../../tools/n8n/server/temporaryFolder';
import { startEnvironment } from '../../tools/n8n/start/environment';
import { runSession } from '../../tools/n8n/start/sessionRun';
import { Photographer } from './editor/Photographer';

const folder = join(repository, 'docs', 'images');

/**
 * Takes the pictures of README and docs: n8n's editor, after a session against the simulator. All of
 * them, or those that are named: `npm run docs:screenshot -- upload-panel`.
 */
async function main(): Promise<void> {
	exitOnSignals();
	const { path } = await temporaryFolder();
	const install = await installN8n({ say });
	const tarball = await packPackage(path);
	const environment = await startEnvironment({
		install,
		tarball,
		userFolder: join(path, 'home'),
		say,
	});
	try {
		const run = await runSession(environment, say);
		const editor = await Editor.open({ url: environment.n8n.url, owner: environment.owner });
		try {
			await mkdir(folder, { recursive: true });
			const photographer = new Photographer(editor, environment, folder, say);
			const { record, announce } = environment.workflows;
			const examples = (await readdir(join(repository, 'examples'))).filter((name) =>
				name.endsWith('.json'),
			);
			const pictures: Array<[string, () => Promise<void>]> = [
				['workflow', async () => await photographer.workflow(record, run.record)],
				['trigger-panel', async () => await photographer.triggerPanel(announce)],
				['action-panel', async () => await photographer.actionPanel()],
				['upload-panel', async () => await photographer.uploadPanel()],
				['output', async () => await photographer.output()],
				['credential', async () => await photographer.credential()],
				...examples.map((file): [string, () => Promise<void>] => [
					`example-${file.replace(/\.json$/, '')}`,
					async () => await photographer.example(file),
				]),
			];
			const wanted = process.argv.slice(2);
			for (const [name, take] of pictures) {
				if (wanted.length === 0 || wanted.includes(name)) await take();
			}
		} finally {
			await editor.close();
		}
	} finally {
		await environment.close();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
