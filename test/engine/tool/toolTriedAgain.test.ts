import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { shortenPauses } from '../fixtures/fastClock';
import { session, useZoom } from '../fixtures/zoom';
import { runMcpTool, runNode, runTool, type NodeSetup } from '../harness';

// With Retry On Fail, n8n tries a call of a tool again by itself: the agent, or the client, learns nothing of it.
const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
beforeEach(() => shortenPauses(20));
afterEach(() => jest.restoreAllMocks());

/** How n8n calls a tool; each gives the answer, or what the caller is told of the failure. */
const ways: Record<string, (setup: NodeSetup, call: IDataObject) => Promise<string>> = {
	async 'an agent'(setup, call) {
		const { items, error } = await runTool({ ...setup, calls: [call] });
		return String(items[0]?.json['answer'] ?? error?.message);
	},
	async "the engine for n8n 2's agent"(setup, call) {
		const type = `${setup.type}Tool`;
		const { items, error } = await runNode({ ...setup, type, items: [{ json: call }] });
		return error?.message ?? JSON.stringify(items.map(({ json }) => json));
	},
	async "n8n's MCP server"(setup, call) {
		return await runMcpTool(setup, [call]).then(String, ({ message }) => String(message));
	},
};

describe.each(Object.entries(ways))('a tool that is called by %s, with a lost answer', (_, run) => {
	const call = async (parameters: INodeParameters, name: string) => {
		const answer = await run(
			{
				type: 'zoomVideoSdkRecording',
				credentials: zoom.credentials(),
				parameters,
				retryOnFail: true,
			},
			{ name },
		);
		zoom.watch(answer);
		return answer;
	};
	const lose = (on: string, times = 1) =>
		void zoom.simulator.faults.add({
			...{ on, times, carriedOut: true, fault: { kind: 'resetBeforeReply' } },
		});
	const fromModel = "={{ $fromAI('name') }}";

	it('creates no second session', async () => {
		lose('sessions.create');
		const parameters = { resource: 'session', operation: 'create', sessionName: fromModel };
		expect(await call(parameters, 'Demo')).toMatch(/^Zoom may have created the session at an/);
		expect(zoom.simulator.requests.list('sessions.create')).toHaveLength(1);
		expect(await call(parameters, 'Demo')).toMatch(/"session_name":"demo"/i);
	});

	it.each<[resource: string, operation: string, on: string, lost: number]>([
		['recording', 'start', 'sessions.events', 1],
		['session', 'end', 'sessions.end', 5],
	])('says that it is done: %s %s', async (resource, operation, on, lost) => {
		const { id } = zoom.simulator.startSession({ name: 'Demo' });
		lose(on, lost);
		const parameters = { resource, operation, ...session(fromModel) };
		expect(await call(parameters, id)).toContain(`"session_id":"${id}"`);
		// Another call of the model is another action.
		expect(await call(parameters, id)).toMatch(/already being recorded|not live/);
	});
});
