import { type Comparison, type Round, seriesOf } from '../harness/comparison';
import { type Spread, spreadOf } from '../harness/statistics';
import { measures } from '../measures';
import type { Results } from '../results';
import { threeDigits } from './numbers';

const WIDTH = 860;
const LABEL = 320;
const VALUE = 110;
const BAR = WIDTH - LABEL - VALUE - 40;
const ROW = 24;
const TITLE = 30;
const GAP = 16;
const MARGIN = 20;

interface Panel {
	comparison: Comparison;
	rounds: readonly Round[];
}

/** The charted comparisons as bars with whiskers from the least to the most, each on a scale of its own. */
export function chartOf(results: Results): string {
	const panels = measures.flatMap(({ name, comparisons }) =>
		comparisons.flatMap((comparison): Panel[] => {
			const rounds = results[name]?.comparisons[comparison.id];
			return comparison.isCharted && rounds !== undefined ? [{ comparison, rounds }] : [];
		}),
	);
	let top = MARGIN;
	const parts: string[] = [];
	for (const panel of panels) {
		parts.push(panelAt(panel, top));
		top += TITLE + ROW * panel.comparison.contenders.length + GAP;
	}
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="The package and its peers, measured side by side">
<style>
	text { font: 13px system-ui, sans-serif; fill: #1f2328; }
	.title { font-weight: 600; }
	.page { fill: #ffffff; }
	.ours { fill: #0b5cff; }
	.peer { fill: #aeb6c1; }
	.whisker { stroke: #1f2328; stroke-width: 1.5; }
	@media (prefers-color-scheme: dark) {
		text { fill: #e6edf3; }
		.page { fill: #0d1117; }
		.ours { fill: #4c8dff; }
		.peer { fill: #57606a; }
		.whisker { stroke: #e6edf3; }
	}
</style>
<rect class="page" width="${WIDTH}" height="${top}" rx="6"/>
${parts.join('\n')}
</svg>
`;
}

function panelAt({ comparison, rounds }: Panel, top: number): string {
	const { title, metrics, contenders } = comparison;
	const [{ id: metric, label, unit }] = metrics;
	const spreads = contenders.map(({ id }) => spreadOf(seriesOf(rounds, id, metric)));
	const longest = Math.max(...spreads.map(({ most }) => most));
	const note = unit === 'per second' ? 'longer is better' : 'shorter is better';
	const head = `${title}: ${label.toLowerCase()}, ${unit} (${note})`;
	const rows = contenders.map(({ id, name }, row) => {
		const spread = spreads[row];
		const isOurs = id.startsWith('ours');
		return spread === undefined
			? ''
			: bar({ name, isOurs, spread, longest }, top + TITLE + ROW * row);
	});
	return [
		`<text class="title" x="${MARGIN}" y="${top + 16}">${escaped(head)}</text>`,
		...rows,
	].join('\n');
}

interface Bar {
	name: string;
	isOurs: boolean;
	spread: Spread;
	longest: number;
}

function bar({ name, isOurs, spread, longest }: Bar, top: number): string {
	const along = (value: number) => Math.round((value / longest) * BAR * 10) / 10;
	const middle = top + ROW / 2 - 2;
	const width = Math.max(1, along(spread.median));
	const [from, to] = [spread.least, spread.most].map((value) => LABEL + along(value));
	const end = LABEL + along(spread.most) + 8;
	return [
		`<text x="${LABEL - 8}" y="${middle + 5}" text-anchor="end">${escaped(name)}</text>`,
		`<rect class="${isOurs ? 'ours' : 'peer'}" x="${LABEL}" y="${top}" width="${width}" height="${ROW - 5}" rx="2"/>`,
		`<line class="whisker" x1="${from}" x2="${to}" y1="${middle}" y2="${middle}"/>`,
		`<text x="${end}" y="${middle + 5}">${threeDigits(spread.median)}</text>`,
	].join('\n');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
