import { session, useZoom } from '../fixtures/zoom';
import { runNode, runTool } from '../harness';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const fromModel = (name: string, what: string, type = 'string') =>
	`={{ $fromAI('${name}', '${what}', '${type}') }}`;

async function tool(parameters: Parameters<typeof runTool>[0]['parameters'], call: object) {
	const run = await runTool({
		type: 'zoomVideoSdkRecording',
		credentials: zoom.credentials(),
		parameters: { resource: 'recording', ...parameters },
		calls: [{ ...call }],
	});
	zoom.watch(run.items);
	return { ...run, answer: String(run.items[0]?.json['answer']) };
}

it('starts the recording of a session that the model names', async () => {
	const { id } = zoom.simulator.startSession({ name: 'Weekly' });
	const value = fromModel('session', 'Name of the live session');
	const run = await tool(
		{ operation: 'start', sessionId: { __rl: true, mode: 'name', value } },
		{ session: 'weekly' },
	);
	expect(Object.keys(run.tool?.schema.shape ?? {})).toEqual(['session']);
	expect(run.tool?.schema.safeParse({}).success).toBe(false);
	expect(run.tool?.name).toMatch(/^[\w-]+$/);
	expect(run.tool?.description).toMatch(/start a recording|recording/i);
	expect(JSON.parse(run.answer)).toEqual([expect.objectContaining({ session_id: id })]);
	expect(zoom.simulator.session(id).recorder).toBe('recording');
});

it('lists as many recordings of the days as the model asks for', async () => {
	for (const hour of [10, 11, 12]) {
		zoom.simulator.seed({ name: 'Demo', startedAt: new Date(`2026-03-03T${hour}:00:00Z`) });
	}
	const run = await tool(
		{
			operation: 'getAll',
			limit: fromModel('limit', 'How many', 'number'),
			filters: { from: fromModel('from', 'First day'), to: fromModel('to', 'Last day') },
		},
		{ limit: 2, from: '2026-03-01', to: '2026-03-05' },
	);
	expect(Object.keys(run.tool?.schema.shape ?? {}).sort()).toEqual(['from', 'limit', 'to']);
	expect(JSON.parse(run.answer)).toHaveLength(2);
});

it('tells the model what went wrong', async () => {
	const value = fromModel('session', 'Name of the live session');
	const { answer, error } = await tool(
		{ operation: 'start', sessionId: { __rl: true, mode: 'name', value } },
		{ session: 'nobody' },
	);
	expect(`${answer} ${error?.message}`).toMatch(/no live session is named "nobody"/);
});

it('has in the message of an error what to do, since an agent of n8n 2 is told nothing else', async () => {
	zoom.simulator.seed({ name: 'Planning', files: ['video', 'transcript'] });
	// As the agent node has n8n run its tools: like any other node.
	const { error } = await runNode({
		type: 'zoomVideoSdkRecordingTool',
		credentials: zoom.credentials(),
		parameters: { ...{ resource: 'file', operation: 'getTranscript' }, ...session('Planning') },
	});
	expect(error?.message).toMatch(/no recording for this session.*Check the session ID/s);
});
