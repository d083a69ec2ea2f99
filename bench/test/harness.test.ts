import type { Target } from '../harness/comparison';
import { inTurn, rotated } from '../harness/inTurn';
import { median, pairwise, quantile, ratio, spreadOf } from '../harness/statistics';
import { verdictOf } from '../harness/verdict';

describe('statistics', () => {
	it.each([
		[[3], 3],
		[[5, 1, 3], 3],
		[[4, 1, 3, 2], 2.5],
		[[10, 9, 2], 9],
		[[], Number.NaN],
	])('median of %j is %d', (values, expected) => {
		expect(median(values)).toBe(expected);
	});

	it.each([
		[0.99, 99],
		[0.5, 50],
		[1, 100],
		[0, 1],
	])('the quantile %d of 1 to 100 is %d', (share, expected) => {
		const values = Array.from({ length: 100 }, (_, at) => 100 - at);
		expect(quantile(values, share)).toBe(expected);
	});

	it('compares round by round, not the medians', () => {
		// The machine was three times as slow in the second round: the ratios do not show it.
		const ratios = pairwise([10, 30, 10], [20, 60, 10], ratio);

		expect(ratios).toEqual([0.5, 0.5, 1]);
		expect(spreadOf(ratios)).toEqual({ median: 0.5, least: 0.5, most: 1 });
	});

	it('refuses to compare different rounds', () => {
		expect(() => pairwise([1, 2], [1], ratio)).toThrow('2 rounds cannot be compared with 1');
	});
});

describe('rounds', () => {
	it('begin with each contender in turn', () => {
		const orders = [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''));

		expect(orders).toEqual(['abc', 'bca', 'cab', 'abc']);
	});

	it('run all contenders one after the other', async () => {
		const order: string[] = [];
		const run = (name: string) => async () => {
			order.push(name);
			return { time: order.length };
		};
		const rounds = await inTurn({ ours: run('ours'), peer: run('peer') }, 2);

		expect(order).toEqual(['ours', 'peer', 'peer', 'ours']);
		expect(rounds).toEqual([
			{ ours: { time: 1 }, peer: { time: 2 } },
			{ ours: { time: 4 }, peer: { time: 3 } },
		]);
	});
});

describe('targets', () => {
	const rounds = [
		{ ours: { time: 1 }, peer: { time: 2 } },
		{ ours: { time: 3 }, peer: { time: 4 } },
		{ ours: { time: 2 }, peer: { time: 5 } },
	];
	const base = { says: '', metric: 'time', of: 'ours' };

	it.each<[Omit<Target, keyof typeof base>, boolean]>([
		[{ as: 'ratio', against: 'peer', atMost: 0.5 }, true],
		[{ as: 'ratio', against: 'peer', atMost: 0.49 }, false],
		[{ as: 'ratio', against: 'peer', atMost: 0.5, statistic: 'worst' }, false],
		[{ as: 'ratio', against: 'peer', atLeast: 0.4, statistic: 'worst' }, true],
		[{ as: 'value', atMost: 2 }, true],
		[{ as: 'value', atMost: 2, statistic: 'worst' }, false],
		[{ as: 'difference', against: 'peer', atMost: -1 }, true],
		[{ as: 'difference', against: 'peer', atLeast: -1 }, true],
		[{ as: 'difference', against: 'peer', atLeast: -1, statistic: 'worst' }, false],
	])('%j met: %s', (target, isMet) => {
		expect(verdictOf({ ...base, ...target }, rounds).isMet).toBe(isMet);
	});

	it('need every number', () => {
		const target: Target = { ...base, metric: 'memory', as: 'value' };

		expect(() => verdictOf(target, rounds)).toThrow('No memory of ours in one of the rounds');
	});
});
