import {
	isSeen,
	readKeys,
	takeUnseen,
	type Offer,
	type RepeatRules,
} from '../../nodes/ZoomVideoSdk/trigger/repeats';
import type { OutputMode } from '../../nodes/ZoomVideoSdk/trigger/readOutputChoice';
import { newWorkflowId, webhookHost, type Call } from './fixtures/webhookHost';

const RULES: RepeatRules = { mode: 'event', windowSeconds: 7200 };
const HOUR = 3600;
const NOW = 1_700_000_000;

const offer = (key: string): Offer => ({ key, item: { name: key } });
const keysOf = (offers: readonly Offer[]) => offers.map(({ key }) => key);

/** Deliveries to one node, each in a call of its own, with the static data that n8n saved. */
function node(more: Call = {}) {
	const call = { workflowId: newWorkflowId(), staticData: {}, ...more };
	const open = (changes: Call = {}) => webhookHost({ ...call, ...changes });
	const take = async (keys: string[], rules = RULES, changes: Call = {}) => {
		const n8n = open(changes);
		const taken = await takeUnseen(n8n.host, rules, keys.map(offer));
		return { ...n8n, keys: keysOf(taken.offers), remember: taken.remember };
	};
	return { open, take, staticData: call.staticData };
}

beforeEach(() => jest.useFakeTimers({ now: NOW * 1000 + 900 }));
afterEach(() => jest.useRealTimers());

describe('what stands in the static data', () => {
	it.each<[string, unknown, object]>([
		['keys with their times', { a: 1, b: 2 }, { a: 1, b: 2 }],
		['something else among them', { a: 1, b: '2', c: null }, { a: 1 }],
		['nothing', undefined, {}],
		['null', null, {}],
		['a text', 'ab', {}],
	])('%s', (_, value, keys) => expect(readKeys(value)).toEqual(keys));
});

describe('a delivery', () => {
	it('claims each key once, and what none has claimed before', async () => {
		const { take, staticData } = node();
		const first = await take(['a', 'b', 'a']);
		expect(first.keys).toEqual(['a', 'b']);
		expect(staticData).toEqual({ seen: { a: NOW, b: NOW } });
		first.remember();
		const second = await take(['b', 'c']);
		expect(second.keys).toEqual(['c']);
		second.remember();
		expect((await take(['a', 'b', 'c'])).keys).toEqual([]);
	});

	it('keeps the last of the offers under one key', async () => {
		const { open } = node();
		const offers = [offer('a'), { key: 'a', item: { name: 'other' } }];
		const taken = await takeUnseen(open().host, RULES, offers);
		expect(taken.offers).toEqual([offers[1]]);
	});

	it('knows what another process has saved, and leaves it there', async () => {
		const saved = { seen: { a: NOW - 60, b: 'x' } };
		const { take, staticData } = node({ staticData: saved });
		const { keys, remember } = await take(['a', 'c']);
		expect(keys).toEqual(['c']);
		remember();
		expect(staticData).toEqual({ seen: { a: NOW - 60, c: NOW } });
	});

	it('with nothing new leaves the static data as it is', async () => {
		const saved = { a: NOW, old: NOW - 4 * HOUR };
		const { take, staticData } = node({ staticData: { seen: saved } });
		const { keys, remember } = await take(['a']);
		remember();
		expect(keys).toHaveLength(0);
		expect(staticData).toEqual({ seen: saved });
	});

	it('while the user tries the workflow out takes all, and remembers nothing', async () => {
		const { take, staticData, open } = node({ mode: 'manual' });
		const { keys, remember } = await take(['a', 'a', 'b']);
		remember();
		expect([keys, staticData]).toEqual([['a', 'b'], {}]);
		expect((await take(['a'])).keys).toEqual(['a']);
		expect(isSeen(open({ staticData: { seen: { a: NOW } } }).host, RULES, 'a')).toBe(false);
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
		await jest.advanceTimersByTimeAsync(25);
		expect((await twin).keys).toEqual(left);
	});

	it('does not wait once the first is remembered', async () => {
		const { take } = node();
		(await take(['a'])).remember();
		expect((await take(['a'], RULES, { staticData: {} })).keys).toEqual([]);
	});

	it('looks again every 25 milliseconds, and gives up before Zoom does', async () => {
		const { take } = node();
		await take(['a']);
		let refused: unknown;
		void take(['a', 'b']).catch((error: unknown) => (refused = error));
		await jest.advanceTimersByTimeAsync(2_475);
		expect(refused).toBeUndefined();
		await jest.advanceTimersByTimeAsync(50);
		expect(refused).toMatchObject({ message: 'n8n has not stored the first delivery yet' });
	});

	it('of another node, or of another setting, does not wait', async () => {
		const { take } = node();
		await take(['a']);
		expect((await take(['a'], RULES, { nodeId: 'another', staticData: {} })).keys).toEqual(['a']);
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
			isSeen(node({ staticData: { seen: { a: NOW - age } } }).open().host, rules, 'a');
		expect([seen(0), seen(seconds - 1), seen(seconds)]).toEqual([true, true, false]);
	});

	it.each<[OutputMode, number]>([
		['event', 2_000],
		['file', 5_000],
		['completeSet', 2_000],
	])('as %s, of %i keys at the most', async (mode, most) => {
		const many = Array.from({ length: most + 5 }, (_, n) => [`k${n}`, NOW - 100]);
		const { take, staticData } = node({ staticData: { seen: Object.fromEntries(many) } });
		await take(['new'], { ...RULES, mode });
		const keys = Object.keys(readKeys(Object(staticData).seen));
		expect(keys).toHaveLength(most);
		expect(keys).toContain('new');
	});

	it('stays in the memory of this process for a thousand nodes at the most', async () => {
		const nodeId = newWorkflowId();
		const at = (place: number) => ({ nodeId: `${nodeId}-${place}`, staticData: {} });
		const { take, open } = node();
		const seen = (place: number) => isSeen(open(at(place)).host, RULES, 'a');
		(await take(['a'], RULES, at(0))).remember();
		for (let place = 1; place <= 500; place += 1) seen(place);
		(await take(['a'], RULES, at(500))).remember();
		expect([seen(0), seen(500)]).toEqual([true, true]);
		for (let place = 501; place <= 1500; place += 1) seen(place);
		expect(seen(0)).toBe(false);
	});

	it('is asked of what this process stored, too', async () => {
		const { take, open } = node();
		expect(isSeen(open().host, RULES, 'a')).toBe(false);
		(await take(['a'])).remember();
		expect(isSeen(open({ staticData: {} }).host, RULES, 'a')).toBe(true);
	});
});
