import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

const run = promisify(execFile);

/** The root of the repository. */
export const ROOT = resolve(__dirname, '../..');

const packReport = z
	.array(
		z.object({
			filename: z.string(),
			/** Bytes of the tarball. */
			size: z.number(),
			files: z.array(z.object({ path: z.string(), size: z.number() })),
		}),
	)
	.length(1);

export interface Packed {
	/** Paths inside the package, sorted. */
	files: string[];
	/** Bytes of the tarball. */
	size: number;
	/** The unpacked tarball. */
	publishedDir: string;
	/** The package as n8n installs it: `<userFolder>/nodes/node_modules/<name>`. */
	packageDir: string;
	/** The `node_modules` folder that n8n looks through at its start. */
	nodeModules: string;
	/** A `node_modules` folder with the one module that n8n gives to packages: n8n-workflow. */
	hostModules: string;
	/** A folder for n8n's own files. */
	userFolder: string;
	remove(): Promise<void>;
}

/** Drops what n8n's installer drops before it installs the dependencies of a package. */
async function stripDependencies(packageDir: string): Promise<void> {
	const path = join(packageDir, 'package.json');
	const manifest: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'));
	delete manifest['devDependencies'];
	delete manifest['peerDependencies'];
	delete manifest['optionalDependencies'];
	await writeFile(path, JSON.stringify(manifest, null, 2));
}

/** Unpacks the built package, which Jest's set-up has packed, where and as n8n's installer does. */
export async function unpack(): Promise<Packed> {
	const userFolder = await mkdtemp(join(tmpdir(), 'packed-'));
	const { TARBALL_FOLDER: folder = '', TARBALL_REPORT: packed = '' } = process.env;
	const [report] = packReport.parse(JSON.parse(packed));
	if (!report) throw new Error('npm pack reports no package');
	const nodeModules = join(userFolder, 'nodes', 'node_modules');
	const packageDir = join(nodeModules, 'n8n-nodes-zoom-video-sdk');
	const publishedDir = join(userFolder, 'package');
	await run('tar', ['-xzf', join(folder, report.filename)], { cwd: userFolder });
	await cp(publishedDir, packageDir, { recursive: true });
	await stripDependencies(packageDir);
	const hostModules = join(userFolder, 'host');
	await mkdir(hostModules);
	await symlink(join(ROOT, 'node_modules/n8n-workflow'), join(hostModules, 'n8n-workflow'));
	return {
		files: report.files.map(({ path }) => path).sort(),
		size: report.size,
		publishedDir,
		packageDir,
		nodeModules,
		hostModules,
		userFolder,
		remove: async () => await rm(userFolder, { recursive: true, force: true }),
	};
}
