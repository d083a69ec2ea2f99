import type { OutputMode } from '../../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import {
	isSeen,
	claimUnseen,
	type OutputCandidate,
	type DedupeRules,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/claimUnseen';
import { ExpiringKeys } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/ExpiringKeys';
import { newWorkflowId, webhookHost, type Call } from '../../../fixtures/webhookHost';

const RULES: DedupeRules = { mode: 'event', windowSeconds: 7200 };
const HOUR = 3600;
/** The start of a minute: keys are kept for whole minutes. */
const NOW = 1_700_000_040;

const offer = (key: string): OutputCandidate => ({ key, item: { name: key } });
const keysOf = (offers: readonly OutputCandidate[]) => offers.map(({ key }) => key);

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
	const open = (changes: Call = {}) => webhookHost({ ...call, ...changes });
	const take = async (keys: string[], rules = RULES, changes: Call = {}) => {
		const n8n = open(changes);
		const taken = await claimUnseen(n8n.host, rules, keys.map(offer));
		return { ...n8n, keys: keysOf(taken.candidates), remember: taken.commit };
	};
	return { open, take, staticData: call.staticData };
}

beforeEach(() => jest.useFakeTimers({ now: NOW * 1000 }));
afterEach(() => jest.useRealTimers());

describe('a delivery', () => {
	it('claims each key once, and what none has claimed before', async () => {
		const { take, staticData } = node();
		const first = await take(['a', 'b', 'a']);
		expect(first.keys).toEqual(['a', 'b']);
		const saved = { by: expect.any(String), stored: '', added: `${minute(NOW)}:a,b` };
		expect(staticData).toEqual({ seen: saved });
		first.remember();
		const second = await take(['b', 'c']);
		expect(second.keys).toEqual(['c']);
		second.remember();
		expect((await take(['a', 'b', 'c'])).keys).toEqual([]);
	});

	it('keeps the last of the offers under one key', async () => {
		const { open } = node();
		const offers = [offer('a'), { key: 'a', item: { name: 'other' } }];
		const taken = await claimUnseen(open().host, RULES, offers);
		expect(taken.candidates).toEqual([offers[1]]);
	});

	it('knows what another process has saved, and leaves it there', async () => {
		const { take, staticData } = node({ staticData: savedAt(NOW - 60, 'a') });
		const { keys, remember } = await take(['a', 'c']);
		expect(keys).toEqual(['c']);
		remember();
		const stored = `${minute(NOW - 60)}:a;${minute(NOW)}:c`;
		expect(staticData).toEqual({ seen: { by: expect.any(String), stored, added: '' } });
	});

	it('with nothing new leaves the static data as it is', async () => {
		const stored = `${minute(NOW - 4 * HOUR)}:old;${minute(NOW)}:a`;
		const saved = { seen: { by: 'another', stored, added: '' } };
		const { take, staticData } = node({ staticData: { ...saved } });
		const { keys, remember } = await take(['a']);
		remember();
		expect(keys).toHaveLength(0);
		expect(staticData).toEqual(saved);
	});

	it('while the user tries the workflow out takes all, and remembers nothing', async () => {
		const { take, staticData, open } = node({ mode: 'manual' });
		const { keys, remember } = await take(['a', 'a', 'b']);
		remember();
		expect([keys, staticData]).toEqual([['a', 'b'], {}]);
		expect((await take(['a'])).keys).toEqual(['a']);
		expect(isSeen(open({ staticData: savedAt(NOW, 'a') }).host, RULES, 'a')).toBe(false);
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
		const { take } = node();
		const first = await take(['a']);
		const twin = take(['a'], RULES, { staticData: {} });
		await jest.advanceTimersByTimeAsync(1000);
		first.answer.end(status);
		expect((await twin).keys).toEqual(left);
	});

	it('does not wait once the first is remembered', async () => {
		const { take } = node();
		(await take(['a'])).remember();
		expect((await take(['a'], RULES, { staticData: {} })).keys).toEqual([]);
	});

	it.each([
		[200, []],
		[500, ['a']],
	])(
		'of one that was remembered, and answered with %i all the same: %j is new',
		async (status, left) => {
			const { take } = node();
			const first = await take(['a']);
			first.remember();
			first.answer.end(status);
			expect((await take(['a'], RULES, { staticData: {} })).keys).toEqual(left);
		},
	);

	it('that waits is told when the first is remembered', async () => {
		const { take } = node();
		const first = await take(['a']);
		const late = { staticData: {} };
		const twins = [take(['b', 'a'], RULES, late), take(['a', 'c'], RULES, late)];
		await jest.advanceTimersByTimeAsync(1000);
		first.remember();
		expect((await Promise.all(twins)).map(({ keys }) => keys)).toEqual([['b'], ['c']]);
	});

	it('waits for one after the other, and claims what none of them has stored', async () => {
		const { take } = node();
		const apart = async (...keys: string[]) => await take(keys, RULES, { staticData: {} });
		const first = await apart('a');
		const second = await apart('b');
		const twins = [apart('a', 'b'), apart('b', 'a')];
		first.answer.end(500);
		await jest.advanceTimersByTimeAsync(1000);
		second.answer.end(500);
		const third = await Promise.race(twins);
		expect(third.keys).toHaveLength(2);
		third.remember();
		expect((await Promise.all(twins)).map(({ keys }) => keys.length).sort()).toEqual([0, 2]);
	});

	it('looks a last time before it gives up, for Zoom may have hung up on the first', async () => {
		const { take } = node();
		const first = await take(['a']);
		const twin = take(['a'], RULES, { staticData: {} });
		first.answer.statusCode = 500;
		first.answer.writableEnded = true;
		await jest.advanceTimersByTimeAsync(2_500);
		expect((await twin).keys).toEqual(['a']);
	});

	it('gives up before Zoom does', async () => {
		const { take } = node();
		await take(['a']);
		let refused: unknown;
		void take(['a', 'b']).catch((error: unknown) => (refused = error));
		await jest.advanceTimersByTimeAsync(2_499);
		expect(refused).toBeUndefined();
		await jest.advanceTimersByTimeAsync(1);
		expect(refused).toMatchObject({ message: 'n8n has not stored the first delivery yet' });
		expect(jest.getTimerCount()).toBe(0);
	});

	it('is one of the same node, whatever name and static data that has meanwhile', async () => {
		const { take } = node({ webhookId: 'w' });
		(await take(['a'])).remember();
		const renamed = { nodeName: 'another', staticData: {} };
		expect((await take(['a'], RULES, renamed)).keys).toEqual([]);
		expect((await take(['a'], RULES, { ...renamed, webhookId: 'v' })).keys).toEqual(['a']);
	});

	it('of another node, or of another setting, does not wait', async () => {
		const { take } = node();
		await take(['a']);
		expect((await take(['a'], RULES, { nodeName: 'another', staticData: {} })).keys).toEqual(['a']);
		expect((await take(['a'], { ...RULES, mode: 'file' }, { staticData: {} })).keys).toEqual(['a']);
		const longer = { ...RULES, windowSeconds: 7201 };
		expect((await take(['a'], longer, { staticData: {} })).keys).toEqual(['a']);
		const nameless = { workflowId: undefined, staticData: {} };
		expect((await take(['a'], RULES, nameless)).keys).toEqual(['a']);
	});
});

describe('how long a key counts as seen', () => {
	it.each<[OutputMode, number, number]>([
		['event', 7200, 3 * HOUR],
		['file', 7200, 7 * 24 * HOUR],
		['completeSet', 7200, 30 * 24 * HOUR],
		// A request that is accepted for a day, and may be dated five minutes ahead.
		['event', 24 * HOUR, 24 * HOUR + 600],
	])('as %s with a window of %i seconds: %i seconds', (mode, windowSeconds, seconds) => {
		const rules = { mode, windowSeconds };
		const seen = (age: number) =>
			isSeen(node({ staticData: savedAt(NOW - age, 'a') }).open().host, rules, 'a');
		expect([seen(0), seen(seconds - 1), seen(seconds)]).toEqual([true, true, false]);
	});

	it.each<[OutputMode, number]>([
		['event', 2_000],
		['file', 5_000],
		['completeSet', 2_000],
	])('as %s, of %i keys at the most', async (mode, most) => {
		const many = Array.from({ length: most + 5 }, (_, n) => `k${n}`);
		const { take, staticData } = node({ staticData: savedAt(NOW - 60, ...many) });
		(await take(['new'], { ...RULES, mode })).remember();
		const keys = keysIn(staticData);
		expect(keys).toHaveLength(most);
		expect(keys).toContain('new');
	});

	it('stays in the memory of this process for the thousand nodes that were used last', async () => {
		const { take, open } = node();
		const at = (place: number) => ({ webhookId: `${place}`, staticData: {} });
		const seen = (place: number) => isSeen(open(at(place)).host, RULES, 'a');
		for (const place of [0, 1]) (await take(['a'], RULES, at(place))).remember();
		// The tests before have left some in the middle of a delivery.
		for (let place = 2; place < 900; place += 1) seen(place);
		expect([seen(0), seen(1)]).toEqual([true, true]);
		for (let place = 900; place < 1500; place += 1) seen(place);
		expect(seen(1)).toBe(true);
		for (let place = 1500; place < 2400; place += 1) seen(place);
		expect([seen(1), seen(0)]).toEqual([true, false]);
	});

	it('stays there in any case while a delivery is being stored', async () => {
		const { take, open } = node();
		const at = (place: number) => ({ webhookId: `busy${place}`, staticData: {} });
		const first = await take(['a'], RULES, at(0));
		for (let place = 1; place < 1500; place += 1) isSeen(open(at(place)).host, RULES, 'a');
		const twin = take(['a'], RULES, at(0));
		await jest.advanceTimersByTimeAsync(1000);
		first.remember();
		expect((await twin).keys).toEqual([]);
	});

	it('is asked of what this process stored, too', async () => {
		const { take, open } = node();
		expect(isSeen(open().host, RULES, 'a')).toBe(false);
		(await take(['a'])).remember();
		expect(isSeen(open({ staticData: {} }).host, RULES, 'a')).toBe(true);
	});
});
