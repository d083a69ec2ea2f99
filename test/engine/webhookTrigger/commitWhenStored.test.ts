import { Workflow } from 'n8n-workflow';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { request } from 'undici';

import { commitWhenStored } from '../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/commitWhenStored';
import { startTrigger } from '../harness';

/** A trigger that writes into its static data when it is called and when it commits. */
function committingTrigger(steps: string[]): INodeType {
	return {
		description: {
			displayName: 'Committing Trigger',
			name: 'test.committingTrigger',
			group: ['trigger'],
			version: 2,
			description: 'Commits',
			defaults: { name: 'Committing Trigger' },
			inputs: [],
			outputs: ['main'],
			webhooks: [
				{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
			],
			properties: [],
		},
		async webhook() {
			const staticData = this.getWorkflowStaticData('node');
			const call = Number(staticData['committed'] ?? 0) + 1;
			staticData['called'] = call;
			steps.push(`called ${call}`);
			return commitWhenStored([{ json: { call } }], { committed: call }, () => {
				staticData['committed'] = call;
				steps.push(`committed ${call}`);
			});
		},
	};
}

it('a commit follows the storing of the execution, and what it writes is saved before the answer', async () => {
	const steps: string[] = [];
	let isLocked = false;
	const trigger = await startTrigger({
		type: 'test.committingTrigger',
		own: [committingTrigger(steps)],
		onExecution: () => {
			if (isLocked) throw new Error('The database is locked');
			steps.push('stored');
		},
	});
	const call = async () => {
		const { statusCode, body } = await request(trigger.url, { method: 'POST' });
		return [statusCode, await body.text(), trigger.staticData()['node:Trigger']];
	};
	try {
		for (const count of [1, 2, 3]) {
			const saved = { called: count, committed: count };
			expect(await call()).toEqual([200, `{"committed":${count}}`, saved]);
			expect(steps.splice(0)).toEqual([`called ${count}`, 'stored', `committed ${count}`]);
		}
		isLocked = true;
		expect(await call()).toEqual([500, expect.any(String), { called: 3, committed: 3 }]);
		expect(steps).toEqual(['called 4']);
	} finally {
		await trigger.stop();
	}
});

// The reason why `commitWhenStored` is needed: n8n saves static data that says that it was changed.
it('static data that is wrapped again forgets that it was changed, and notices what is written then', () => {
	const fromDatabase: IDataObject = { 'node:Trigger': { seen: 'before' } };
	const wrap = () =>
		new Workflow({
			id: 'w',
			nodes: [],
			connections: {},
			active: false,
			nodeTypes: {
				getByName: () => Object(undefined),
				getByNameAndVersion: () => Object(undefined),
				getKnownTypes: () => ({}),
			},
			staticData: fromDatabase,
		});
	const { staticData } = wrap();
	const ofNode = Object(staticData['node:Trigger']);
	const isChanged = () => staticData['__dataChanged'];
	ofNode.seen = 'called';
	expect(isChanged()).toBe(true);
	wrap();
	expect(isChanged()).toBe(false);
	ofNode.seen = 'committed';
	expect(isChanged()).toBe(true);
});
