import { leaksIn } from '../fixtures/leaks';
import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { session, useZoom } from '../fixtures/zoom';
import { sendWithCredential, testCredential } from '../harness';

// Every test that uses Zoom's stand-in here has its outputs, errors and logs searched for secrets
// (`useZoom`); this file sees to it that the search finds them, and provokes the worst.
const zoom = useZoom();
const startTrigger = useTriggers(zoom);

describe('the search for secrets', () => {
	it('finds each of them, however deep', async () => {
		const { keys } = zoom.simulator;
		const token = await zoom.simulator.apiToken();
		const deep = (text: string) => ({ a: [{ b: new Error('outer', { cause: new Error(text) }) }] });
		expect(leaksIn(deep('nothing'), keys)).toEqual([]);
		expect(leaksIn(deep(`x${keys.apiSecret}x`), keys)).toEqual(['apiSecret']);
		expect(leaksIn(deep(keys.webhookSecretToken), keys)).toEqual(['webhookSecretToken']);
		expect(leaksIn(deep(`Bearer ${token}`), keys)).toEqual(['a token']);
		expect(leaksIn(deep(token), keys, 'allowed')).toEqual([]);
		expect(leaksIn(deep('http://x/content/0/key/name?sig=1'), keys)).toEqual(['a signed address']);
	});

	it.each<[string, (text: string) => unknown]>([
		['the name of a field', (text) => ({ [text]: 1 })],
		['a map', (text) => new Map([[{ text }, 1]])],
		['a set', (text) => new Set([[text]])],
		['an address', (text) => ({ url: new URL(`http://x/?a=${text}`) })],
		['a field of an error', (text) => Object.assign(new Error('outer'), { context: { text } })],
		['one of several errors', (text) => new AggregateError([new Error(text)], 'outer')],
		['a field of a function', (text) => Object.assign(() => undefined, { text })],
	])('finds it in %s', (_, hide) => {
		const { keys } = zoom.simulator;
		const circle: { hidden?: unknown; circle?: unknown } = { hidden: hide(keys.sdkSecret) };
		circle.circle = circle;
		expect(leaksIn([circle], keys)).toEqual(['sdkSecret']);
	});
});

describe('a Zoom that echoes what it was sent', () => {
	const echo = async (text: string) => {
		const message = `Not good: ${text} at https://ssrweb.zoom.us/file.mp4?signature=0123456789`;
		zoom.simulator.faults.add({
			on: '*',
			fault: { kind: 'errorBody', status: 400, code: 4711, message },
			times: 0,
		});
	};

	it.each(['get', 'start'])('does not get it into the error of %s', async (operation) => {
		await echo(`Bearer ${await zoom.simulator.apiToken()}`);
		const { error } = await zoom.run(operation, session('x'));
		expect(error?.description).toMatch(/Not good: Bearer \[token\]/);
	});

	it('does not get it into items under Continue On Fail', async () => {
		await echo(await zoom.simulator.apiToken());
		const run = await zoom.run('getAll', {}, { onError: 'continueRegularOutput' });
		expect(run.items[0]?.json['message']).toMatch(/\[token\]/);
	});

	it('does not get it into the credential test', async () => {
		await echo(await zoom.simulator.apiToken());
		const { zoomVideoSdkApi = {} } = zoom.credentials();
		const result = await testCredential('zoomVideoSdkApi', zoomVideoSdkApi);
		expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('[token]') });
		zoom.watch(result);
	});
});

describe('a connection that breaks', () => {
	it.each(['start', 'get'])('shows nothing of the request of %s', async (operation) => {
		zoom.simulator.faults.add({ on: '*', fault: { kind: 'resetBeforeReply' }, times: 0 });
		const { error } = await zoom.run(operation, session('x'));
		expect(error?.message).toMatch(/broke/);
	});

	it('shows nothing of a refused address', async () => {
		const url = 'https://evil.example/?secret=1';
		const run = await sendWithCredential(zoom.credentials(), { url });
		zoom.watch(run);
		expect(run.error?.message).toContain('evil.example');
		expect(run.error?.message).not.toContain('secret=1');
	});
});

it('is in no log of a trigger that refuses, fails and starts', async () => {
	const trigger = await startTrigger();
	const reading = jest.spyOn(trigger.credentials, 'getDecrypted');
	reading.mockRejectedValueOnce(new Error('The database is locked'));
	await trigger.send(zoomEvent());
	await trigger.send(zoomEvent(), { secret: 'forged' });
	await trigger.send(zoomEvent(), { secret: null });
	await trigger.send('[]');
	await trigger.send({ ...zoomEvent(), download_token: await zoom.simulator.apiToken() });
	expect(trigger.executions).toHaveLength(1);
	expect(zoom.logs.length).toBeGreaterThanOrEqual(4);
});
