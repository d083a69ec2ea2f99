import type { INodeParameters } from 'n8n-workflow';

import { useZoom } from '../fixtures/zoom';
import { runTool } from '../harness';

const zoom = useZoom();
const ID = "={{ $fromAI('session', 'ID of the session', 'string') }}";

async function callTool(parameters: INodeParameters, call: Record<string, string>) {
	const run = await runTool({
		type: 'zoomVideoSdkRecording',
		parameters,
		credentials: zoom.credentials(),
		calls: [call],
	});
	zoom.watch(run);
	const answer: unknown = run.items[0]?.json.answer;
	return { run, fields: Object.keys(run.tool?.schema.shape ?? {}), answer: String(answer) };
}
const deletion = (more: INodeParameters = {}) => ({
	resource: 'recording',
	operation: 'delete',
	sessionId: { __rl: true, mode: 'id', value: ID },
	...more,
});

describe('as a tool of an AI agent', () => {
	it('moves recordings to the trash', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const { answer, fields } = await callTool(deletion(), { session: id });
		expect(fields).toEqual(['session']);
		expect(JSON.parse(answer)).toEqual([{ deleted: true, action: 'trash', session_id: id }]);
	});

	it.each([
		["={{ $fromAI('deletion', 'How to delete', 'string') }}"],
		["={{ $fromAI('deletion', 'How to delete', 'string', 'delete') }}"],
	])('never deletes for good by a choice of the model (%s)', async (expression) => {
		const { id, files } = zoom.simulator.seed({ name: 'Demo' });
		await callTool(deletion({ deletion: expression }), { session: id, deletion: 'delete' });
		expect(files).toHaveLength(2);
		expect(zoom.calls()).toEqual([]);
	});

	it('never switches the check of the archive off by a choice of the model', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const parameters = deletion({
			onlyIfArchived: "={{ $fromAI('check', 'Whether to check', 'boolean') }}",
			archivedFiles: '[]',
		});
		await callTool(parameters, { session: id, check: 'false' });
		expect(zoom.calls()).toEqual([]);
	});

	it('deletes for good when the user has set up the tool so', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const { answer } = await callTool(deletion({ deletion: 'delete' }), { session: id });
		expect(JSON.parse(answer)).toEqual([{ deleted: true, action: 'delete', session_id: id }]);
		expect(zoom.simulator.session(id).files).toEqual([]);
	});

	it('withdraws a session that has not begun, and no other', async () => {
		const tool = {
			resource: 'session',
			operation: 'delete',
			sessionId: { __rl: true, mode: 'id', value: ID },
		};
		const planned = zoom.simulator.seed({ name: 'Plan', state: 'scheduled' });
		const { answer, fields } = await callTool(tool, { session: planned.id });
		expect(fields).toEqual(['session']);
		expect(JSON.parse(answer)).toEqual([{ deleted: true, session_id: planned.id }]);
		const begun = [
			zoom.simulator.startSession({ name: 'Now' }),
			zoom.simulator.seed({ name: 'Over' }),
		];
		for (const { id, files } of begun) {
			await callTool(tool, { session: id });
			expect(zoom.simulator.session(id)).toMatchObject({ id, files });
		}
	});

	it('answers briefly about sessions and usage', async () => {
		zoom.simulator.startSession({ name: 'Now' });
		const list = { resource: 'session', operation: 'getAll' };
		const { answer } = await callTool(list, {});
		expect(JSON.parse(answer)).toHaveLength(1);
		expect(answer.length).toBeLessThan(400);
		const usage = { resource: 'account', operation: 'getUsage', options: { includeDays: false } };
		expect((await callTool(usage, {})).answer.length).toBeLessThan(700);
	});
});
