import type { INodeParameters } from 'n8n-workflow';

import { answersTo, startReceiver } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

// What a trigger remembers does not depend on how it puts things out: Simplify can be switched at any time.
const zoom = useZoom();
const COMPLETED = 'session.recording_completed';
const orders = [
	[true, false],
	[false, true],
] as const;
const outputs = ['event', 'file', 'completeSet'];
const cases = outputs.flatMap((output) =>
	orders.map(([before, after]) => ({ output, before, after })),
);

const settings = (output: string, simplify: boolean): INodeParameters => ({
	...{ output, simplify, requiredFiles: ['recording'] },
});

it.each(cases)('Trigger: $output, simplified first $before, then $after', async (given) => {
	const { output, before, after } = given;
	const parameters = { events: [COMPLETED] };
	const session = zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio'] });
	const first = await startReceiver(zoom, { ...parameters, ...settings(output, before) });
	expect(answersTo(await first.tell(COMPLETED, session, session.files))).toEqual(['200']);
	expect(first.started()).toHaveLength(1);
	await first.close();

	const second = await startReceiver(
		zoom,
		// Another tolerance has a memory of its own, as another process has.
		{ ...parameters, ...settings(output, after), options: { timestampToleranceMinutes: 121 } },
		{ staticData: first.trigger.staticData() },
	);
	expect(answersTo(await second.tell(COMPLETED, session, session.files))).toEqual(['200 repeat']);
	expect(second.started()).toEqual([]);
	await second.close();
});

it.each(cases)('Poll Trigger: $output, simplified first $before, then $after', async (given) => {
	const { output, before, after } = given;
	const poller = async (simplify: boolean, staticData = {}) =>
		await startPoller({
			type: 'zoomVideoSdkRecordingPollTrigger',
			parameters: settings(output, simplify),
			credentials: zoom.credentials(),
			node: { id: 'poller' },
			staticData,
		});
	const first = await poller(before);
	await first.activate();
	zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio'] });
	expect((await first.poll()).length).toBeGreaterThan(0);

	const second = await poller(after, Object(first.staticData()));
	expect(await second.poll()).toEqual([]);
});
