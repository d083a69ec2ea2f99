import {
	DeliveryTracker,
	readSaved,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/DeliveryTracker';
import { begin, foreign, NOW, store, text } from '../../../fixtures/deliveries';

describe('the keys in the static data of a node', () => {
	const NOTHING = { by: '', stored: '', added: '' };

	it.each<[string, unknown, object]>([
		['are read', { by: 'a', stored: 'b', added: 'c' }, { by: 'a', stored: 'b', added: 'c' }],
		['may be missing in part', { by: 'a' }, { ...NOTHING, by: 'a' }],
		['may be of other types', { by: null, stored: ['b'], added: {} }, NOTHING],
		['may be missing', undefined, NOTHING],
		['may be a text', 'a', NOTHING],
		['may be a list', ['a'], NOTHING],
	])('%s', (_, value, saved) => {
		expect(readSaved(value)).toEqual(saved);
	});

	it('are those of another process, or of this one, which n8n has saved since', () => {
		const [one, other] = [new DeliveryTracker(), new DeliveryTracker()];
		const saved = one.toSave(['a'], NOW);
		expect(one.isStored('a', NOW)).toBe(false);
		for (const tracker of [one, other]) {
			tracker.merge(saved);
			expect(tracker.isStored('a', NOW)).toBe(true);
		}
	});

	it('name the process that wrote them', () => {
		const [one, other] = [new DeliveryTracker(), new DeliveryTracker()];
		expect(one.toSave([], NOW).by).toBe(one.toSave([], NOW).by);
		expect(one.toSave([], NOW).by).not.toBe(other.toSave([], NOW).by);
	});

	it('of this process do not bring back what it has forgotten', () => {
		const tracker = new DeliveryTracker();
		store(tracker, 'a', NOW);
		const saved = tracker.toSave([], NOW);
		tracker.forget(['a']);
		tracker.merge(saved);
		expect(tracker.isStored('a', NOW)).toBe(false);
	});

	it('of another process do not bring it back either, while they are the same', () => {
		const tracker = new DeliveryTracker();
		const saved = foreign({ stored: text(NOW, 'a') });
		tracker.merge(saved);
		tracker.forget(['a']);
		tracker.merge(saved);
		expect(tracker.isStored('a', NOW)).toBe(false);
	});
});

describe('keys that are added or forgotten without a delivery', () => {
	it('count as seen from then on, or no more', () => {
		const tracker = new DeliveryTracker();
		tracker.addStored(['a', 'b'], NOW);
		expect(['a', 'b', 'c'].map((key) => tracker.isStored(key, NOW))).toEqual([true, true, false]);
		tracker.forget(['a', 'c']);
		expect(['a', 'b'].map((key) => tracker.isStored(key, NOW))).toEqual([false, true]);
		expect(tracker.toSave([], NOW).stored).toBe(text(NOW, 'b'));
	});

	it('do not end a delivery in flight', () => {
		const tracker = new DeliveryTracker();
		begin(tracker, 'a', NOW, () => 'pending');
		tracker.addStored(['a'], NOW);
		expect(tracker.isInFlight('a', NOW)).toBe(true);
	});
});
