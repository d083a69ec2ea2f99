import { gzipSync } from 'node:zlib';

import { runCommand, type CommandOptions } from '../control/commands';
import type { Simulator } from '../simulator';
import { encryptToken } from '../webhooks/signature';
import { startSimulator } from '..';
import { call, fetchAnswer } from './client';
import { startReceiver, type Received, type Receiver } from './receiver';

describe('control', () => {
	let zoom: Simulator;
	let receiver: Receiver;
	beforeAll(async () => {
		zoom = await startSimulator({ settings: { latencyMs: 1 } });
		receiver = await startReceiver();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => {
		await zoom.close();
		await receiver.close();
	});

	const run = async (line: string, options: Partial<CommandOptions> = {}) =>
		await runCommand(line.split(' '), { at: zoom.origins.api, seconds: '0', ...options });

	it('runs a session by the command line and shows its deliveries', async () => {
		await run(`webhook add ${receiver.url}`);
		await run('settings set processingDelayMs=1 transcriptOption=0');
		zoom.startSession({ name: 'Another' });
		expect(await run('demo', { name: 'Shown' })).toContain('"state": "past"');
		const url = `${zoom.origins.api}/control/deliveries?event=session.recording_completed&state=delivered&wait_ms=10000`;
		const { json } = await fetchAnswer(url);
		expect(json).toMatchObject([{ attempts: [{ status: 200 }] }]);
		const lines = (await run('deliveries')).split('\n');
		expect(lines[0]).toMatch(/Z session\.started -> /);
		expect(lines).toContainEqual(
			expect.stringMatching(/^\S+Z session\.recording_completed -> http.*: 200 \(delivered\)$/),
		);
		expect(await run('deliveries', { json: true })).toContain('"trackingId"');
		expect(await run('session show', { session: 'Shown' })).toContain('"fileType": "MP4"');
		expect(await run('trash', { session: 'Shown' })).toContain('"id"');
		expect(zoom.session('Shown').trashedAt).toBeDefined();
		const ended = await run('session end');
		expect(ended).toContain('"name": "Another"');
		expect(ended).toContain('there will be no files');
		await run(`webhook remove ${zoom.webhooks.list()[0]?.id}`);
		expect(zoom.webhooks.list()).toEqual([]);
	});

	it('sets settings, and says what is wrong with them', async () => {
		await run('settings set longRange=clampTo twins=true retryScale=0.5 createStatus=200');
		expect(zoom.settings.now).toMatchObject({
			longRange: 'clampTo',
			twins: true,
			retryScale: 0.5,
			createStatus: '200',
		});
		await expect(run('settings set nothing=1')).rejects.toThrow('nothing');
		await expect(run('settings set twins=perhaps')).rejects.toThrow('twins');
		await expect(run('settings set twins')).rejects.toThrow('name=value');
		await run('settings reset');
		expect(zoom.settings.now).toMatchObject({ longRange: 'error', latencyMs: 1 });
		expect(await run('settings help')).toContain('"longRange"');
	});

	it('adds, lists and clears faults', async () => {
		const fault = '{"kind":"htmlPage"}';
		await run('fault add', { on: 'recordings.list', fault, times: '1' });
		expect((await call(zoom, 'GET', '/videosdk/recordings')).status).toBe(502);
		expect(await run('fault list')).toContain('"hits": 1');
		await run('fault clear');
		expect(zoom.faults.list()).toEqual([]);
		await expect(run('fault add', { on: '*', fault: '{"kind":"odd"}' })).rejects.toThrow();
	});

	it('refuses a fault on an unknown operation, and names those that there are', async () => {
		const fault = '{"kind":"htmlPage"}';
		for (const on of ['recording.list', 'unknown', 'control /control/info']) {
			const added = run('fault add', { on, fault });
			await expect(added).rejects.toThrow(`There is no operation "${on}"`);
			await expect(added).rejects.toThrow(
				/: files\.content, .*recordings\.list, .*sessions\.users$/,
			);
		}
		expect(zoom.faults.list()).toEqual([]);
		await run('fault add', { on: 'GET /v2/*', fault });
		await run('fault add', { on: 'files.content', fault });
		expect(zoom.faults.list().length).toBe(2);
		await run('fault clear');
	});

	it('says how a receiver answers the challenge, when it is added too', async () => {
		const right = ({ json }: Received) => {
			const plainToken = String(json.payload.plainToken);
			const encryptedToken = encryptToken(zoom.keys.webhookSecretToken, plainToken);
			return JSON.stringify({ plainToken, encryptedToken });
		};
		receiver.answers.push(right);
		expect(await run(`webhook validate ${receiver.url}`)).toMatch(/as Zoom requires\.$/);
		expect(await run(`webhook validate ${receiver.url}`)).toContain('not JSON');
		receiver.answers.push(404);
		const added = await run(`webhook add ${receiver.url}`);
		expect(added).toMatch(/"id": \d+/);
		expect(added).toMatch(/status 404[^]*publish the workflow/);
		expect(added).toContain(`webhook validate ${receiver.url} --at ${zoom.origins.api}`);
		expect(await run('webhook add http://127.0.0.1:1/x')).toMatch(/No answer[^]*running/);
		for (const { id } of zoom.webhooks.list()) zoom.webhooks.unsubscribe(id);
	});

	it('shows an answer that came packed, cut short', async () => {
		receiver.answers.push(() => gzipSync(JSON.stringify({ message: `Nothing${'!'.repeat(400)}` })));
		const result = await run(`webhook validate ${receiver.url}`);
		expect(result).toContain('{"message":"Nothing!!!');
		expect(result).toContain('!…\n');
	});

	it('says when the files of a session come', async () => {
		await run('settings set processingDelayMs=60000 transcriptDelayMs=90000');
		expect(await run('demo', { name: 'Noted' })).toMatch(
			/recording after 60 s, transcript after 90 s, summary after 3 s\. See them: .*session show --session/,
		);
		await run('settings set transcriptFails=true');
		expect(await run('demo', { name: 'Noted' })).toContain('no transcript');
	});

	it('leaves the recording of a demo to whom it tells of the session', async () => {
		await run(`webhook add ${receiver.url}`, { event: ['session.started'] });
		const demo = run('demo', { name: 'Led' });
		await zoom.waitForDelivery(
			({ event, state }) => event === 'session.started' && state === 'delivered',
		);
		zoom.lifecycle.record(zoom.session('Led'), 'start');
		expect(await demo).toContain('"recorded": true');
		for (const { id } of zoom.webhooks.list()) zoom.webhooks.unsubscribe(id);
	});

	it('shows the calls in a line each', async () => {
		expect(await run('requests')).toBe('none so far');
		zoom.faults.add({ on: 'recordings.list', fault: { kind: 'htmlPage' } });
		await call(zoom, 'GET', '/videosdk/recordings?page_size=1');
		expect(await run('requests')).toMatch(
			/^\S+Z recordings\.list: GET \/v2\/videosdk\/recordings\?page_size=1: 502 \(fault htmlPage\)$/,
		);
		expect(await run('requests', { json: true })).toContain('"headers"');
	});

	it('says so when a command or a session is not there, or nothing listens', async () => {
		await expect(run('dance')).rejects.toThrow('no command dance');
		await expect(run('session end')).rejects.toThrow('No session is live');
		await expect(run('webhook remove 99')).rejects.toThrow('no webhook 99');
		await expect(run('record', { seconds: 'x' })).rejects.toThrow(/^seconds: Expected number/);
		await expect(run('trash', { session: 'x' })).rejects.toThrow('no session x');
		await expect(run('info', { at: 'http://127.0.0.1:1' })).rejects.toThrow('No simulator');
	});

	it('seeds ten thousand sessions, and pages through them', async () => {
		const seeds = Array.from({ length: 10_000 }, (_, at) => ({
			name: `Session ${at}`,
			startedAt: new Date(Date.UTC(2026, 2, 1) + at * 60_000),
			files: ['video' as const, 'audio' as const, 'transcript' as const],
		}));
		const url = `${zoom.origins.api}/control/seed`;
		const headers = { 'content-type': 'application/json' };
		const answer = await fetchAnswer(url, { method: 'POST', headers, body: JSON.stringify(seeds) });
		expect(answer.status).toBe(200);
		const query = 'from=2026-03-01&to=2026-03-31&page_size=300';
		const page = await call(zoom, 'GET', `/videosdk/recordings?${query}`);
		expect(page.json).toMatchObject({ total_records: 10_000 });
	});

	it('keeps a log of calls, without its own', async () => {
		await call(zoom, 'GET', '/videosdk/recordings?page_size=1');
		const { json } = await fetchAnswer(`${zoom.origins.api}/control/requests`);
		expect(json).toMatchObject([
			{ origin: 'api', operation: 'recordings.list', status: 200, query: { page_size: '1' } },
		]);
	});

	it('gives a taken port as an error and frees what it took', async () => {
		const port = Number(new URL(zoom.origins.api).port);
		await expect(startSimulator({ port })).rejects.toThrow('EADDRINUSE');
		await expect(startSimulator({ filesPort: port })).rejects.toThrow('EADDRINUSE');
	});
});
