import { itemsOf } from '../../../tools/n8n/client/execution';
import { openEnvironment, type Environment } from '../setup/environment';
import { actionWorkflow, nodeNames } from '../workflows';

// Retry in n8n's list of executions, as Retry On Fail, runs the node again with all its items.
describe('an execution that is retried', () => {
	let environment: Environment;
	beforeAll(async () => {
		environment = await openEnvironment();
	});
	afterAll(async () => await environment.close());

	it('does not create again what it created before another item failed', async () => {
		const { client, simulator, credential } = environment;
		const parameters = {
			...{ resource: 'session', operation: 'create' },
			sessionName: '={{ $json.name }}',
		};
		const { name, nodes, connections } = actionWorkflow(parameters, credential);
		const names = JSON.stringify({ list: [{ name: 'one' }, { name: 'two' }] });
		const step = (title: string, type: string, typeVersion: number, fields: object) => ({
			...{ name: title, type, typeVersion, position: [0, 0] as [number, number] },
			parameters: { ...fields },
		});
		const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
		const workflow = await client.saveWorkflow({
			name,
			nodes: [
				...nodes,
				step('Names', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: names }),
				step('One by one', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'list' }),
			],
			connections: {
				...connections,
				[nodeNames.manual]: to('Names'),
				Names: to('One by one'),
				'One by one': to(nodeNames.action),
			},
		});
		// Zoom's own error: it has created none.
		const fault = { kind: 'errorBody', status: 400, code: 300, message: 'Not now.' } as const;
		simulator.faults.add({ on: 'sessions.create', skip: 1, times: 1, fault });

		const failed = await client.run(workflow, nodeNames.manual);
		expect(failed.status).toBe('error');
		expect(failed.error?.message).toMatch(/ \[item 1\]$/);
		expect(await client.retry(failed.id)).toBe('success');

		const created = simulator.requests.list('sessions.create');
		expect(created.map(({ body, status }) => [JSON.parse(body).session_name, status])).toEqual([
			['one', 201],
			['two', 400],
			['two', 201],
		]);
		const [retried] = await client.executions(workflow.id);
		const items = itemsOf(await client.execution(retried?.id ?? ''), nodeNames.action);
		expect(items.map(({ session_name }) => session_name)).toEqual(['one', 'two']);
	}, 120_000);
});
