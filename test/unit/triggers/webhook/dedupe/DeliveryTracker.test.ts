import {
	DeliveryTracker,
	type Outcome,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/DeliveryTracker';
import { begin, foreign, HOUR, NOW, store, text } from '../../../fixtures/deliveries';

describe('events seen by this process', () => {
	it('are in flight while they are passed on, and not stored yet', () => {
		const seen = new DeliveryTracker();
		expect(seen.isInFlight('a', NOW)).toBe(false);
		begin(seen, 'a', NOW, () => 'pending');
		expect(seen.isInFlight('a', NOW)).toBe(true);
		expect(seen.isStored('a', NOW)).toBe(false);
		expect(seen.isInFlight('b', NOW)).toBe(false);
	});

	it('count as seen once they are stored, for three hours', () => {
		const seen = new DeliveryTracker();
		store(seen, 'a', NOW);
		expect(seen.isInFlight('a', NOW)).toBe(false);
		expect(seen.isStored('a', NOW + 85 * 60)).toBe(true);
		expect(seen.isStored('a', NOW + 3 * HOUR)).toBe(false);
	});

	it('are known by their outcome even if nobody reports it', () => {
		const seen = new DeliveryTracker();
		let outcome: Outcome = 'pending';
		begin(seen, 'a', NOW, () => outcome);
		expect(seen.isInFlight('a', NOW + 100)).toBe(true);
		outcome = 'stored';
		expect(seen.isStored('a', NOW + 101)).toBe(true);
	});

	it("are forgotten immediately when they could not be stored, so that Zoom's repeat starts the workflow", () => {
		const seen = new DeliveryTracker();
		begin(seen, 'a', NOW, () => 'failed');
		expect(seen.isInFlight('a', NOW + 1)).toBe(false);
		expect(seen.isStored('a', NOW + 1)).toBe(false);
		expect(seen.toSave(['b'], NOW)).toMatchObject({ stored: '', added: text(NOW, 'b') });
	});

	it('stay stored when a later delivery fails', () => {
		const seen = new DeliveryTracker();
		store(seen, 'a', NOW);
		begin(seen, 'a', NOW + 1, () => 'failed');
		seen.settle(NOW + 2);
		expect(seen.isStored('a', NOW + 3)).toBe(true);
	});

	it("do not keep Zoom's second repeat, after 25 minutes, waiting for an outcome", () => {
		const seen = new DeliveryTracker();
		begin(seen, 'a', NOW, () => 'pending');
		expect(seen.isInFlight('a', NOW + 1199)).toBe(true);
		expect(seen.hasInFlight(NOW + 1199)).toBe(true);
		expect(seen.isInFlight('a', NOW + 1200)).toBe(false);
		expect(seen.hasInFlight(NOW + 1200)).toBe(false);
		expect(seen.isStored('a', NOW + 1200)).toBe(false);
	});

	it('do not keep it waiting either after the clock was set back', () => {
		const seen = new DeliveryTracker();
		begin(seen, 'a', NOW + HOUR, () => 'pending');
		expect(seen.isInFlight('a', NOW)).toBe(true);
		expect(seen.isInFlight('a', NOW + 1199)).toBe(true);
		expect(seen.isInFlight('a', NOW + 1200)).toBe(false);
	});

	it('count as seen when they are stored, however long that took', () => {
		const seen = new DeliveryTracker();
		const commit = begin(seen, 'a', NOW, () => 'pending');
		expect(seen.isInFlight('a', NOW + 1200)).toBe(false);
		commit(NOW + 9000);
		expect(seen.toSave([], NOW + 9000).stored).toBe(text(NOW + 9000, 'a'));
	});

	it('that took too long leave the claim to those that followed them', () => {
		const seen = new DeliveryTracker();
		const commit = begin(seen, 'a', NOW, () => 'pending');
		seen.settle(NOW + 1200);
		begin(seen, 'a', NOW + 1200, () => 'pending');
		commit(NOW + 1300);
		expect(seen.isInFlight('a', NOW + 1300)).toBe(true);
		expect(seen.isStored('a', NOW + 1300)).toBe(true);
	});

	it('are stored under other keys than those that keep twins away', () => {
		const seen = new DeliveryTracker();
		const keys = { store: ['stored'], claim: ['one', 'other'] };
		const commit = seen.start({ ...keys, outcome: () => 'pending' }, NOW);
		const look = (question: (key: string) => boolean) =>
			['stored', 'one', 'other'].map((key) => question(key));
		expect(look((key) => seen.isInFlight(key, NOW))).toEqual([false, true, true]);
		commit(NOW);
		expect(look((key) => seen.isInFlight(key, NOW))).toEqual([false, false, false]);
		expect(look((key) => seen.isStored(key, NOW))).toEqual([true, false, false]);
	});

	it.each(['stored', 'added'])('count as seen when another process has %s them', (place) => {
		const saved = foreign({ [place]: text(NOW, 'a') });
		const seen = new DeliveryTracker();
		seen.merge(saved);
		expect(seen.isStored('a', NOW)).toBe(true);
		expect(seen.isStored('a', NOW + 3 * HOUR - 1)).toBe(true);
		seen.merge(saved);
		expect(seen.isStored('a', NOW + 3 * HOUR)).toBe(false);
	});

	it('count as seen whatever other processes save in turn', () => {
		const seen = new DeliveryTracker();
		for (const key of ['a', 'b', 'c']) {
			seen.merge(foreign({ by: key, stored: text(NOW, key) }));
			expect(seen.isStored(key, NOW)).toBe(true);
		}
		seen.merge(foreign({ stored: text(NOW, 'c') }));
		expect(seen.isStored('a', NOW)).toBe(true);
	});

	it('stay bounded', () => {
		const seen = new DeliveryTracker({ maxAgeSeconds: HOUR, maxKeys: 20 });
		for (let n = 0; n < 21; n += 1) store(seen, `${n}k`, NOW + n);
		expect([seen.isStored('0k', NOW), seen.isStored('1k', NOW)]).toEqual([false, true]);
		expect(seen.toSave([], NOW).stored.split(/[,;]/)).toHaveLength(20);
	});
});

describe('the wait for an event in flight', () => {
	const never = new Promise<void>(() => {});

	it.each<[string, (seen: DeliveryTracker, commit: (at: number) => void) => void, Outcome]>([
		['it is committed', (_, commit) => commit(NOW), 'pending'],
		['it turns out to be stored', (seen) => seen.settle(NOW), 'stored'],
		['it turns out to have failed', (seen) => seen.settle(NOW), 'failed'],
		['it has taken too long', (seen) => seen.settle(NOW + 1200), 'pending'],
	])('ends for all that wait when %s', async (_, finish, outcome) => {
		const seen = new DeliveryTracker();
		const commit = begin(seen, 'a', NOW, () => outcome);
		const waiting = Promise.all([seen.untilEnded('a', never), seen.untilEnded('a', never)]);
		finish(seen, commit);
		await expect(waiting).resolves.toBeDefined();
	});

	it('ends when the time is up, and immediately when nothing is in flight', async () => {
		const seen = new DeliveryTracker();
		await expect(seen.untilEnded('a', never)).resolves.toBeUndefined();
		const commit = begin(seen, 'a', NOW, () => 'pending');
		await expect(seen.untilEnded('a', Promise.resolve())).resolves.toBeUndefined();
		expect(seen.isInFlight('a', NOW)).toBe(true);
		commit(NOW);
		expect(seen.isStored('a', NOW)).toBe(true);
	});

	it('leaves nothing behind of those whose time was up', async () => {
		const seen = new DeliveryTracker();
		const sets = jest.spyOn(Set.prototype, 'delete');
		begin(seen, 'a', NOW, () => 'pending');
		for (let twin = 0; twin < 3; twin += 1) await seen.untilEnded('a', Promise.resolve());
		expect(sets.mock.results.map(({ value }) => value)).toEqual([true, true, true]);
		expect(Object(sets.mock.contexts[0]).size).toBe(0);
		sets.mockRestore();
	});
});
