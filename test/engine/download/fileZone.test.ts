import { Workflow, WorkflowDataProxy } from 'n8n-workflow';

import { useFiles } from '../fixtures/files';
import { until } from '../fixtures/until';
import { jsonOf } from '../fixtures/zoom';
import { loadPackage } from '../harness';
import { NodeTypes } from '../harness/nodeTypes';

const zoom = useFiles();

/** Has n8n evaluate another workflow, as it does at any moment: that sets Luxon's zone for all of them. */
async function evaluateOther(timezone: string): Promise<void> {
	const nodeTypes = new NodeTypes(await loadPackage());
	const settings = { timezone };
	const other = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes, settings });
	new WorkflowDataProxy(other, null, 0, 0, 'Other', [], {}, 'trigger', {}).getDataProxy();
}

afterEach(async () => await evaluateOther('UTC'));

it.each([
	['a session is read', 'session', 'recordings.get'],
	['the first of several files is downloaded', 'input', 'files.content'],
])(
	'a time in a name is that of its workflow, if another one runs while %s',
	async (_, from, on) => {
		const recorded = await zoom.recorded({
			startedAt: new Date('2026-11-27T22:30:00Z'),
			files: ['video', 'audio'],
		});
		zoom.simulator.faults.add({ on, fault: { kind: 'stall', ms: 300 } });
		const running = zoom.run(
			'download',
			{
				...(from === 'session' && recorded.from),
				options: { fileName: '{start_time:yyyy-MM-dd HHmm}.{extension}' },
			},
			{ items: [recorded.item] },
		);
		await until(() => zoom.simulator.requests.list(on).length > 0);
		await evaluateOther('Asia/Tokyo');
		const names = jsonOf(await running).map(({ saved_as }) => saved_as);
		expect(names).toEqual(['2026-11-27 2230.mp4', '2026-11-27 2230.m4a']);
	},
);

it('that holds for a workflow whose setting says DEFAULT, as in some that were imported', async () => {
	const startedAt = new Date('2026-11-27T22:30:00Z');
	const { item } = await zoom.recorded({ startedAt, files: ['video', 'audio'] });
	zoom.simulator.faults.add({ on: 'files.content', fault: { kind: 'stall', ms: 300 } });
	const options = { fileName: '{start_time:yyyy-MM-dd HHmm}.{extension}' };
	const running = zoom.run('download', { options }, { items: [item], timezone: 'DEFAULT' });
	await until(() => zoom.simulator.requests.list('files.content').length > 0);
	await evaluateOther(startedAt.getTimezoneOffset() === -540 ? 'UTC' : 'Asia/Tokyo');
	const names = jsonOf(await running).map(({ saved_as }) => saved_as);
	const local = startedAt.toLocaleString('sv').slice(0, 16).replace(':', '');
	expect(names).toEqual([`${local}.mp4`, `${local}.m4a`]);
});
