/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installN8n } from '../host/install';
import { packPackage, repository } from '../host/packageTarball';
import { exitOnSignals } from '../host/processGroup';
import { sayToError as say } from '../host/progress';
import { runSession } from '../host/sessionRun';
import { setStage } from '../host/stage';
import { temporaryFolder } from '../host/temporaryFolder';
import { Editor } from './editor/Editor';
import { Photographer } from './editor/Photographer';

const folder = join(repository, 'docs', 'images');

/** Takes the pictures of README and docs: n8n's editor, after a session against the simulator. */
async function main(): Promise<void> {
	exitOnSignals();
	const { path } = await temporaryFolder();
	const install = await installN8n({ say });
	const tarball = await packPackage(path);
	const stage = await setStage({ install, tarball, userFolder: join(path, 'home'), say });
	try {
		const run = await runSession(stage, say);
		const editor = await Editor.open({ url: stage.n8n.url, owner: stage.owner });
		try {
			await mkdir(folder, { recursive: true });
			const photographer = new Photographer(editor, stage, folder, say);
			await photographer.workflow(stage.workflows.record, run.record);
			await photographer.triggerPanel(stage.workflows.announce);
			await photographer.actionPanel();
			await photographer.output();
			await photographer.credential();
			for (const file of await readdir(join(repository, 'examples'))) {
				if (file.endsWith('.json')) await photographer.example(file);
			}
		} finally {
			await editor.close();
		}
	} finally {
		await stage.close();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
