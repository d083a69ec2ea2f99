import {
	countWords,
	joinNeighbours,
	speakerShares,
	toMarkdown,
	toSrt,
	toText,
} from '../../../../nodes/ZoomVideoSdk/files/transcript/formatTranscript';
import type { Segment } from '../../../../nodes/ZoomVideoSdk/files/transcript/parseVtt';

const said = (speaker: string, text: string, start = 0, end = 1): Segment => ({
	start,
	end,
	speaker,
	text,
});

describe('words are counted', () => {
	it.each<[string, number]>([
		['', 0],
		['  ', 0],
		['one', 1],
		['one two  three\nfour', 4],
		["don't well-known", 2],
		['3 2026', 2],
		['- – — …', 0],
		['Größe über alles', 3],
		['Привет, мир!', 2],
		['안녕하세요 여러분', 2],
		['مرحبا بالعالم', 2],
		['नमस्ते दुनिया', 2],
		['你好世界', 2],
		['我们用 Zoom 开会', 4],
		['今日は良い天気です', 5],
		['สวัสดีชาวโลก', 3],
	])('"%s": %i', (text, words) => {
		expect(countWords(text)).toBe(words);
	});

	it.each(['你好世界。', '你好, Zoom! ', '今日は良い天気です、'])(
		'in a long text as in a short one: "%s"',
		(text) => {
			expect(countWords(text.repeat(1_000))).toBe(1_000 * countWords(text));
		},
	);

	it('in a long run without gaps, but for some', () => {
		const words = countWords('你好世界'.repeat(10_000));
		expect(Math.abs(words - 20_000)).toBeLessThanOrEqual(40);
		expect(countWords(`你${'😀'.repeat(5_000)}好`)).toBe(2);
	});

	it('in a long run with a character of two halves where it is cut', () => {
		expect(countWords(`${'你'.repeat(999)}𠮷${'，'.repeat(999)}`)).toBe(1_000);
	});
});

describe('neighbours are joined', () => {
	it.each<[string, Segment[], Segment[]]>([
		['none', [], []],
		['one', [said('A', 'a')], [said('A', 'a')]],
		[
			'of one speaker',
			[said('A', 'a', 0, 1), said('A', 'b', 2, 3), said('A', 'c', 4, 5)],
			[said('A', 'a b c', 0, 5)],
		],
		[
			'not across another speaker',
			[said('A', 'a', 0, 1), said('B', 'b', 1, 2), said('A', 'c', 2, 3)],
			[said('A', 'a', 0, 1), said('B', 'b', 1, 2), said('A', 'c', 2, 3)],
		],
		[
			'also where no name is given',
			[said('', 'a', 0, 1), said('', 'b', 1, 2), said('B', 'c', 2, 3)],
			[said('', 'a b', 0, 2), said('B', 'c', 2, 3)],
		],
		['with the latest end', [said('A', 'a', 0, 9), said('A', 'b', 1, 2)], [said('A', 'a b', 0, 9)]],
	])('%s', (_, given, joined) => {
		const before = structuredClone(given);
		expect(joinNeighbours(given)).toEqual(joined);
		expect(given).toEqual(before);
	});
});

it('returns talk time and words of each speaker, the longest first', () => {
	const segments = [
		said('Ada', 'one two', 0, 1.1),
		said('Grace', 'three', 1.1, 5),
		said('Ada', 'four', 5, 6.2),
		said('Ada', 'back in time', 9, 8),
	];
	expect(speakerShares(segments)).toEqual([
		{ speaker: 'Grace', seconds: 3.9, words: 1 },
		{ speaker: 'Ada', seconds: 2.3, words: 6 },
	]);
	expect(speakerShares([])).toEqual([]);
});

const talk = [said('Ada', 'Hi\nall', 1.5, 62.25), said('', 'noise', 3599.9996, 360_000.001)];

it('is written as text, one line per segment', () => {
	expect(toText(talk)).toBe('Ada: Hi all\nnoise');
	expect(toText([])).toBe('');
});

it('is written as SRT', () => {
	expect(toSrt(talk)).toBe(
		'1\n00:00:01,500 --> 00:01:02,250\nAda: Hi\nall\n\n2\n01:00:00,000 --> 100:00:00,001\nnoise\n',
	);
	expect(toSrt([])).toBe('');
});

it('is written as Markdown', () => {
	expect(toMarkdown(talk)).toBe('**Ada** (00:00:01)  \nHi all\n\n(01:00:00)  \nnoise');
	expect(toMarkdown([])).toBe('');
});

describe('speech does not become Markdown', () => {
	it.each([
		['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
		['[a](http://b) ![c](d)', '\\[a\\](http://b) !\\[c\\](d)'],
		['<b>&lt;', '\\<b\\>\\&lt;'],
		['# title', '\\# title'],
		['> quote', '\\> quote'],
		['- item', '\\- item'],
		['+ item', '\\+ item'],
		['===', '\\==='],
		['---', '\\---'],
		['1. first', '1\\. first'],
		['2) second', '2\\) second'],
		['10. tenth', '10\\. tenth'],
		['3.', '3\\.'],
		['2026 was', '2026 was'],
		['1.5 litres', '1.5 litres'],
		['a | b ~c~ \\', 'a \\| b \\~c\\~ \\\\'],
		['plain - words, 1. and (so on)', 'plain - words, 1. and (so on)'],
	])('%s', (text, shown) => {
		expect(toMarkdown([said('', text)])).toBe(`(00:00:00)  \n${shown}`);
	});

	it('nor do names', () => {
		expect(toMarkdown([said('*A*', 'a')])).toBe('**\\*A\\*** (00:00:00)  \na');
	});
});
