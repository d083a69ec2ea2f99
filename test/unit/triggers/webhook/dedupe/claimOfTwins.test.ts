import { node, RULES, useFixedTime } from '../../../fixtures/claims';

useFixedTime();

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
