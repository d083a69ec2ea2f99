// Asks npm for known weaknesses of severity high in the packages whose code is in dist/bundle.js, which
// reach the users. package.json names them as development dependencies, among hundreds that do not.
//
//   node .ci/audit-shipped.mjs           asks npm; fails when there is such a weakness
//   node .ci/audit-shipped.mjs <folder>  only writes what npm would be asked about into a folder
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [given] = process.argv.slice(2);

// esbuild writes the path of each file before its code.
const bundle = readFileSync(join(root, 'dist/bundle.js'), 'utf8');
const paths = [
	...bundle.matchAll(/^\s*\/\/ (node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/\s]+)\//gm),
];
const shipped = [...new Set(paths.map(([, path]) => path))].sort();
if (shipped.length === 0) throw new Error('dist/bundle.js names no package; is it minified?');

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const dependencies = {};
const packages = { '': { name: 'shipped', version: '1.0.0', dependencies } };
for (const path of shipped) {
	const { version, integrity } = lock.packages[path];
	const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
	// Two versions of a package may be in it: each under a name of its own.
	const place = name in dependencies ? `${name}-${version}` : name;
	dependencies[place] = place === name ? version : `npm:${name}@${version}`;
	packages[`node_modules/${place}`] = { ...(place !== name && { name }), version, integrity };
}

const folder = given ?? mkdtempSync(join(tmpdir(), 'shipped-'));
const manifest = { name: 'shipped', version: '1.0.0', private: true, dependencies };
const lockFile = {
	name: 'shipped',
	version: '1.0.0',
	lockfileVersion: 3,
	requires: true,
	packages,
};
writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lockFile, null, 2));
console.log(
	`Shipped: ${Object.entries(dependencies)
		.map((each) => each.join(' '))
		.join(', ')}`,
);

if (given === undefined) {
	const { status } = spawnSync('npm', ['audit', '--audit-level=high', '--package-lock-only'], {
		cwd: folder,
		stdio: 'inherit',
	});
	rmSync(folder, { recursive: true });
	process.exitCode = status ?? 1;
}
