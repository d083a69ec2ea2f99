import type { OutputMode } from '../../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import { HOUR, keysIn, node, NOW, RULES, savedAt, useFixedTime } from '../../../fixtures/claims';

useFixedTime();

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
