import { parseVtt, type Segment } from '../../../../nodes/ZoomVideoSdk/files/transcript/parseVtt';

const CUE = '00:00:01.000 --> 00:00:02.500';
const ada = (text: string, start = 1, end = 2.5): Segment => ({ start, end, speaker: 'Ada', text });
const nobody = (text: string): Segment => ({ start: 1, end: 2.5, speaker: '', text });

/** The whole file, or a cue's payload after the usual header. */
const cue = (payload: string) => `WEBVTT\n\n1\n${CUE}\n${payload}\n`;

describe('the file', () => {
	it.each<[string, string, Segment[]]>([
		['as Zoom writes it', `WEBVTT\n\n1\n${CUE}\nAda: Good morning.\n`, [ada('Good morning.')]],
		['with a byte order mark', `\uFEFFWEBVTT\n\n1\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['with CRLF', `WEBVTT\r\n\r\n1\r\n${CUE}\r\nAda: Hi\r\nthere\r\n`, [ada('Hi\nthere')]],
		['with lone CR', `WEBVTT\r\r1\r${CUE}\rAda: Hi\rthere\r`, [ada('Hi\nthere')]],
		['with line ends mixed', `WEBVTT\r\n\n1\r${CUE}\nAda: Hi`, [ada('Hi')]],
		['with a title and metadata', `WEBVTT - Talk\nKind: captions\n\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['with ids that are no numbers', `WEBVTT\n\nintro-α 1\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['with an id that ends like a note', `WEBVTT\n\nFOOTNOTE\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['without ids', `WEBVTT\n\n${CUE}\nAda: Hi\n\n${CUE}\nAda: Ho`, [ada('Hi'), ada('Ho')]],
		['with an id that looks like a note', `WEBVTT\n\nNOTES\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['without an empty line after the header', `WEBVTT\n${CUE}\nAda: Hi`, [ada('Hi')]],
		[
			'without an empty line after a header of two lines',
			`WEBVTT - Talk\nKind: captions\n${CUE}\nAda: Hi`,
			[ada('Hi')],
		],
		[
			'without empty lines between cues',
			`WEBVTT\n${CUE}\nAda: Hi\n${CUE}\nAda: Ho\nthere\n${CUE}\nAda: Ha`,
			[ada('Hi'), ada('Ho\nthere'), ada('Ha')],
		],
		[
			'without an empty line after a cue that has an id',
			`WEBVTT\n\n1\n${CUE}\nAda: Hi\n${CUE}\nAda: Ho`,
			[ada('Hi'), ada('Ho')],
		],
		['with cues in a note', `WEBVTT\n\nNOTE\n${CUE}\nAda: no\n${CUE}\nAda: no`, []],
		['with a byte order mark and no header', `\uFEFF${CUE}\nAda: Hi`, [ada('Hi')]],
		['with a byte order mark in speech', `WEBVTT\n\n${CUE}\nAda: a\uFEFFb`, [ada('a\uFEFFb')]],
		['without a header', `1\n${CUE}\nAda: Hi`, [ada('Hi')]],
		[
			'with lines of white space between',
			`WEBVTT\n \t\n${CUE}\nAda: Hi\n  \n${CUE}\nAda: Ho\n\n`,
			[ada('Hi'), ada('Ho')],
		],
		[
			'with notes, styles and regions',
			`WEBVTT\n\nNOTE a --> b\nAda: no\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n${CUE}\nAda: Hi`,
			[ada('Hi')],
		],
		['with a note of one line', `WEBVTT\n\nNOTE ${CUE}\n\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['with a cue in a note', `WEBVTT\n\nNOTE\n${CUE}\nAda: no\n\n${CUE}\nAda: Hi`, [ada('Hi')]],
		['with a cue in a note on WEBVTT', `WEBVTT\n\nNOTE no WEBVTT\n${CUE}\nAda: no`, []],
		['with a timing below the second line', `WEBVTT\n\n1\nintro\n${CUE}\nAda: no`, []],
		['cut after a bare index', `WEBVTT\n\n1\n${CUE}\nAda: Hi\n\n2\n`, [ada('Hi')]],
		['cut after a timing', `WEBVTT\n\n1\n${CUE}\nAda: Hi\n\n2\n${CUE}\n`, [ada('Hi')]],
		['cut in a timing', `WEBVTT\n\n1\n${CUE}\nAda: Hi\n\n2\n00:00:03.000 -->`, [ada('Hi')]],
		['with the header alone', 'WEBVTT\n\n', []],
		['that is empty', '', []],
	])('%s', (_, text, segments) => {
		expect(parseVtt(text)).toEqual(segments);
	});
});

describe('times', () => {
	it.each<[string, number, number]>([
		['00:00:01.000 --> 00:00:02.500', 1, 2.5],
		['00:01.000 --> 61:02.500', 1, 3662.5],
		['100:00:00.000 --> 100:00:00.001', 360_000, 360_000.001],
		['00:00:01,000 --> 00:00:02,500', 1, 2.5],
		['00:00:01.5 --> 00:00:02.25', 1.5, 2.25],
		['00:00:01 --> 00:00:02', 1, 2],
		['00:00:01.000-->00:00:02.500', 1, 2.5],
		['  00:00:01.000\t-->\t00:00:02.500', 1, 2.5],
		['00:00:01.000 --> 00:00:02.500 align:start position:10%', 1, 2.5],
	])('%s', (timing, start, end) => {
		expect(parseVtt(`WEBVTT\n\n${timing}\nAda: Hi`)).toEqual([ada('Hi', start, end)]);
	});

	it.each(['1.5 --> 2.5', '00:00:01.000 -> 00:00:02.000', '00:00:01.000 --> later', 'a --> b'])(
		'%s is none',
		(line) => {
			expect(parseVtt(`WEBVTT\n\n${line}\nAda: Hi`)).toEqual([]);
		},
	);
});

describe('speech', () => {
	it.each<[string, string, Segment]>([
		['an arrow', 'Ada: a --> b', ada('a --> b')],
		[
			'entities',
			'Ada: a &lt;b&gt; &amp;&nbsp;c&lrm;&rlm; &quot;d&quot; &apos;',
			ada('a <b> & c "d" \''),
		],
		['entities by number', 'Ada: &#8364; &#x20AC; &#x1F600;', ada('€ € 😀')],
		['what is no entity', 'Ada: &foo; AT&T &;', ada('&foo; AT&T &;')],
		['the last characters there are', 'Ada: &#xE000; &#x10FFFF;', ada('\uE000 \u{10FFFF}')],
		['entities of no character', 'Ada: &#0; &#xD800; &#xDFFF; &#x110000;', ada('� � � �')],
		['an entity once decoded only', 'Ada: &amp;lt;', ada('&lt;')],
		['line ends by entity', 'Ada: a&#10;&#10;b', ada('a\nb')],
		['tags', 'Ada: <i>so</i> <c.loud>big</c> <00:00:01.500>now', ada('so big now')],
		['tags without a name', 'Ada: <>so</>', ada('so')],
		['a lesser sign', 'Ada: 3 < 4 and 5 > 4', ada('3 < 4 and 5 > 4')],
		['two lines', 'Ada: one \n  two', ada('one\ntwo')],
		['a name on a line of its own', 'Ada:\nHi', ada('Hi')],
		['a voice', '<v Ada>Hi', ada('Hi')],
		['a voice with classes and an end', '<v.loud.first Ada>Hi</v>', ada('Hi')],
		['a voice with a colon in speech', '<v Ada>Note: this', ada('Note: this')],
		['a voice with entities', '<v Ada &amp; Bo>Hi', { ...ada('Hi'), speaker: 'Ada & Bo' }],
		['a voice that begins later', 'so <v Ada>Hi', nobody('so Hi')],
		['a time of day', '10:30 Meeting: hello', nobody('10:30 Meeting: hello')],
		['a time alone', '10:30', nobody('10:30')],
		['an address', 'https://example.com', nobody('https://example.com')],
		['a number before a colon', '42: the answer', nobody('42: the answer')],
		['a question before a colon', 'Really?: no', nobody('Really?: no')],
		['a question and a space before a colon', 'Really? : no', nobody('Really? : no')],
		['a space before a colon', 'Ada : Hi', ada('Hi')],
		['no name', 'just words', nobody('just words')],
		['a colon without a space', 'a:b', nobody('a:b')],
		['a long clause before a colon', `${'so '.repeat(30)}: x`, nobody(`${'so '.repeat(30)}: x`)],
		['a name with a full stop', 'Sam Jr.: Hi', { ...ada('Hi'), speaker: 'Sam Jr.' }],
		['a name in Chinese, colon too', '王小明：你好', { ...ada('你好'), speaker: '王小明' }],
		[
			'a wide space after a wide colon',
			'王小明：\u3000你好',
			{ ...ada('你好'), speaker: '王小明' },
		],
		['a name in Arabic', 'ليلى: مرحبا', { ...ada('مرحبا'), speaker: 'ليلى' }],
		['a name in Japanese', '山田 太郎: はい', { ...ada('はい'), speaker: '山田 太郎' }],
		['a name with a mark in it', 'Yahoo! Help: Hi', { ...ada('Hi'), speaker: 'Yahoo! Help' }],
		['a name with a number', 'iPhone 12: Hi', { ...ada('Hi'), speaker: 'iPhone 12' }],
	])('%s', (_, payload, segment) => {
		expect(parseVtt(cue(payload))).toEqual([segment]);
	});

	it('of neighbours stays apart', () => {
		const text = `WEBVTT\n\n${CUE}\nAda: Hi\n\n${CUE}\nAda: Ho`;
		expect(parseVtt(text)).toEqual([ada('Hi'), ada('Ho')]);
	});
});
