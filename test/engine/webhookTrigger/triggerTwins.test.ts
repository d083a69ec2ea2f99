import { randomUUID } from 'node:crypto';

import { slowDatabase } from '../fixtures/slowDatabase';
import { useTriggers, zoomEvent, type Trigger } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const FILES = { output: 'file' };
const withFiles = (...ids: string[]) =>
	zoomEvent({ recording_files: ids.map((id) => ({ id, file_type: 'MP4' })) });
const reasonOf = ({ reply }: { reply?: string }) => {
	const { started, reason, error } = JSON.parse(reply ?? '{}');
	return started === true ? 'started' : (reason ?? error);
};
const idsOf = (trigger: Trigger) =>
	trigger.executions.map(([items = []]) => items.map(({ json }) => json['id']));
const minute = (hoursAgo: number) =>
	Math.floor((Date.now() / 1000 - hoursAgo * 3600) / 60).toString(36);
const seenBy = (trigger: Trigger) => Object(trigger.staticData()['node:Trigger']).seen;

describe('The static data of the node', () => {
	it('keeps the keys that another process has saved', async () => {
		const foreign = `${minute(1)}:foreign`;
		const seen = { by: 'another', stored: foreign, added: '' };
		const trigger = await startTrigger({}, { staticData: { 'node:Trigger': { seen } } });
		await trigger.send(zoomEvent());
		const { by, stored, added } = seenBy(trigger);
		expect(stored).toMatch(new RegExp(`^${foreign};[0-9a-z]{5}:[\\w-]{12}$`));
		expect([typeof by, by === 'another', added]).toEqual(['string', false, '']);
	});

	it('stays as it is when nothing is new', async () => {
		const before = await startTrigger();
		await before.send(zoomEvent());
		const { stored } = seenBy(before);
		const saved = { by: 'another', stored: `${minute(4)}:old;${stored}`, added: '' };
		const staticData = { 'node:Trigger': { seen: saved } };
		const trigger = await startTrigger({}, { staticData });
		expect(reasonOf(await trigger.send(zoomEvent()))).toBe('repeat');
		expect(trigger.staticData()).toEqual(staticData);
	});
});

describe('A delivery waits', () => {
	it('for each delivery in flight that has one of its files, and claims what none has stored', async () => {
		const { waiting, onExecution } = slowDatabase();
		const trigger = await startTrigger(FILES, { onExecution });
		const first = trigger.send(withFiles('a'));
		await until(() => waiting.length === 1);
		const second = trigger.send(withFiles('b'));
		await until(() => waiting.length === 2);
		const twins = [trigger.send(withFiles('a', 'b')), trigger.send(withFiles('b', 'a'))];
		waiting[0]?.fail();
		expect((await first).status).toBe(500);
		waiting[1]?.fail();
		expect((await second).status).toBe(500);
		await until(() => waiting.length === 3);
		waiting[2]?.store();
		expect((await Promise.all(twins)).map(reasonOf).sort()).toEqual(['repeat', 'started']);
		expect(idsOf(trigger).map((ids) => ids.sort())).toEqual([['a', 'b']]);
	});

	it('and starts with the files that the first one did not have', async () => {
		const { waiting, onExecution } = slowDatabase();
		const trigger = await startTrigger(FILES, { onExecution });
		const first = trigger.send(withFiles('a'));
		await until(() => waiting.length === 1);
		const second = trigger.send(withFiles('b', 'a'));
		waiting[0]?.store();
		await first;
		await until(() => waiting.length === 2);
		waiting[1]?.store();
		expect([reasonOf(await second), idsOf(trigger)]).toEqual(['started', [['a'], ['b']]]);
	});

	it.each<[string, object, object]>([
		['of another node', {}, { node: { webhookId: randomUUID() } }],
		['of the same node before its Output was changed', FILES, {}],
		[
			'of the same node before its tolerance was changed',
			{ options: { timestampToleranceMinutes: 5 } },
			{},
		],
	])('but not for one %s', async (_, parameters, more) => {
		const node = { webhookId: randomUUID() };
		const { waiting, onExecution } = slowDatabase();
		const slow = await startTrigger({}, { onExecution, node });
		const first = slow.send(withFiles('a'));
		await until(() => waiting.length === 1);
		const other = await startTrigger({ ...parameters }, { node, ...more });
		expect(reasonOf(await other.send(withFiles('a')))).toBe('started');
		waiting[0]?.store();
		expect((await first).status).toBe(200);
	});
});

describe('In n8n 1, which reads the answer before it stores the execution,', () => {
	it('an event that could not be stored starts the workflow when it comes again', async () => {
		let failures = 1;
		const onExecution = () => {
			if (failures-- > 0) throw new Error('The database is locked');
		};
		const trigger = await startTrigger({}, { onExecution, readsAnswerFirst: true });
		expect((await trigger.send(zoomEvent())).status).toBe(500);
		expect(reasonOf(await trigger.send(zoomEvent()))).toBe('started');
		expect(reasonOf(await trigger.send(zoomEvent()))).toBe('repeat');
		expect(trigger.executions).toHaveLength(1);
	});
});
