import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { installN8n } from '../../tools/n8n/install/install';
import { packPackage, repository } from '../../tools/n8n/install/packageTarball';
import { sayToError as say } from '../../tools/n8n/progress';
import { exitOnSignals } from '../../tools/n8n/server/processGroup';
import { temporaryFolder } from '../../tools/n8n/server/temporaryFolder';
import { startEnvironment } from '../../tools/n8n/start/environment';
import { runSession } from '../../tools/n8n/start/sessionRun';
import { Editor } from './editor/Editor';
import { Photographer } from './editor/Photographer';

const folder = join(repository, 'docs', 'images');

/** Takes the pictures of README and docs: n8n's editor, after a session against the simulator. */
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
			await photographer.workflow(environment.workflows.record, run.record);
			await photographer.triggerPanel(environment.workflows.announce);
			await photographer.actionPanel();
			await photographer.uploadPanel();
			await photographer.output();
			await photographer.credential();
			for (const file of await readdir(join(repository, 'examples'))) {
				if (file.endsWith('.json')) await photographer.example(file);
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
