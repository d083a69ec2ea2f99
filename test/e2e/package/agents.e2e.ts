import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { N8nRest } from '../../../tools/n8n/client/n8nRest';
import { openAi, type ModelRequest } from '../../../tools/service-stand-ins/openAi';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { owner } from '../setup/owner';
import { actionType, sessionById } from '../workflows';

const fromModel = "={{ $fromAI('session', 'ID of the session', 'string') }}";
const found = z.object({ id: z.string() });

/** The tools of the Agent, by name. */
const TOOLS = {
	list: { resource: 'recording', operation: 'getAll' },
	transcript: {
		...{ resource: 'file', operation: 'getTranscript', filesFrom: 'session' },
		sessionId: sessionById(fromModel),
	},
	trash: { resource: 'recording', operation: 'delete', sessionId: sessionById(fromModel) },
	download: {
		...{ resource: 'file', operation: 'download', filesFrom: 'session' },
		sessionId: sessionById(fromModel),
	},
};

const outputsIn = ({ input }: ModelRequest) =>
	input.flatMap((item) => ('output' in item ? [item.output] : []));

describe("tools of n8n's Agents, which call them outside of any execution", () => {
	let own: N8nWithServices<{ openAi: typeof openAi }>;
	let rest: N8nRest;
	let chat: string | undefined;

	beforeAll(async () => {
		own = await startN8nWithServices({ openAi });
		// There are no Agents in n8n 1.
		if (own.install.n8nVersion.startsWith('1.')) return;
		const model = await own.store(own.services.played.openAi.credential);
		rest = new N8nRest(own.n8n.url);
		const { email: emailOrLdapLoginId, password } = owner;
		await rest.post('/rest/login', { emailOrLdapLoginId, password });
		const project = found.parse(await rest.get('/rest/projects/personal'));
		const agents = `/rest/projects/${project.id}/agents/v2`;
		const agent = found.parse(await rest.post(`${agents}/`, { name: 'Zoom' }));
		const { id, name, type } = own.credential;
		const tools = Object.entries(TOOLS).map(([title, nodeParameters]) => ({
			...{ type: 'node', name: title, description: title },
			node: {
				...{ nodeType: `${actionType}Tool`, nodeTypeVersion: 1, nodeParameters },
				credentials: { [type]: { id, name } },
			},
		}));
		const stored = z
			.object({ configHash: z.string() })
			.parse(await rest.get(`${agents}/${agent.id}/config`));
		await rest.put(`${agents}/${agent.id}/config`, {
			config: {
				...{ name: 'Zoom', model: 'openai/gpt-4o', credential: model.id },
				...{ instructions: 'Help.', tools },
			},
			baseConfigHash: stored.configHash,
		});
		chat = `${agents}/${agent.id}/chat`;
	});
	afterEach(() => own.services.reset());
	afterAll(async () => {
		await rest?.close();
		await own.close();
	});

	/** Has the model call a tool, and returns what the model is told. */
	async function call(tool: keyof typeof TOOLS, session = ''): Promise<string> {
		if (chat === undefined) return 'no Agents';
		const { openAi: service } = own.services.played;
		service.play({
			answer: (request) =>
				outputsIn(request).length === 0 ? { call: tool, with: { session } } : { text: 'Done.' },
		});
		await rest.post(chat, { message: `Call ${tool}: ${randomUUID()}` });
		return service.asked.flatMap(outputsIn).join();
	}

	it('read, delete by ID, and bring no file into n8n', async () => {
		const { id } = own.simulator.seed({
			name: 'Demo',
			files: ['video', { kind: 'transcript', text: 'WEBVTT\n\n00:00.000 --> 00:09.000\nHi\n' }],
		});
		if (chat === undefined) return;
		expect(await call('list')).toContain(id);
		expect(await call('transcript', id)).toMatch(/Hi/);
		expect(await call('download', id)).toMatch(/MCP server and Agents cannot return files/);
		expect(await call('trash', id)).toMatch(/deleted/);
		expect(own.simulator.session(id).trashedAt).toBeDefined();
	});
});
