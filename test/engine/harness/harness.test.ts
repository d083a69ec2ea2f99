import { once } from 'node:events';
import { createServer } from 'node:http';

import {
	captureLogs,
	listSearch,
	loadOptions,
	runNode,
	runTool,
	runWebhook,
	sendWithCredential,
	startTrigger,
	type RunningTrigger,
} from '.';
import { countingTrigger } from './countingTrigger';
import { echoNode } from './echoNode';

const echo = { type: 'test.echo', own: [echoNode] };
const counting = { type: 'test.countingTrigger', own: [countingTrigger] };

describe('runNode', () => {
	it('runs a node with its default parameters on one empty item', async () => {
		const { status, items, error } = await runNode(echo);
		expect(status).toBe('success');
		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: { text: 'nothing' }, pairedItem: { item: 0 } }]);
	});

	it('evaluates expressions for each item, those that look back through the workflow too', async () => {
		const { items } = await runNode({
			...echo,
			parameters: { text: '={{ $json.name.toUpperCase() }} {{ $("Items").item.json.id }}' },
			items: [{ json: { name: 'a', id: 1 } }, { json: { name: 'b', id: 2 } }],
		});
		expect(items.map(({ json }) => json['text'])).toEqual(['A 1', 'B 2']);
	});

	it('returns the error that stopped the node', async () => {
		const { status, items, error } = await runNode({ ...echo, parameters: { text: 'fail' } });
		expect(status).toBe('error');
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			message: 'Told to fail',
			description: 'Say something else',
			context: { itemIndex: 0 },
		});
	});

	it('continues after an error when told to', async () => {
		const { status, items } = await runNode({
			...echo,
			parameters: { text: '={{ $json.text }}' },
			items: [{ json: { text: 'fail' } }, { json: { text: 'fine' } }],
			onError: 'continueRegularOutput',
		});
		expect(status).toBe('success');
		expect(items.map(({ json }) => json)).toEqual([{ error: 'Told to fail' }, { text: 'fine' }]);
	});

	it('stops a running node', async () => {
		const stop = new AbortController();
		const logs = captureLogs();
		let hasEnded = false;
		const running = runNode({
			...echo,
			parameters: { text: 'wait' },
			abortSignal: stop.signal,
		}).finally(() => (hasEnded = true));
		while (!hasEnded && !logs.some(({ message }) => message === 'Echo')) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		stop.abort();
		expect((await running).status).toBe('canceled');
	});
});

it('captures what a node logs', async () => {
	const logs = captureLogs();
	await runNode({ ...echo, parameters: { text: 'hello' } });
	expect(logs).toContainEqual({ level: 'info', message: 'Echo', metadata: { text: 'hello' } });
});

it('runs a node as a tool, and shows the schema that the model gets', async () => {
	const { tool, items } = await runTool({
		...echo,
		parameters: { text: "={{ $fromAI('words', 'What to say', 'string') }}" },
		calls: [{ words: 'from the model' }],
	});
	expect(Object.keys(tool?.schema.shape ?? {})).toEqual(['words']);
	expect(tool?.schema.safeParse({ words: 1 }).success).toBe(false);
	expect(items[0]?.json['answer']).toBe(JSON.stringify([{ text: 'from the model' }]));
});

it('signs a request with the credential class of the package', async () => {
	const server = createServer(({ headers }, response) => response.end(JSON.stringify(headers)));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	const url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}/v2` : '';
	const credentials = { zoomVideoSdkApi: { apiKey: 'key', apiSecret: 'secret', baseUrl: url } };
	const sent = sendWithCredential(credentials, { url, json: true });
	const { items, error } = await sent.finally(() => server.close());
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({
		reply: { authorization: expect.stringMatching(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/) },
	});
});

it('loads options and searches lists with the parameters chosen so far', async () => {
	const chosen = { ...echo, parameters: { text: 'chosen' } };
	expect(await loadOptions(chosen, 'getTexts')).toEqual([{ name: 'Now: chosen', value: 'now' }]);
	expect(await listSearch(chosen, 'searchTexts', 'filter', 'page-2')).toEqual({
		results: [{ name: 'filter', value: 'page-2' }],
	});
});

describe('a trigger', () => {
	let trigger: RunningTrigger;
	let storage: 'up' | 'down';

	beforeEach(async () => {
		storage = 'up';
		trigger = await startTrigger({
			...counting,
			onExecution: () => {
				if (storage === 'down') throw new Error('The database is away');
			},
		});
	});
	afterEach(async () => await trigger.stop());

	const post = async (order = 'start', body = '{"a":1.0}') =>
		await fetch(trigger.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-do': order },
			body,
		});

	it('starts executions, and keeps static data as n8n does: what is changed first', async () => {
		const replies = [await post(), await post()];
		expect(replies.map(({ status }) => status)).toEqual([200, 200]);
		expect(await replies[0]?.json()).toEqual({ message: 'Workflow was started' });
		const hex = Buffer.from('{"a":1.0}').toString('hex');
		expect(trigger.executions).toEqual([
			[[{ json: { call: 1, wasRead: true, hex, body: { a: 1 } } }]],
			[[{ json: { call: 2, wasRead: true, hex, body: { a: 1 } } }]],
		]);
		// n8n 2.41 loses what a call changes later, unless it is changed once more before the answer.
		expect(trigger.staticData()).toEqual({ 'node:Trigger': { calls: 1 } });
	});

	it('answers 500 and saves no static data when the execution cannot be stored', async () => {
		storage = 'down';
		expect((await post()).status).toBe(500);
		expect(trigger.executions).toEqual([]);
		expect(trigger.staticData()).toEqual({});
	});

	it('lets the node answer by itself, and answers for a node that starts nothing', async () => {
		const refused = await post('refuse');
		expect([refused.status, await refused.json()]).toEqual([401, { message: 'No' }]);
		const ignored = await post('ignore');
		expect([ignored.status, await ignored.json()]).toEqual([200, { ignored: true }]);
		expect(trigger.executions).toEqual([]);
		expect(trigger.failedExecutions).toEqual([]);
	});

	it('answers 500 and records a failed execution when the node throws', async () => {
		expect((await post('throw')).status).toBe(500);
		expect(trigger.failedExecutions).toEqual([
			expect.objectContaining({ message: 'Told to throw' }),
		]);
	});

	it('answers malformed JSON before the node', async () => {
		expect((await post('start', '{')).status).toBe(422);
		expect(trigger.executions).toEqual([]);
	});

	it('leaves other content types unread, and passes the bytes on when asked', async () => {
		const { status, workflowData } = await runWebhook({
			...counting,
			request: { contentType: 'application/octet-stream', rawBody: Buffer.from([0, 255]) },
		});
		expect(status).toBe(200);
		expect(workflowData?.[0]?.[0]?.json).toMatchObject({ wasRead: false, hex: '00ff', body: {} });
	});

	it('runs the hooks of activation, and passes a refusal on', async () => {
		await trigger.activate();
		expect(trigger.staticData()).toEqual({ 'node:Trigger': { registered: true } });
		await trigger.deactivate();
		expect(trigger.staticData()).toEqual({ 'node:Trigger': {} });

		const refusing = await startTrigger({ ...counting, parameters: { allowed: false } });
		await expect(refusing.activate()).rejects.toThrow('Not allowed');
		await refusing.stop();
	});
});
