import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { ROOT } from './packed';

// What the build and the tests run is pinned to the byte: exact versions, each with its checksum.
const manifest = z.object({
	dependencies: z.record(z.string()).default({}),
	devDependencies: z.record(z.string()).default({}),
});
const lock = z.object({
	packages: z.record(
		z.object({
			version: z.string().optional(),
			integrity: z.string().optional(),
			resolved: z.string().optional(),
			link: z.boolean().optional(),
			inBundle: z.boolean().optional(),
			hasInstallScript: z.boolean().optional(),
		}),
	),
});

const FOLDERS = ['.', 'tools/n8n'];
/** Packages of this repository; the lock file says where they stand, and what they depend on. */
const WORKSPACES = new Map([['node_modules/zoom-video-sdk-simulator', 'tools/zoom-simulator']]);
/** Of the package itself, or of another that stands under its name. */
const EXACT = /^(?:npm:[^@]+@)?\d+\.\d+\.\d+$/;
/** The overrides of each older n8n that the end-to-end tests can run in. */
const olderVersions = z.record(z.record(z.string()));
const read = async (folder: string, name: string): Promise<unknown> =>
	JSON.parse(await readFile(join(ROOT, folder, name), 'utf8'));

it('every dependency is named by its exact version', async () => {
	for (const folder of FOLDERS) {
		const { dependencies, devDependencies } = manifest.parse(await read(folder, 'package.json'));
		const wanted = { ...dependencies, ...devDependencies };
		const loose = Object.entries(wanted).filter(([, version]) => !EXACT.test(version));
		expect([folder, loose]).toEqual([folder, []]);
	}
});

it('every other n8n, and what it overrides, is named by its exact version', async () => {
	const versions = olderVersions.parse(await read('tools/n8n', 'versions.json'));
	const named = Object.entries(versions).flatMap(([version, overrides]) => [
		version,
		...Object.values(overrides),
	]);
	expect(named.length).toBeGreaterThan(1);
	expect(named.filter((version) => !EXACT.test(version))).toEqual([]);
});

it('every package of a lock file has a checksum and comes from wherever npm is told to look', async () => {
	for (const folder of FOLDERS) {
		const { packages } = lock.parse(await read(folder, 'package-lock.json'));
		const own = (path: string, resolved: string | undefined) =>
			path === '' ||
			[...WORKSPACES.values()].includes(path) ||
			(resolved !== undefined && WORKSPACES.get(path) === resolved);
		const others = Object.entries(packages).filter(([path, { resolved }]) => !own(path, resolved));
		expect(others.length).toBeGreaterThan(100);
		const unsafe = others.filter(
			([, { integrity, resolved, inBundle, link }]) =>
				link === true ||
				resolved !== undefined ||
				(inBundle !== true && !/^sha512-/.test(integrity ?? '')),
		);
		expect([folder, unsafe.map(([path]) => path)]).toEqual([folder, []]);
	}
});

it('no dependency runs a script of its own when it is installed', async () => {
	expect(await readFile(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
