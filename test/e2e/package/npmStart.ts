import { repository } from '../../../tools/n8n/install/packageTarball';
import { spawnGroup } from '../../../tools/n8n/server/processGroup';

export interface Ended {
	code: number | null;
	/** What it printed, to either output. */
	output: string;
}

/** Runs what `npm start` runs after the build, and waits for its end. */
export async function npmStart(
	args: string[],
	environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
	const child = spawnGroup(process.execPath, ['--import', 'tsx', 'tools/n8n/start.ts', ...args], {
		cwd: repository,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const collect = (chunk: Buffer) => {
		output += chunk.toString();
	};
	child.stdout?.on('data', collect);
	child.stderr?.on('data', collect);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject).once('close', resolve);
	});
	return { code, output };
}
