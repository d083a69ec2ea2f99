import {
	DeliveryTracker,
	readSaved,
	type SavedKeys,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/DeliveryTracker';
import { begin, foreign, HOUR, NOW, store, text } from '../../../fixtures/deliveries';

describe('what goes into the node’s static data', () => {
	it('is what others saved, what this process stored meanwhile, and the new key', () => {
		const seen = new DeliveryTracker();
		// Two calls at once overwrite each other's additions: this one was lost from the saved ones.
		store(seen, 'lost', NOW);
		seen.merge(foreign({ stored: text(NOW - 60, 'saved'), added: text(NOW, 'b') }));
		expect(seen.toSave(['new'], NOW + 60)).toEqual({
			by: expect.any(String),
			stored: `${text(NOW - 60, 'saved')};${text(NOW, 'lost', 'b')}`,
			added: text(NOW + 60, 'new'),
		});
	});

	it('does not hold what is old, nor what is only being handed over', () => {
		const seen = new DeliveryTracker();
		begin(seen, 'underWay', NOW, () => 'pending');
		seen.merge(foreign({ stored: text(NOW - 3 * HOUR, 'old') }));
		expect(seen.toSave(['new'], NOW)).toMatchObject({ stored: '', added: text(NOW, 'new') });
	});

	it('names its writer: one process always alike, two never', () => {
		const [one, other] = [new DeliveryTracker(), new DeliveryTracker()];
		expect(one.toSave([], NOW).by).toBe(one.toSave([], NOW + 1).by);
		expect(one.toSave([], NOW).by).not.toBe(other.toSave([], NOW).by);
	});

	it('tells the next process all of it', () => {
		const before = new DeliveryTracker();
		store(before, 'a', NOW);
		const after = new DeliveryTracker();
		after.merge(before.toSave(['b'], NOW));
		expect(['a', 'b', 'c'].map((key) => after.isStored(key, NOW))).toEqual([true, true, false]);
	});

	it('saved with a delivery of one’s own says that it is stored, before its answer does', () => {
		const seen = new DeliveryTracker();
		const saved = seen.toSave(['a'], NOW);
		begin(seen, 'a', NOW, () => 'pending');
		seen.merge(saved);
		expect(seen.isStored('a', NOW)).toBe(true);
		// A call that saves before the answer to the first is known must not wipe out its key.
		expect(seen.toSave(['b'], NOW).stored).toBe(text(NOW, 'a'));
	});
});

describe('what is read from the static data', () => {
	const nothing: SavedKeys = { by: '', stored: '', added: '' };
	it.each<[string, unknown, SavedKeys]>([
		['what was saved', { by: 'b', stored: 's', added: 'a' }, { by: 'b', stored: 's', added: 'a' }],
		['something else in it', { by: 'b', stored: null, added: {} }, { ...nothing, by: 'b' }],
		['nothing', undefined, nothing],
		['null', null, nothing],
		['a text', 'ab', nothing],
		['a list', ['ab'], nothing],
	])('%s', (_, value, saved) => expect(readSaved(value)).toEqual(saved));
});
