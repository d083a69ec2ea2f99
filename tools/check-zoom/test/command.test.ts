import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SUBJECTS } from '../checks';
import { readEnvironment, VARIABLES } from '../environment';
import { helpText, readOptions } from '../options';
import { freePort, startAccount, variablesOf } from './account';

const names = SUBJECTS.map(({ name }) => name);

describe('the credential', () => {
	const good = { ZOOM_VIDEO_SDK_API_KEY: 'key', ZOOM_VIDEO_SDK_API_SECRET: 'secret-0815' };

	it.each([
		[{}, /^ZOOM_VIDEO_SDK_API_KEY is not set/],
		[{ ZOOM_VIDEO_SDK_API_KEY: 'key' }, /^ZOOM_VIDEO_SDK_API_SECRET is not set/],
		[{ ...good, ZOOM_VIDEO_SDK_API_KEY: '  ' }, /^ZOOM_VIDEO_SDK_API_KEY is not set/],
		[{ ...good, ZOOM_VIDEO_SDK_BASE_URL: 'http://zoom.us' }, /^ZOOM_VIDEO_SDK_BASE_URL: .*https/],
		[{ ...good, ZOOM_VIDEO_SDK_WEBHOOK_URL: 'here' }, /^ZOOM_VIDEO_SDK_WEBHOOK_URL is not an/],
		[{ ...good, ZOOM_VIDEO_SDK_WEBHOOK_URL: 'https://a.example' }, /SECRET_TOKEN is not set/],
	])('%j is refused', (variables, message) => {
		expect(() => readEnvironment(variables)).toThrow(message);
		expect(() => readEnvironment(variables)).not.toThrow(/secret-0815/);
	});

	it('goes to Zoom itself unless another address is given', () => {
		expect(readEnvironment(good).access.baseUrl.href).toBe('https://api.zoom.us/v2');
	});
});

describe('the command', () => {
	it('lists every variable and subject in its help', () => {
		const help = helpText(names);
		for (const word of [...Object.keys(VARIABLES), ...names]) expect(help).toContain(word);
	});

	it.each([[['--only', 'nonsense']], [['--webhook-port', '0']], [['--secret', 'x']]])(
		'refuses %j',
		(args) => {
			expect(() => readOptions(args, names)).toThrow();
		},
	);

	const run = async (args: string[], env: Record<string, string>) => {
		const cli = join(__dirname, '../cli.ts');
		const tsx = join(__dirname, '../../../node_modules/tsx/dist/cli.mjs');
		const child = spawn(process.execPath, [tsx, cli, ...args], {
			env: { PATH: process.env['PATH'], ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		child.stdout.on('data', (part: Buffer) => (output += part.toString()));
		child.stderr.on('data', (part: Buffer) => (output += part.toString()));
		const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
		return { code, output };
	};

	it('is read only without a terminal, and writes its report', async () => {
		const zoom = await startAccount();
		const folder = await mkdtemp(join(tmpdir(), 'check-zoom-'));
		try {
			const report = join(folder, 'report.md');
			const { code, output } = await run(['--report', report], variablesOf(zoom));
			expect(output).toContain(', read only.');
			expect(output).toContain(`The report is in ${report}.`);
			expect(code).toBe(0);
			expect(await readFile(report, 'utf8')).toContain('# Zoom Video SDK, checked');
			expect(zoom.requests.list().every(({ method }) => method === 'GET')).toBe(true);
			expect(zoom.requests.list().length).toBeGreaterThan(50);
		} finally {
			await rm(folder, { recursive: true });
			await zoom.close();
		}
	});

	it('ends with 2 where nobody answers', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'check-zoom-'));
		const report = join(folder, 'report.md');
		try {
			const nowhere = `http://localhost:${await freePort()}/v2`;
			const { code, output } = await run(['--report', report], {
				ZOOM_VIDEO_SDK_API_KEY: 'key',
				ZOOM_VIDEO_SDK_API_SECRET: 'secret',
				ZOOM_VIDEO_SDK_BASE_URL: nowhere,
			});
			expect(output).toContain('- Expired token: Zoom could not be reached.');
			expect(code).toBe(2);
			expect(await readFile(report, 'utf8')).toContain('**0 matched, 0 differ, ');
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it('sees before it begins that the report cannot be written', async () => {
		const { code, output } = await run(['--report', '/nowhere/report.md'], {
			ZOOM_VIDEO_SDK_API_KEY: 'key',
			ZOOM_VIDEO_SDK_API_SECRET: 'secret',
			ZOOM_VIDEO_SDK_BASE_URL: 'http://localhost:9/v2',
		});
		expect(code).toBe(2);
		expect(output).toContain('✗ Cannot write the report to /nowhere/report.md');
	});

	it('says what it needs, in place of a trace', async () => {
		const { code, output } = await run([], {});
		expect(code).toBe(2);
		expect(output).toMatch(/^✗ ZOOM_VIDEO_SDK_API_KEY is not set\..*\n$/);
	});
});
