import {
	cutAtWord,
	summaryText,
} from '../../../../nodes/ZoomVideoSdk/files/transcript/summaryText';
import type { Json } from '../../../../nodes/ZoomVideoSdk/shared/json';

describe('the text of a summary', () => {
	it.each<[string, Json, string]>([
		['a text', { summary: 'All went well.' }, 'All went well.'],
		['a bare text', 'All went well. ', 'All went well.'],
		['an empty section beside others', { summary: null, topics: ['One'] }, 'Topics:\n• One'],
		['an empty text beside others', { summary: ' ', topics: ['One'] }, 'Topics:\n• One'],
		['a list of texts', { summary: ['One', '', ' Two '] }, '• One\n• Two'],
		[
			'sections with titles',
			{
				summary: {
					overview: 'We met.',
					next_steps: ['Ada writes', 'Grace reads'],
					actionItems: [],
				},
			},
			'We met.\nNext steps:\n• Ada writes\n• Grace reads',
		],
		[
			'a list of objects',
			{ summary: { summary_details: [{ label: 'Start', summary: 'We began.' }] } },
			'Summary details:\n• Start\n• We began.',
		],
		[
			'what says nothing to a reader is left out',
			{
				summary: {
					id: 'x',
					meeting_uuid: 'y',
					start_time: 'z',
					text: 'We met.',
					count: 3,
					done: true,
				},
			},
			'We met.',
		],
		[
			'names of fields as headings',
			{ actionItems: ['Write'], '_next__steps-': ['Read'], key_points: 'All.' },
			'Action items:\n• Write\nNext steps:\n• Read\nKey points:\nAll.',
		],
		['wrappers of one', { detail: ['One'], item: ['Two'] }, '• One\n• Two'],
		['what is more than a technical text', { type: { text: 'A talk' } }, 'Type:\nA talk'],
		[
			'an object in a list',
			{ summary: [{ label: 'Start', text: { value: 'We began.' } }] },
			'• Start\nWe began.',
		],
		['nothing beside the section', { title: 'Talk', summary: 'We met.' }, 'We met.'],
		[
			'without the section',
			{ overview: 'We met.', decisions: ['Go'] },
			'We met.\nDecisions:\n• Go',
		],
		['nothing', { summary: null }, ''],
		['an empty object', {}, ''],
		['a number', 3, ''],
		['null', null, ''],
	])('%s', (_, summary, text) => {
		expect(summaryText(summary)).toBe(text);
	});
});

describe('a deep summary', () => {
	const nested = (depth: number): Json =>
		Array.from({ length: depth }).reduce<Json>((inner) => ({ part: inner }), 'We met.');

	it('is read two hundred levels deep', () => {
		expect(summaryText(nested(200)).split('\n')).toHaveLength(201);
		expect(() => summaryText(nested(201))).toThrow('The summary is nested too deeply to be read');
		expect(() => summaryText(nested(100_000))).toThrow('nested too deeply');
	});
});

describe('a text is cut between words', () => {
	it.each<[string, number, string]>([
		['one two three', 13, 'one two three'],
		['one two three', 12, 'one two…'],
		['one two three', 8, 'one two…'],
		['one two three', 7, 'one…'],
		['one   two', 6, 'one…'],
		['one\n\ntwo', 5, 'one…'],
		['unbroken', 5, 'unbr…'],
		['one', 1, '…'],
		['', 1, ''],
		['👍👍👍👍', 3, '👍👍…'],
		['👍 👍👍', 3, '👍…'],
		['家 and 家', 4, '家…'],
	])('"%s" at %i: "%s"', (text, length, cut) => {
		expect(cutAtWord(text, length)).toBe(cut);
		expect([...cut].length).toBeLessThanOrEqual(length);
	});

	it('and quickly, whatever it holds', () => {
		const hostile = `${' '.repeat(500_000)}a b`;
		expect(cutAtWord(hostile, 500_001) === '…').toBe(true);
	});
});
