import type { OutputMode } from '../../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import {
	trackerOf,
	type DedupeRules,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/trackerOf';

const HOUR = 3600;
/** The start of a minute: keys are kept for whole minutes. */
const NOW = 1_700_000_040;

let nodes = 0;
/** The rules of a node that no other test has. */
function rulesOf(changes: Partial<DedupeRules> = {}): DedupeRules {
	nodes += 1;
	return { nodeKey: `node ${nodes}`, mode: 'event', toleranceSeconds: 7200, ...changes };
}

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000));
afterEach(() => void jest.restoreAllMocks());

describe('The tracker of a node', () => {
	it('is the same as long as its settings are', () => {
		const rules = rulesOf();
		const tracker = trackerOf(rules);
		expect(trackerOf({ ...rules })).toBe(tracker);
		const others: Array<Partial<DedupeRules>> = [
			{ nodeKey: 'other' },
			{ mode: 'file' },
			{ toleranceSeconds: 7201 },
		];
		for (const other of others) expect(trackerOf({ ...rules, ...other })).not.toBe(tracker);
	});

	it.each<[OutputMode, number, number]>([
		['event', 7200, 3 * HOUR],
		['file', 7200, 7 * 24 * HOUR],
		['completeSet', 7200, 30 * 24 * HOUR],
		// A request that is accepted for a day, and may be dated five minutes ahead.
		['event', 24 * HOUR, 24 * HOUR + 600],
	])('for %s with a tolerance of %i seconds keeps keys for %i seconds', (mode, tolerance, age) => {
		const tracker = trackerOf(rulesOf({ mode, toleranceSeconds: tolerance }));
		tracker.addStored(['a'], NOW);
		expect(tracker.isStored('a', NOW + age - 1)).toBe(true);
		expect(tracker.isStored('a', NOW + age)).toBe(false);
	});

	it.each<[OutputMode, number]>([
		['event', 2_000],
		['file', 5_000],
		['completeSet', 5_000],
	])('for %s keeps the newest %i keys', (mode, most) => {
		const tracker = trackerOf(rulesOf({ mode }));
		const keys = Array.from({ length: most + 1 }, (_, at) => `k${at}`);
		keys.forEach((key, at) => tracker.addStored([key], NOW + at));
		const kept = keys.filter((key) => tracker.isStored(key, NOW + most));
		expect([kept.length, kept[0]]).toEqual([most, 'k1']);
	});

	it('is remembered for the thousand nodes that were used last', () => {
		const [first, second] = [rulesOf(), rulesOf()];
		const trackers = [trackerOf(first), trackerOf(second)];
		for (let others = 0; others < 998; others += 1) trackerOf(rulesOf());
		expect(trackerOf(first)).toBe(trackers[0]);
		trackerOf(rulesOf());
		expect(trackerOf(first)).toBe(trackers[0]);
		expect(trackerOf(second)).not.toBe(trackers[1]);
	});

	it('is remembered in any case while a delivery is being stored', () => {
		const rules = rulesOf();
		const tracker = trackerOf(rules);
		tracker.start({ store: ['a'], claim: ['a'], outcome: () => 'pending' }, NOW);
		for (let others = 0; others < 1_500; others += 1) trackerOf(rulesOf());
		expect(trackerOf(rules)).toBe(tracker);
	});
});
