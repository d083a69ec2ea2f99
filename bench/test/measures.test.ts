import { measures } from '../measures';
import { documentOf } from '../report/document';
import type { Results } from '../results';

const comparisons = measures.flatMap((measure) => measure.comparisons);

describe('the comparisons of all measures', () => {
	it('have an ID of their own', () => {
		const ids = comparisons.map(({ id }) => id);
		expect(ids).toEqual([...new Set(ids)]);
	});

	it.each(comparisons.map((each) => [each.id, each] as const))(
		'%s aims at what it measures, of those that it compares',
		(_, { targets, metrics, contenders, reference }) => {
			const measured: string[] = metrics.map(({ id }) => id);
			const compared = contenders.map(({ id }) => id);
			const named = targets.flatMap(({ of, against }) => [of, against ?? of]);
			expect(measured).toEqual(expect.arrayContaining(targets.map(({ metric }) => metric)));
			expect(compared).toEqual(expect.arrayContaining(named));
			expect(compared).toContain(reference ?? compared[0]);
		},
	);

	it('link to headings that the page has', () => {
		const circumstances = {
			...{ date: '2026-01-31', machine: 'x', cpus: 2, memoryGiB: 4 },
			...{ node: '20', nodeOfN8n: '24', n8n: '2' },
		};
		const none = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, []]));
		const results: Results = Object.fromEntries(
			measures.map(({ name, comparisons: own }) => [
				name,
				{ circumstances, isQuick: false, comparisons: none(own.map(({ id }) => id)) },
			]),
		);
		const page = documentOf(results);
		const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
			heading
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, '')
				.replace(/\s/g, '-'),
		);
		const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
		expect(links.length).toBeGreaterThan(1);
		expect(links.filter((link) => !anchors.includes(link ?? ''))).toEqual([]);
	});
});
