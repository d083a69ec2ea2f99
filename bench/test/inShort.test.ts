import { inShort } from '../report/inShort';
import type { Results } from '../results';

const circumstances = {
	...{ date: '2026-01-31', machine: 'x', cpus: 2, memoryGiB: 4 },
	...{ node: '20', nodeOfN8n: '24', n8n: '2' },
};
const round = (ours: number, slack: number) => ({
	ours: { rate: ours, p99: 900 },
	slack: { rate: slack, p99: 1_800 },
});

describe('the figures at the top of the page', () => {
	const results: Results = {
		events: {
			...{ circumstances, isQuick: false },
			comparisons: {
				'events-defaults-accepted-16': [round(10, 5), round(30, 10), round(20, 5)],
			},
		},
	};

	it('are medians, and ratios taken round by round', () => {
		// The ratios are 2, 3 and 4; that of the medians would be 4.
		expect(inShort(results)).toContain('20.0 per second');
		expect(inShort(results)).toContain('3.00 times');
	});

	it('are left open where nothing was measured', () => {
		const lines = inShort({}).split('\n');
		const figures = lines.filter((line) => /^\| [A-Z]/.test(line));
		expect(figures).toHaveLength(10);
		for (const line of figures) expect(line).toContain('–');
	});
});
