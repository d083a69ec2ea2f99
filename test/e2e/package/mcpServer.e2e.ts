import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { openEnvironment, type Environment } from '../setup/environment';
import { actionType, sessionById } from '../workflows';

const mcpTrigger = '@n8n/n8n-nodes-langchain.mcpTrigger';
const fromModel = "={{ $fromAI('session') }}";
const answered = z.object({
	result: z.object({ content: z.array(z.object({ text: z.string() })) }),
});

/** The tools of the server, by name. */
const tools = {
	trash: { operation: 'delete', sessionId: { __rl: true, mode: 'name', value: fromModel } },
	start: { operation: 'start', sessionId: sessionById(fromModel) },
	download: {
		...{ resource: 'file', operation: 'download', filesFrom: 'session' },
		sessionId: sessionById(fromModel),
	},
};

describe("tools of n8n's MCP server, which calls them outside of any execution", () => {
	let environment: Environment;
	let call: (name: keyof typeof tools, session: string) => Promise<string>;

	beforeAll(async () => {
		environment = await openEnvironment();
		const { client, credential } = environment;
		const { id, name, type } = credential;
		const path = randomUUID();
		const node = (title: string, nodeType: string, typeVersion: number, fields: object) => ({
			...{ id: randomUUID(), name: title, type: nodeType, typeVersion, webhookId: randomUUID() },
			position: [0, 0] as [number, number],
			parameters: { ...fields },
		});
		const ofTools = Object.entries(tools).map(([title, fields]) => ({
			...node(title, `${actionType}Tool`, 1, { resource: 'recording', ...fields }),
			credentials: { [type]: { id, name } },
			retryOnFail: true,
		}));
		const to = { ai_tool: [[{ node: 'Server', type: 'ai_tool', index: 0 }]] };
		const workflow = await client.saveWorkflow({
			name: `MCP ${path}`,
			nodes: [node('Server', mcpTrigger, 2, { path, authentication: 'none' }), ...ofTools],
			connections: Object.fromEntries(Object.keys(tools).map((title) => [title, to])),
		});
		await client.activate(workflow.id);

		let session: string | undefined;
		const post = async (method: string, params: object, messageId?: number) => {
			const answer = await fetch(`${client.url}/mcp/${path}`, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					accept: 'application/json, text/event-stream',
					...(session && { 'mcp-session-id': session }),
				},
				body: JSON.stringify({ jsonrpc: '2.0', id: messageId, method, params }),
			});
			session ??= answer.headers.get('mcp-session-id') ?? undefined;
			return /^data: (.*)$/m.exec(await answer.text())?.[1] ?? '{}';
		};
		const clientInfo = { name: 'test', version: '1' };
		await post('initialize', { protocolVersion: '2025-03-26', capabilities: {}, clientInfo }, 1);
		await post('notifications/initialized', {});
		call = async (title, ofSession) => {
			const params = { name: title, arguments: { session: ofSession } };
			const { result } = answered.parse(JSON.parse(await post('tools/call', params, 2)));
			return result.content.map(({ text }) => text).join();
		};
	});
	afterAll(async () => await environment.close());

	it('delete nothing by name', async () => {
		const { id } = environment.simulator.seed({ name: 'weekly' });
		expect(await call('trash', 'weekly')).toMatch(/a name cannot say what to delete/);
		expect(environment.simulator.session(id).trashedAt).toBeUndefined();
	});

	it('bring no file into n8n, which would keep it for ever', async () => {
		const { id } = environment.simulator.seed({ name: 'Demo' });
		expect(await call('download', id)).toMatch(/MCP server and Agents cannot return files/);
	});

	it('know, when n8n tries a call again, what the try before has done', async () => {
		const { id } = environment.simulator.startSession({ name: 'Live' });
		const fault = { kind: 'resetBeforeReply' } as const;
		environment.simulator.faults.add({ on: 'sessions.events', carriedOut: true, fault });
		expect(JSON.parse(await call('start', id))).toEqual([
			{ session_id: id, method: 'recording.start', accepted: true },
		]);
	});
});
