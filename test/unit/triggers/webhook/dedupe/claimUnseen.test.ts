import type { OutputMode } from '../../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import {
	claimUnseen,
	type OutputCandidate,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/claimUnseen';
import { ExpiringKeys } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/ExpiringKeys';
import type { DedupeRules } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/trackerOf';
import { nodeKey } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/triggerNodeKey';
import { newWorkflowId, webhookContext, type Call } from '../../../fixtures/webhookContext';

type Rules = Omit<DedupeRules, 'nodeKey'>;

const RULES: Rules = { mode: 'event', toleranceSeconds: 7200 };
const HOUR = 3600;
/** The start of a minute: keys are kept for whole minutes. */
const NOW = 1_700_000_040;

const candidate = (key: string): OutputCandidate => ({ key, item: { name: key } });
const keysOf = (candidates: readonly OutputCandidate[]) => candidates.map(({ key }) => key);

const minute = (seconds: number) => (seconds / 60).toString(36);

/** Static data as another process has saved it. */
function savedAt(at: number, ...keys: string[]) {
	const recent = new ExpiringKeys({ maxAgeSeconds: HOUR, maxKeys: keys.length });
	recent.add(keys, at);
	return { seen: { by: 'another', stored: recent.serialize(at), added: '' } };
}

/** The keys in static data, in the order they are in there. */
function keysIn(staticData: object): string[] {
	const { stored, added } = Object(Object(staticData).seen);
	return `${stored};${added}`.split(/[;,]/).flatMap((key) => key.replace(/^\w+:/, '') || []);
}

/** Deliveries to one node, each in a call of its own, with the static data that n8n saved. */
function node(more: Call = {}) {
	const call = { workflowId: newWorkflowId(), staticData: {}, ...more };
	const open = (changes: Call = {}) => webhookContext({ ...call, ...changes });
	const claim = async (keys: string[], rules = RULES, changes: Call = {}) => {
		const n8n = open(changes);
		const all = { ...rules, nodeKey: nodeKey(n8n.context) };
		const { candidates, commit } = await claimUnseen(n8n.context, all, keys.map(candidate));
		return { ...n8n, keys: keysOf(candidates), commit };
	};
	return { open, claim, staticData: call.staticData };
}

beforeEach(() => jest.useFakeTimers({ now: NOW * 1000 }));
afterEach(() => jest.useRealTimers());

describe('a delivery', () => {
	it('claims each key once, and what none has claimed before', async () => {
		const { claim, staticData } = node();
		const first = await claim(['a', 'b', 'a']);
		expect(first.keys).toEqual(['a', 'b']);
		const saved = { by: expect.any(String), stored: '', added: `${minute(NOW)}:a,b` };
		expect(staticData).toEqual({ seen: saved });
		first.commit();
		const second = await claim(['b', 'c']);
		expect(second.keys).toEqual(['c']);
		second.commit();
		expect((await claim(['a', 'b', 'c'])).keys).toEqual([]);
	});

	it('keeps the last of the candidates under one key', async () => {
		const candidates = [candidate('a'), { key: 'a', item: { name: 'other' } }];
		const rules = { ...RULES, nodeKey: 'candidates' };
		const claim = await claimUnseen(node().open().context, rules, candidates);
		expect(claim.candidates).toEqual([candidates[1]]);
	});

	it('knows what another process has saved, and leaves it there', async () => {
		const { claim, staticData } = node({ staticData: savedAt(NOW - 60, 'a') });
		const { keys, commit } = await claim(['a', 'c']);
		expect(keys).toEqual(['c']);
		commit();
		const stored = `${minute(NOW - 60)}:a;${minute(NOW)}:c`;
		expect(staticData).toEqual({ seen: { by: expect.any(String), stored, added: '' } });
	});

	it('with nothing new leaves the static data as it is', async () => {
		const stored = `${minute(NOW - 4 * HOUR)}:old;${minute(NOW)}:a`;
		const saved = { seen: { by: 'another', stored, added: '' } };
		const { claim, staticData } = node({ staticData: { ...saved } });
		const { keys, commit } = await claim(['a']);
		commit();
		expect(keys).toHaveLength(0);
		expect(staticData).toEqual(saved);
	});

	it('claims all, and remembers nothing, while the user tries the workflow out', async () => {
		const { claim, staticData } = node({ mode: 'manual' });
		const { keys, commit } = await claim(['a', 'a', 'b']);
		commit();
		expect([keys, staticData]).toEqual([['a', 'b'], {}]);
		expect((await claim(['a'])).keys).toEqual(['a']);
		const saved = await claim(['a'], RULES, { staticData: savedAt(NOW, 'a') });
		expect(saved.keys).toEqual(['a']);
	});
});

describe('a twin', () => {
	it.each([
		[200, []],
		[299, []],
		[300, ['a']],
		[199, ['a']],
		[500, ['a']],
	])('waits for the first; answered with %i, %j is new', async (status, left) => {
		const { claim } = node();
		const first = await claim(['a']);
		const twin = claim(['a'], RULES, { staticData: {} });
		await jest.advanceTimersByTimeAsync(1000);
		first.answer.end(status);
		expect((await twin).keys).toEqual(left);
	});

	it('does not wait once the first is committed', async () => {
		const { claim } = node();
		(await claim(['a'])).commit();
		expect((await claim(['a'], RULES, { staticData: {} })).keys).toEqual([]);
	});

	it.each([
		[200, []],
		[500, ['a']],
	])(
		'of one that was committed, and answered with %i all the same: %j is new',
		async (status, left) => {
			const { claim } = node();
			const first = await claim(['a']);
			first.commit();
			first.answer.end(status);
			expect((await claim(['a'], RULES, { staticData: {} })).keys).toEqual(left);
		},
	);

	it('that waits learns that the first is committed', async () => {
		const { claim } = node();
		const first = await claim(['a']);
		const late = { staticData: {} };
		const twins = [claim(['b', 'a'], RULES, late), claim(['a', 'c'], RULES, late)];
		await jest.advanceTimersByTimeAsync(1000);
		first.commit();
		expect((await Promise.all(twins)).map(({ keys }) => keys)).toEqual([['b'], ['c']]);
	});

	it('waits for one after the other, and claims what none of them has stored', async () => {
		const { claim } = node();
		const apart = async (...keys: string[]) => await claim(keys, RULES, { staticData: {} });
		const first = await apart('a');
		const second = await apart('b');
		const twins = [apart('a', 'b'), apart('b', 'a')];
		first.answer.end(500);
		await jest.advanceTimersByTimeAsync(1000);
		second.answer.end(500);
		const third = await Promise.race(twins);
		expect(third.keys).toHaveLength(2);
		third.commit();
		expect((await Promise.all(twins)).map(({ keys }) => keys.length).sort()).toEqual([0, 2]);
	});

	it('looks a last time before it gives up, for Zoom may have hung up on the first', async () => {
		const { claim } = node();
		const first = await claim(['a']);
		const twin = claim(['a'], RULES, { staticData: {} });
		first.answer.statusCode = 500;
		first.answer.writableEnded = true;
		await jest.advanceTimersByTimeAsync(2_500);
		expect((await twin).keys).toEqual(['a']);
	});

	it('gives up before Zoom does', async () => {
		const { claim } = node();
		await claim(['a']);
		let failure: unknown;
		void claim(['a', 'b']).catch((error: unknown) => (failure = error));
		await jest.advanceTimersByTimeAsync(2_499);
		expect(failure).toBeUndefined();
		await jest.advanceTimersByTimeAsync(1);
		expect(failure).toMatchObject({ message: 'n8n has not stored the first delivery yet' });
		expect(jest.getTimerCount()).toBe(0);
	});

	it('is one of the same node, whatever name and static data that has meanwhile', async () => {
		const { claim } = node({ webhookId: 'w' });
		(await claim(['a'])).commit();
		const renamed = { nodeName: 'another', staticData: {} };
		expect((await claim(['a'], RULES, renamed)).keys).toEqual([]);
		expect((await claim(['a'], RULES, { ...renamed, webhookId: 'v' })).keys).toEqual(['a']);
	});

	it('of another node, or of another setting, does not wait', async () => {
		const { claim } = node();
		await claim(['a']);
		expect((await claim(['a'], RULES, { nodeName: 'another', staticData: {} })).keys).toEqual([
			'a',
		]);
		expect((await claim(['a'], { ...RULES, mode: 'file' }, { staticData: {} })).keys).toEqual([
			'a',
		]);
		const longer = { ...RULES, toleranceSeconds: 7201 };
		expect((await claim(['a'], longer, { staticData: {} })).keys).toEqual(['a']);
		const nameless = { workflowId: undefined, staticData: {} };
		expect((await claim(['a'], RULES, nameless)).keys).toEqual(['a']);
	});
});

describe('how long a key counts as seen', () => {
	it.each<[OutputMode, number, number]>([
		['event', 7200, 3 * HOUR],
		['file', 7200, 7 * 24 * HOUR],
		['completeSet', 7200, 30 * 24 * HOUR],
		// A request that is accepted for a day, and may be dated five minutes ahead.
		['event', 24 * HOUR, 24 * HOUR + 600],
	])(
		'as %s with a tolerance of %i seconds: %i seconds',
		async (mode, toleranceSeconds, seconds) => {
			const newAfter = async (age: number) =>
				(
					await node({ staticData: savedAt(NOW - age, 'a') }).claim(['a'], {
						mode,
						toleranceSeconds,
					})
				).keys;
			expect(await newAfter(0)).toEqual([]);
			expect(await newAfter(seconds - 1)).toEqual([]);
			expect(await newAfter(seconds)).toEqual(['a']);
		},
	);

	it.each<[OutputMode, number]>([
		['event', 2_000],
		['file', 5_000],
		['completeSet', 5_000],
	])('as %s, of %i keys at the most', async (mode, most) => {
		const many = Array.from({ length: most + 5 }, (_, n) => `k${n}`);
		const { claim, staticData } = node({ staticData: savedAt(NOW - 60, ...many) });
		(await claim(['new'], { ...RULES, mode })).commit();
		const keys = keysIn(staticData);
		expect(keys).toHaveLength(most);
		expect(keys).toContain('new');
	});

	it('stays in the memory of this process for the thousand nodes that were used last', async () => {
		const { claim } = node();
		const isSeen = async (place: number) => {
			const { keys, commit } = await claim(['a'], RULES, { webhookId: `${place}`, staticData: {} });
			commit();
			return keys.length === 0;
		};
		// The tests before have left some in the middle of a delivery.
		for (let place = 0; place < 900; place += 1) expect(await isSeen(place)).toBe(false);
		expect([await isSeen(0), await isSeen(1)]).toEqual([true, true]);
		for (let place = 900; place < 1500; place += 1) await isSeen(place);
		expect(await isSeen(1)).toBe(true);
		for (let place = 1500; place < 2400; place += 1) await isSeen(place);
		expect([await isSeen(1), await isSeen(0)]).toEqual([true, false]);
	});

	it('stays there in any case while a delivery is being stored', async () => {
		const { claim } = node();
		const at = (place: number) => ({ webhookId: `busy${place}`, staticData: {} });
		const first = await claim(['a'], RULES, at(0));
		for (let place = 1; place < 1500; place += 1) (await claim(['a'], RULES, at(place))).commit();
		const twin = claim(['a'], RULES, at(0));
		await jest.advanceTimersByTimeAsync(1000);
		first.commit();
		expect((await twin).keys).toEqual([]);
	});
});
