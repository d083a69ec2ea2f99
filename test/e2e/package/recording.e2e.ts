import { itemsOf, type Execution } from '../../../tools/n8n/client/execution';
import { openEnvironment, type Environment } from '../setup/environment';
import { actionWorkflow, nodeNames, sessionById } from '../workflows';

describe('the action node in a real n8n', () => {
	let environment: Environment;

	beforeAll(async () => {
		environment = await openEnvironment();
	});
	afterAll(async () => await environment.close());

	const run = async (parameters: Record<string, unknown>): Promise<Execution> => {
		const definition = actionWorkflow(parameters, environment.credential);
		const workflow = await environment.client.saveWorkflow(definition);
		return await environment.client.run(workflow, nodeNames.manual);
	};

	it('starts and stops the recording of a live session', async () => {
		const session = environment.simulator.startSession({ name: 'Live', idShape: 'leadingSlash' });

		const started = await run({ operation: 'start', sessionId: sessionById(session.id) });
		expect(started).toMatchObject({ status: 'success' });
		expect(itemsOf(started, nodeNames.action)).toEqual([
			expect.objectContaining({ session_id: session.id }),
		]);
		expect(session.recorder).toBe('recording');

		const stopped = await run({
			operation: 'stop',
			sessionId: { __rl: true, mode: 'name', value: 'Live' },
		});
		expect(stopped).toMatchObject({ status: 'success' });
		expect(session.recorder).toBe('idle');
		expect(session.segments).toHaveLength(1);
	});

	it('ends with what to do when the session is not live', async () => {
		const execution = await run({ operation: 'start', sessionId: sessionById('unknown==') });

		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(/session/i);
	});

	it('gets the recordings of a session', async () => {
		const session = environment.simulator.seed({ name: 'Past', files: ['video', 'audio', 'chat'] });

		const execution = await run({ operation: 'get', sessionId: sessionById(session.id) });

		expect(execution).toMatchObject({ status: 'success' });
		const [item] = itemsOf(execution, nodeNames.action);
		expect(item).toMatchObject({ session_id: session.id, session_name: 'Past' });
		expect(item?.recording_files).toHaveLength(3);
	});

	it('lists recorded sessions, without a range and up to a limit', async () => {
		for (const name of ['One', 'Two', 'Three']) environment.simulator.seed({ name });

		const all = await run({ operation: 'getAll', returnAll: true, filters: {} });
		const two = await run({ operation: 'getAll', returnAll: false, limit: 2, filters: {} });

		expect(all).toMatchObject({ status: 'success' });
		const names = itemsOf(all, nodeNames.action).map((item) => item.session_name);
		expect(names).toEqual(expect.arrayContaining(['One', 'Two', 'Three']));
		expect(itemsOf(two, nodeNames.action)).toHaveLength(2);
	});
});
