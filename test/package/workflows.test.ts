import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { parse } from 'yaml';
import { z } from 'zod';

import { ROOT } from './packed';

const FOLDER = join(ROOT, '.github/workflows');

const step = z.object({
	uses: z.string().optional(),
	run: z.string().optional(),
	'continue-on-error': z.boolean().optional(),
});
const permissions = z.union([z.string(), z.record(z.string())]);
const job = z.object({
	uses: z.string().optional(),
	needs: z.union([z.string(), z.array(z.string())]).default([]),
	container: z.union([z.string(), z.object({ image: z.string() })]).optional(),
	services: z.record(z.object({ image: z.string() })).default({}),
	permissions: permissions.optional(),
	steps: z.array(step).default([]),
});
const workflow = z.object({
	on: z.unknown(),
	permissions,
	jobs: z.record(job),
});

type Job = z.output<typeof job>;

const read = async (file: string) =>
	workflow.parse(parse(await readFile(join(FOLDER, file), 'utf8')));

async function readAll() {
	const files = (await readdir(FOLDER)).filter((file) => /\.ya?ml$/.test(file));
	return await Promise.all(files.map(async (file) => ({ file, ...(await read(file)) })));
}

async function readJobs(): Promise<Array<Job & { place: string }>> {
	return (await readAll()).flatMap(({ file, jobs }) =>
		Object.entries(jobs).map(([name, each]) => ({ ...each, place: `${file}: ${name}` })),
	);
}

describe('the workflows', () => {
	it('may do nothing but read, except the job that publishes, which may sign', async () => {
		for (const each of await readAll()) {
			expect([each.file, each.permissions]).toEqual([each.file, { contents: 'read' }]);
		}
		const more = (await readJobs()).filter((each) => each.permissions !== undefined);
		expect(more.map(({ place, permissions: given }) => [place, given])).toEqual([
			['publish.yml: publish', { 'id-token': 'write' }],
		]);
	});

	it('use actions and containers that cannot change', async () => {
		const jobs = await readJobs();
		const actions = jobs
			.flatMap(({ uses, steps }) => [uses, ...steps.map((each) => each.uses)])
			.filter((uses) => uses !== undefined && !uses.startsWith('./'));
		expect(actions.length).toBeGreaterThan(5);
		expect(actions.filter((uses) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(uses ?? ''))).toEqual(
			[],
		);
		const images = jobs.flatMap(({ container, services }) => [
			...(container === undefined ? [] : [container]),
			...Object.values(services),
		]);
		const names = images.map((image) => (typeof image === 'string' ? image : image.image));
		expect(names.length).toBeGreaterThan(0);
		expect(names.filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
	});
});

describe('a release', () => {
	it('is signed where neither the sources nor their dependencies are', async () => {
		const { jobs } = await read('publish.yml');
		const { steps = [] } = jobs['publish'] ?? {};
		const commands = steps.flatMap(({ run }) => run ?? []);
		expect(steps.flatMap(({ uses }) => uses?.split('@')[0] ?? [])).toEqual([
			'actions/setup-node',
			'actions/download-artifact',
		]);
		expect(commands).toEqual([
			expect.stringMatching(/^echo "\$SHA256 .*sha256sum --check --strict$/),
			expect.stringMatching(/^npm publish "\.\/\$TARBALL" --provenance .*--ignore-scripts$/),
		]);
	});

	it('waits for every check of CI, the end-to-end tests among them', async () => {
		const [release, ci] = [await read('publish.yml'), await read('ci.yml')];
		expect(release.jobs['publish']?.needs).toEqual(['checks', 'build']);
		expect(release.jobs['checks']?.uses).toBe('./.github/workflows/ci.yml');
		expect(ci.on).toHaveProperty('workflow_call');
		const commands = Object.values(ci.jobs).flatMap(({ steps }) => steps.map(({ run }) => run));
		expect(commands).toEqual(expect.arrayContaining(['npm ci && npm test', '.ci/run']));
	});
});

describe('a known weakness in what is shipped', () => {
	it('stops CI', async () => {
		const { jobs } = await read('ci.yml');
		const audits = Object.values(jobs)
			.flatMap(({ steps }) => steps)
			.filter(({ run }) => run === 'node .ci/audit-shipped.mjs');
		expect(audits).toEqual([{ run: 'node .ci/audit-shipped.mjs' }]);
	});

	it('is looked for in exactly the packages that are in the bundle', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'shipped-'));
		try {
			await promisify(execFile)(process.execPath, [join(ROOT, '.ci/audit-shipped.mjs'), folder]);
			const versions = z.object({
				version: z.string().optional(),
				integrity: z.string().optional(),
			});
			const lock = z.object({ packages: z.record(versions) });
			const readLock = async (of: string) =>
				lock.parse(JSON.parse(await readFile(join(of, 'package-lock.json'), 'utf8'))).packages;
			const { '': root, ...shipped } = await readLock(folder);
			const path = 'node_modules/jose';
			expect(root).toBeDefined();
			expect(shipped).toEqual({ [path]: (await readLock(ROOT))[path] });
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
