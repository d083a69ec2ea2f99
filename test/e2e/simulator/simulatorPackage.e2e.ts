import { copyFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { freePort } from '../../../tools/n8n/server/freePort';
import { installSimulator, type InstalledSimulator } from './installedSimulator';

const PROGRAMS = join(__dirname, 'programs');

let installed: InstalledSimulator;

beforeAll(async () => {
	installed = await installSimulator(['@zoom/rivet@0.4.0', '@types/node@20']);
	for (const name of ['driveWithRivet.mjs', 'startInATest.mjs']) {
		await copyFile(join(PROGRAMS, name), join(installed.folder, name));
	}
});
afterAll(async () => await installed?.remove());

describe('the simulator, installed from its tarball in an empty folder', () => {
	it('starts with one command, which shows the next ones, and those work', async () => {
		const { origin, introduction, stop } = await installed.start();
		try {
			expect(introduction).toContain(`npx zoom-video-sdk-simulator webhook add URL --at ${origin}`);
			expect(introduction).not.toContain('npm run');
			const demo = await installed.command(
				'demo',
				'--name',
				'By npx',
				'--seconds',
				'0',
				'--at',
				origin,
			);
			expect(JSON.parse(demo)).toMatchObject({ name: 'By npx', state: 'past', recorded: true });
		} finally {
			await stop();
		}
	});

	it("is driven by rivet, Zoom's own client: REST, webhooks and files", async () => {
		const { origin, stop } = await installed.start();
		try {
			const printed = await installed.node(['driveWithRivet.mjs'], {
				SIMULATOR: origin,
				RECEIVER_PORT: String(await freePort()),
			});
			// Rivet's receiver prints a line of its own first.
			const seen: Record<string, unknown> = JSON.parse(printed.trim().split('\n').at(-1) ?? '');
			expect(seen).toEqual({
				valid: true,
				live: ['Driven by rivet'],
				started: 202,
				told: Array.from({ length: 5 }, () => 'Driven by rivet'),
				isSameSession: true,
				listed: ['Driven by rivet'],
				download: { status: 200, bytes: seen.size },
				size: expect.any(Number),
				trashed: 204,
				gone: expect.stringContaining('[404/3301]'),
				recovered: 204,
				before: expect.any(Number),
				again: seen.before,
				report: 200,
			});
			expect(seen.before).toBeGreaterThan(2);
		} finally {
			await stop();
		}
	});

	it('starts inside a test of another project', async () => {
		expect(JSON.parse(await installed.node(['startInATest.mjs']))).toEqual({
			isSame: true,
			names: ['Seeded'],
		});
	});

	it('has types that a strict TypeScript project compiles with', async () => {
		await writeFile(
			join(installed.folder, 'typed.mts'),
			`import { startSimulator, type Simulator } from 'zoom-video-sdk-simulator';
			const zoom: Simulator = await startSimulator({ settings: { retryScale: 0 } });
			// @ts-expect-error: a fault has a kind
			zoom.faults.add({ on: 'recordings.get', fault: {} });
			zoom.faults.add({ on: 'recordings.get', fault: { kind: 'htmlPage' }, times: 2 });
			const id: string = zoom.startSession({ name: 'Typed' }).id;
			console.log(id);`,
		);
		const tsc = createRequire(__filename).resolve('typescript/bin/tsc');
		const compiled = installed.node([
			...[tsc, '--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022'],
			...['--module', 'nodenext', 'typed.mts'],
		]);
		expect(await compiled.catch(({ stdout }: { stdout: string }) => stdout)).toBe('');
	});
});
