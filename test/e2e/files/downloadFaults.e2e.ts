import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';

import { z } from 'zod';

import type { Execution } from '../../../tools/n8n/client/execution';
import { until } from '../../../tools/n8n/until';
import { filesInStore } from '../../engine/fixtures/binaryStore';
import { startOwnN8n, type OwnN8n } from '../setup/ownN8n';
import { actionWorkflow, nodeNames, sessionById } from '../workflows';
import { MIDDLE, rows, SIZE } from './downloadFaults';

const ID = 'download==';

const binary = z.object({ binary: z.object({ data: z.object({ fileName: z.string() }) }) });

/** An n8n of its own: its store is looked into, and a proxy sees whom it calls. */
describe('a download in a real n8n, when there is', () => {
	let own: OwnN8n;
	let proxy: Server;
	/** `host:port` that n8n wanted to call beyond this machine. */
	const called: string[] = [];

	beforeAll(async () => {
		proxy = createServer().on('connect', ({ url = '' }, socket) => {
			called.push(url);
			socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		});
		await once(proxy.listen(0, '127.0.0.1'), 'listening');
		const address = proxy.address();
		if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
		own = await startOwnN8n(
			{},
			{
				N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
				HTTPS_PROXY: `http://127.0.0.1:${address.port}`,
				NO_PROXY: '127.0.0.1,localhost',
			},
		);
	});
	afterEach(() => {
		own.simulator.reset();
		called.length = 0;
	});
	afterAll(async () => {
		await own.close();
		proxy.closeAllConnections();
		await once(proxy.close(), 'close');
	});

	/** Runs one workflow that downloads, and looks at what it leaves in the store. */
	async function download(parameters: object, item: object = {}) {
		const before = filesInStore(own.userFolder);
		const workflow = await own.client.saveWorkflow({
			...actionWorkflow({ resource: 'file', operation: 'download', ...parameters }, own.credential),
			name: 'Download',
			pinData: { [nodeNames.manual]: [{ json: item }] },
		});
		const execution = await own.client.run(workflow, nodeNames.manual);
		const kept = filesInStore(own.userFolder).filter((path) => !before.includes(path));
		// What n8n has stored has its metadata beside it.
		const stored = kept.filter((path) => kept.includes(`${path}.metadata`));
		const hashes = await Promise.all(
			stored.map(async (path) =>
				createHash('sha256')
					.update(await readFile(path))
					.digest('hex'),
			),
		);
		return { execution, kept, stored, hashes };
	}
	const fromSession = { filesFrom: 'session', sessionId: sessionById(ID) };
	const seed = (name: string) =>
		own.simulator.seed({ name, id: ID, files: [{ kind: 'video', size: SIZE }] });
	const expectRefused = (
		{ execution, kept, stored }: Awaited<ReturnType<typeof download>>,
		message: RegExp,
	) => {
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(message);
		expect(execution.error?.description).toMatch(/\S/);
		expect(stored).toEqual([]);
		// n8n 1 leaves what came until then in a file of its own, which goes with the execution.
		if (!own.install.n8nVersion.startsWith('1.')) expect(kept).toEqual([]);
	};

	it.each(rows)('$name', async ({ on = 'files.content', fault, times = 1, settings, error }) => {
		const { simulator } = own;
		const video = simulator.file(seed('Demo'), 'MP4');
		simulator.settings.set(settings ?? {});
		simulator.faults.add({ on, fault, times });

		const run = await download(fromSession);

		expect(simulator.faults.list()[0]?.hits).toBeGreaterThan(0);
		expect(called).toEqual([]);
		// No connection is left behind.
		await until('the end of each call', () =>
			simulator.requests.list(on).every(({ isOver }) => isOver) ? true : undefined,
		);
		const tokens = simulator.requests
			.list('files.content')
			.map(({ headers }) => headers.authorization);
		expect(tokens.filter((token) => token !== undefined)).toEqual([]);
		if (error) expectRefused(run, error);
		else
			expect(run).toMatchObject({
				execution: { status: 'success' },
				hashes: [simulator.sha256(video)],
			});
	});

	it('another ETag with the rest', async () => {
		const { simulator } = own;
		const video = simulator.file(seed('Demo'), 'MP4');
		simulator.faults.add({ on: 'files.content', fault: { kind: 'resetMidBody', bytes: MIDDLE } });
		simulator.faults.add({ on: 'files.content', fault: { kind: 'changedEtag' } });

		const { execution, hashes } = await download(fromSession);

		expect(execution.status).toBe('success');
		expect(simulator.faults.list().map(({ hits }) => hits)).toEqual([1, 1]);
		expect(hashes).toEqual([simulator.sha256(video)]);
	});

	it.each<[string, RegExp]>([
		['https://evilzoom.us/rec/download/a', /on evilzoom\.us, which is not one of Zoom's hosts/],
		['https://zoom.us.evil.example/rec/download/a', /on zoom\.us\.evil\.example/],
		['https://zoom.us@evil.example/rec/download/a', /on evil\.example/],
		['http://zoom.us/rec/download/a', /on zoom\.us/],
		['https://10.0.0.1/a', /on 10\.0\.0\.1/],
	])('the address %s, nobody is called', async (download_url, message) => {
		expectRefused(await download({ filesFrom: 'input' }, fileAt(download_url)), message);
		expect(called).toEqual([]);
	});

	it("an address of Zoom's, Zoom is called", async () => {
		const address = 'https://us06web.zoom.us/rec/download/a';
		expectRefused(
			await download({ filesFrom: 'input' }, fileAt(address)),
			/Zoom could not handle the request/,
		);
		expect(new Set(called)).toEqual(new Set(['us06web.zoom.us:443']));
	});

	it.each<[what: string, name: string, fileName: string]>([
		['leads out of the folder', '../../x', '_.._x.mp4'],
		['is a device', 'CON', '_CON.mp4'],
		['is too long', 'n'.repeat(200), `${'n'.repeat(189)}.mp4`],
		['has an emoji', 'Demo 🎉', 'Demo 🎉.mp4'],
		['has brackets', 'Demo (CC)', 'Demo (CC).mp4'],
		['is turned round', 'Demo \u202Efdp.exe', 'Demo fdp.exe.mp4'],
	])('a name that %s', async (_, name, fileName) => {
		const video = own.simulator.file(seed(name), 'MP4');

		const { execution, hashes } = await download({
			...fromSession,
			options: { fileName: '{session_name}' },
		});

		expect(namesIn(execution)).toEqual([fileName]);
		expect(hashes).toEqual([own.simulator.sha256(video)]);
	});
});

function fileAt(download_url: string): object {
	return {
		collection: 'recording_files',
		file_type: 'CHAT',
		id: 'f',
		session_id: 's',
		download_url,
	};
}

function namesIn({ runData }: Execution): string[] {
	const items = (runData[nodeNames.action] ?? []).flatMap((run) => run.data?.main?.[0] ?? []);
	return items.map((item) => binary.parse(item).binary.data.fileName);
}
