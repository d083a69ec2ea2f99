import { itemsOf } from '../../../tools/n8n/client/execution';
import { type Setup, setUpExamples } from '../../../tools/n8n/start/environment';
import { triggerOf } from '../../../tools/n8n/start/examples';
import { executionFor, runSession } from '../../../tools/n8n/start/sessionRun';
import { until } from '../../../tools/n8n/until';
import { openEnvironment, type Environment } from '../setup/environment';

const silent = () => undefined;

describe('the example workflows in a real n8n', () => {
	let environment: Environment;
	let setup: Setup;

	beforeAll(async () => {
		environment = await openEnvironment();
		setup = await setUpExamples(environment, silent);
	});
	afterAll(async () => {
		for (const { id } of Object.values(setup.workflows)) await environment.client.deactivate(id);
		await environment.close();
	});

	it('record a session from its start, and announce its finished recording', async () => {
		const run = await runSession(setup, silent);

		expect(itemsOf(run.record, 'Start the recording')).toHaveLength(1);
		expect(itemsOf(run.announce, 'Write the message')).toEqual([
			expect.objectContaining({
				text: expect.stringMatching(/^The recording of "Weekly consultation" of .* is ready: /),
			}),
		]);
	});

	it('leave a test session alone', async () => {
		const session = environment.simulator.startSession({ name: 'test-only' });

		const execution = await executionFor(environment, setup.workflows.record, {
			event: 'session.started',
			session_id: session.id,
		});

		expect(itemsOf(execution, triggerOf(setup.workflows.record).name)).toHaveLength(1);
		expect(itemsOf(execution, 'Start the recording')).toEqual([]);
		expect(session.recorder).toBe('idle');
	});

	it('record a session whose host joins late, from when the host joins', async () => {
		const { simulator } = environment;
		const given = { name: 'Late host', hostPresent: false, participants: ['Grace'] };
		const session = simulator.startSession(given);
		const tries = () =>
			simulator.requests.list('sessions.events').filter(({ status }) => status === 400).length;
		await until('two refusals', () => tries() >= 2 || undefined);
		expect(session.recorder).toBe('idle');

		simulator.lifecycle.join(session, 'Ada', true);

		const execution = await executionFor(environment, setup.workflows.record, {
			event: 'session.started',
			session_id: session.id,
		});
		expect(itemsOf(execution, 'Start the recording')).toEqual([
			{ session_id: session.id, method: 'recording.start', accepted: true },
		]);
		expect(session.recorder).toBe('recording');
	});

	it('do not count as run when Zoom refuses to record', async () => {
		environment.simulator.settings.set({ cloudRecording: 'notAvailable' });

		await expect(runSession(setup, silent)).rejects.toThrow(
			/The execution of ".*" ended as error: .*not available/,
		);

		environment.simulator.settings.reset();
	});
});
