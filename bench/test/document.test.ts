import { documentOf } from '../report/document';

const circumstances = {
	...{ date: '2026-01-31', machine: 'x', cpus: 2, memoryGiB: 4 },
	...{ node: '20', nodeOfN8n: '24', n8n: '2' },
};
const start = {
	...{ circumstances, isQuick: false },
	comparisons: { 'n8n-start': [{ ours: { time: 10 }, without: { time: 8 } }] },
};

describe('the page of the benchmarks', () => {
	it('tells of a measure, and of its targets', () => {
		const page = documentOf({ start });

		expect(page).toContain("## n8n's start\n");
		expect(page).toContain('0 of 1 are met.');
		expect(page).toContain('✗ missed: at most 5 % slower than without the package: 1.25');
	});

	it('leaves out what was not measured, such as the editor without Chromium', () => {
		const page = documentOf({ start });

		expect(page).not.toContain('## The editor');
		expect(page).not.toContain("n8n's Slack node");
	});
});
