import { triggerOf } from '../../tools/n8n/examples';
import { itemsOf } from '../../tools/n8n/execution';
import { executionFor, runSession } from '../../tools/n8n/sessionRun';
import { type Scene, setScene } from '../../tools/n8n/stage';
import { openWorld, type World } from './setup/world';

const silent = () => undefined;

describe('the example workflows in a real n8n', () => {
	let world: World;
	let scene: Scene;

	beforeAll(async () => {
		world = await openWorld();
		scene = await setScene(world, silent);
	});
	afterAll(async () => {
		for (const { id } of Object.values(scene.workflows)) await world.client.deactivate(id);
		await world.close();
	});

	it('record a session from its start, and announce its finished recording', async () => {
		const run = await runSession(scene, silent);

		expect(itemsOf(run.record, 'Start the recording')).toHaveLength(1);
		expect(itemsOf(run.announce, 'Write the message')).toEqual([
			expect.objectContaining({
				text: expect.stringMatching(/^The recording of "Weekly consultation" of .* is ready: /),
			}),
		]);
	});

	it('leave a test session alone', async () => {
		const session = world.simulator.startSession({ name: 'test-only' });

		const execution = await executionFor(world, scene.workflows.record, {
			event: 'session.started',
			session_id: session.id,
		});

		expect(itemsOf(execution, triggerOf(scene.workflows.record).name)).toHaveLength(1);
		expect(itemsOf(execution, 'Start the recording')).toEqual([]);
		expect(session.recorder).toBe('idle');
	});

	it('do not count as run when Zoom refuses to record', async () => {
		world.simulator.settings.set({ cloudRecording: 'notAvailable' });

		await expect(runSession(scene, silent)).rejects.toThrow(
			/The execution of ".*" ended as error: .*not available/,
		);

		world.simulator.settings.reset();
	});
});
