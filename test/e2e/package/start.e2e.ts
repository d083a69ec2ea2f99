import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { npmStart } from './npmStart';

describe('npm start', () => {
	it('runs a session from its start to its announced recording and says so', async () => {
		const { code, output } = await npmStart(['--once']);

		expect({ code, output }).toEqual({
			code: 0,
			output: expect.stringContaining('All of it happened as expected.'),
		});
		expect(output).toContain('has started the recording');
		expect(output).toMatch(/with \d+ files: .*MP4/);
	}, 300_000);

	it('leaves the credential to the user with --no-simulator', async () => {
		const { code, output } = await npmStart(['--once', '--no-simulator']);

		expect({ code, output }).toEqual({
			code: 0,
			output: expect.stringMatching(/Workflow ".*" is imported/),
		});
	}, 300_000);

	describe('when something stands in the way', () => {
		let folder: string;
		let server: Server;

		beforeAll(async () => {
			folder = await mkdtemp(join(tmpdir(), 'start-e2e-'));
			server = createServer().listen(0, '127.0.0.1');
			await once(server, 'listening');
		});
		afterAll(async () => {
			server.close();
			await rm(folder, { recursive: true, force: true });
		});

		const takenPort = (): string => {
			const address = server.address();
			if (address === null || typeof address === 'string') throw new Error('No port');
			return String(address.port);
		};

		it('names a port that is in use', async () => {
			const { code, output } = await npmStart(['--once', '--port', takenPort()]);

			expect(code).toBe(2);
			expect(output).toContain(`Port ${takenPort()} is in use`);
			expect(output).toMatch(/npm start -- --once --port \d+$/m);
			expect(output).not.toMatch(/^\s+at /m);
		});

		it('names the option for the port of the simulator', async () => {
			const { code, output } = await npmStart(['--once', '--simulator-port', takenPort()]);

			expect(code).toBe(2);
			expect(output).toMatch(/npm start -- --once --simulator-port \d+$/m);
		});

		it('refuses options that npm has kept for itself', async () => {
			const { code, output } = await npmStart([], { npm_config_once: 'true' });

			expect(code).toBe(2);
			expect(output).toMatch(/npm start -- --once$/m);
		});

		it('says that the registry cannot be reached', async () => {
			const { code, output } = await npmStart(['--once'], {
				XDG_CACHE_HOME: folder,
				npm_config_registry: `http://127.0.0.1:9/`,
				npm_config_cache: join(folder, 'npm'),
			});

			expect(code).toBe(2);
			expect(output).toContain('npm could not reach its registry');
			const left = await readdir(join(folder, 'n8n-nodes-zoom-video-sdk'));
			expect(left.filter((name) => !name.endsWith('.log'))).toEqual([]);
			expect(output).not.toMatch(/^\s+at /m);
		}, 120_000);

		it('says that the cache folder cannot be created', async () => {
			const file = join(folder, 'a-file');
			await writeFile(file, '');

			const { code, output } = await npmStart(['--once'], { XDG_CACHE_HOME: file });

			expect(code).toBe(2);
			expect(output).toContain('cannot be created');
		});

		it('names an option that does not exist', async () => {
			const { code, output } = await npmStart(['--twice']);

			expect(code).toBe(2);
			expect(output).toContain('--twice');
		});
	});
});
