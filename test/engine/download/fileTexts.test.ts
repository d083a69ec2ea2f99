import { bytesOf, storedFiles, useFiles } from '../fixtures/files';
import { jsonOf } from '../fixtures/zoom';

const zoom = useFiles();

const vtt = `WEBVTT

1
00:00:01.000 --> 00:00:03.000
Ada: Good morning.

2
00:00:03.000 --> 00:00:04.500
Ada: Shall we?

3
00:00:05.000 --> 00:00:06.000
Grace: Yes, *let's*.
`;
const withText = async (kind: 'transcript' | 'captions' | 'summary', text: string) =>
	await zoom.recorded({ files: ['video', { kind, text }], startedAt: new Date('2026-03-01') });

const speakers = [
	{ speaker: 'Ada', seconds: 3.5, words: 4 },
	{ speaker: 'Grace', seconds: 1, words: 2 },
];

describe('a transcript', () => {
	it.each([
		['text', { text: "Ada: Good morning. Shall we?\nGrace: Yes, *let's*." }],
		[
			'segments',
			{
				segments: [
					{ start: 1, end: 4.5, speaker: 'Ada', text: 'Good morning. Shall we?' },
					{ start: 5, end: 6, speaker: 'Grace', text: "Yes, *let's*." },
				],
			},
		],
		[
			'markdown',
			{
				text: "**Ada** (00:00:01)  \nGood morning. Shall we?\n\n**Grace** (00:00:05)  \nYes, \\*let's\\*.",
			},
		],
		[
			'srt',
			{
				text: "1\n00:00:01,000 --> 00:00:03,000\nAda: Good morning.\n\n2\n00:00:03,000 --> 00:00:04,500\nAda: Shall we?\n\n3\n00:00:05,000 --> 00:00:06,000\nGrace: Yes, *let's*.\n",
			},
		],
	])('as %s', async (format, expected) => {
		const recorded = await withText('transcript', vtt);
		const run = await zoom.run('getTranscript', { ...recorded.from, format });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({
				...expected,
				speakers,
				session_id: recorded.session.id,
				file_type: 'TRANSCRIPT',
			}),
		]);
		expect(run.items[0]).not.toHaveProperty('binary');
	});

	it('as the file itself, byte for byte', async () => {
		const { from } = await withText('transcript', vtt);
		const run = await zoom.run('getTranscript', { ...from, format: 'file' });
		expect((await bytesOf(run.items[0])).toString()).toBe(vtt);
		expect(run.items[0]?.binary?.['data']).toMatchObject({
			fileName: expect.stringMatching(/^Demo 2026-03-01 000000 TRANSCRIPT [0-9a-f]{8}\.vtt$/),
			mimeType: 'text/vtt',
		});
		expect(jsonOf(run)).toEqual([expect.objectContaining({ speakers })]);
	});

	it('with the segments as they are', async () => {
		const { from } = await withText('transcript', vtt);
		const run = await zoom.run('getTranscript', {
			...from,
			options: { mergeLinesBySpeaker: false },
		});
		expect(jsonOf(run)[0]?.['text']).toBe(
			"Ada: Good morning.\nAda: Shall we?\nGrace: Yes, *let's*.",
		);
	});

	it('of an item, and from the captions', async () => {
		const { item } = await withText('captions', vtt);
		const missing = await zoom.run('getTranscript', {}, { items: [item] });
		expect(missing.error?.message).toMatch(/no matching file \(transcript\)/);
		const run = await zoom.run(
			'getTranscript',
			{ options: { useCaptionsInstead: true } },
			{ items: [item] },
		);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ file_type: 'CC', speakers })]);
	});

	it('by a file id must be a transcript', async () => {
		const { from, session } = await withText('transcript', vtt);
		const of = async (fileId: unknown) =>
			await zoom.run('getTranscript', { ...from, filesFrom: 'file', fileId: String(fileId) });
		const [video, transcript] = session.files;
		expect(jsonOf(await of(transcript?.id))).toEqual([expect.objectContaining({ speakers })]);
		expect((await of(video?.id)).error?.message).toMatch(/no matching file/);
	});

	it('that is not one, or a page, is an error', async () => {
		const { from } = await withText('transcript', 'not a transcript');
		const { error } = await zoom.run('getTranscript', from);
		expect(error?.message).toMatch(/it is not a WebVTT text/);
		zoom.simulator.faults.add({ on: 'files.content', fault: { kind: 'htmlPage', status: 200 } });
		expect((await zoom.run('getTranscript', from)).error?.message).toMatch(/a web page/);
	});

	it('without a word is empty', async () => {
		const { from } = await withText('transcript', 'WEBVTT\n');
		expect(jsonOf(await zoom.run('getTranscript', from))).toEqual([
			expect.objectContaining({ text: '', speakers: [] }),
		]);
	});

	it('that is too large for a text is refused, and its rest left at Zoom', async () => {
		const size = 200 * 1_048_576;
		const { from } = await zoom.recorded({ files: [{ kind: 'transcript', size }] });
		const before = storedFiles();
		const { error } = await zoom.run('getTranscript', from);
		expect(error?.message).toMatch(/too large to be read as text/);
		expect(storedFiles()).toEqual(before);
	});
});

describe('a summary', () => {
	it('is output as it is, and as a text', async () => {
		const summary = { summary: { overview: 'We met.', next_steps: ['Ada writes', 'Grace reads'] } };
		const { from } = await withText('summary', JSON.stringify(summary));
		expect(jsonOf(await zoom.run('getSummary', from))).toEqual([
			expect.objectContaining({
				file_type: 'SUMMARY',
				summary,
				text: 'We met.\nNext steps:\n• Ada writes\n• Grace reads',
			}),
		]);
	});

	it('is cut between words', async () => {
		const { from } = await withText('summary', '{"summary":"One two three 👍"}');
		const run = await zoom.run('getSummary', { ...from, options: { maxTextLength: 10 } });
		expect(jsonOf(run)[0]?.['text']).toBe('One two…');
	});

	it.each([
		['no JSON', 'We met.', /not JSON/],
		['half a JSON', '{"summary":"We', /not JSON/],
		[
			'nested 2,000 deep',
			`${'{"part":'.repeat(2_000)}"x"${'}'.repeat(2_000)}`,
			/nested too deeply/,
		],
		[
			'nested 2,000 deep beside it',
			`{"summary":"x","more":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
			/nested too deeply/,
		],
	])('that is %s is an error', async (_, text, message) => {
		const { from } = await withText('summary', text);
		expect((await zoom.run('getSummary', from)).error?.message).toMatch(message);
	});

	it('that is not there is an error, or nothing', async () => {
		const { from } = await zoom.recorded();
		expect((await zoom.run('getSummary', from)).error?.message).toMatch(
			/matching file \(summary\)/,
		);
		const run = await zoom.run('getSummary', { ...from, options: { ifNoFileMatches: 'empty' } });
		expect([run.error, run.items]).toEqual([undefined, []]);
	});
});
