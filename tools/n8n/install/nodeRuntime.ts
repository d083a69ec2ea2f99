import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The lowest Node that n8n 2.40 and newer accept. */
const NODE_FOR_N8N = 24;

/** Where the Node that runs n8n comes from: this machine, or the `node` package of the host package. */
export type NodeSource = 'machine' | 'package';

export const nodeSource: NodeSource =
	Number(process.versions.node.split('.')[0]) >= NODE_FOR_N8N ? 'machine' : 'package';

/** The Node to run n8n of a host folder with. */
export function nodePath(host: string): string {
	if (nodeSource === 'machine') return process.execPath;
	const program = process.platform === 'win32' ? 'node.exe' : 'node';
	return join(host, 'node_modules', 'node', 'bin', program);
}

/**
 * The folder with the C++ headers of that Node (`include/node`), for building native modules without
 * a download; undefined where they are missing and node-gyp has to fetch them.
 */
export async function headersFolder(host: string): Promise<string | undefined> {
	const folder =
		nodeSource === 'machine' ? dirname(dirname(process.execPath)) : await packagedNode(host);
	if (folder === undefined) return undefined;
	return (await exists(join(folder, 'include', 'node', 'node.h'))) ? folder : undefined;
}

/** The `node` package's install script puts the binary's own package inside its folder. */
async function packagedNode(host: string): Promise<string | undefined> {
	const inner = join(host, 'node_modules', 'node', 'node_modules');
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
	for (const name of names) {
		if (await exists(join(inner, name))) return join(inner, name);
	}
	return undefined;
}

async function exists(path: string): Promise<boolean> {
	return await access(path).then(
		() => true,
		() => false,
	);
}
