import type { IDataObject, INodeType } from 'n8n-workflow';

import { useSets } from '../completeSet/sets';
import { useZoom } from '../fixtures/zoom';
import { outputOf, runExample } from './exampleRun';

// Without a public address, the poll trigger stands in the place of an example's trigger, and one poll may bring
// several sessions. Nobody may read what was said in another one.
const zoom = useZoom();
const { pollSets } = useSets(zoom);
const SESSIONS = ['Board meeting', 'All hands'];

/** In the place of n8n's node, gives the text that it would send. */
const gmail: INodeType = {
	description: {
		...{ displayName: 'Gmail', name: 'n8n-nodes-base.gmail', group: ['output'], version: 2.1 },
		...{ description: '', defaults: { name: 'Gmail' }, inputs: ['main'], outputs: ['main'] },
		properties: ['subject', 'message'].map((name) => ({
			...{ displayName: name, name, type: 'string' as const, default: '' },
		})),
	},
	async execute() {
		const [subject, text] = ['subject', 'message'].map((name) => this.getNodeParameter(name, 0));
		return await Promise.resolve([[{ json: { text: `*${String(subject)}*\n${String(text)}` } }]]);
	},
};

/** The items of a node, for each session. */
async function run(
	example: string,
	trigger: string,
	node: string,
	sets: IDataObject[],
	pins: Record<string, IDataObject[]> = {},
): Promise<IDataObject[]> {
	expect(sets).toHaveLength(SESSIONS.length);
	const ended = await runExample({
		...{ example, at: trigger, items: [{}], own: [gmail], pins: { [trigger]: sets, ...pins } },
		credentials: zoom.credentials({ downloadHosts: new URL(zoom.simulator.origins.files).host }),
	});
	expect(ended.data.resultData.error?.message).toBeUndefined();
	const items = outputOf(ended, node);
	expect(items).toHaveLength(SESSIONS.length);
	return items;
}

it.each([
	['post-transcript-and-summary', 'Escape for Slack'],
	['draft-mail-with-summary', 'Write a draft'],
])('%s writes of one session at a time', async (example, node) => {
	const poll = await pollSets(['transcript', 'summary']);
	for (const name of SESSIONS) {
		const text = `WEBVTT\n\n1\n00:00:01.000 --> 00:00:05.000\nAnn: words of ${name}\n`;
		zoom.simulator.seed({ name, files: ['video', { kind: 'transcript', text }, 'summary'] });
	}
	const messages = await run(example, 'When transcript and summary are ready', node, await poll());
	const texts = messages.map(({ text }) => String(text));
	for (const name of SESSIONS) {
		const [text, another] = texts.filter((each) => each.startsWith(`*${name}`));
		expect(another).toBeUndefined();
		expect(text?.match(/words of [\w ]+/g)).toEqual([`words of ${name}`]);
	}
});

it.each([
	['post-transcript-and-summary', 'Escape for Slack'],
	['draft-mail-with-summary', 'Write a draft'],
])('%s goes on with the next session when one has no summary', async (example, node) => {
	const poll = await pollSets(['transcript']);
	for (const name of SESSIONS) zoom.simulator.seed({ name, files: ['video', 'transcript'] });
	const sets = (await poll()).map((set) => ({ ...set, missing: ['summary'] }));
	const messages = await run(example, 'When transcript and summary are ready', node, sets);
	for (const { text } of messages) expect(text).toMatch(/Zoom made no summary\.[^]*Ada Lovelace/);
});

it('the message has the summary although there is no transcript', async () => {
	const poll = await pollSets(['recording']);
	for (const name of SESSIONS) zoom.simulator.seed({ name, files: ['video', 'summary'] });
	const sets = (await poll()).map((set) => ({ ...set, missing: ['transcript'] }));
	const trigger = 'When transcript and summary are ready';
	const messages = await run('post-transcript-and-summary', trigger, 'Escape for Slack', sets);
	for (const { text } of messages) {
		expect(text).toMatch(/could not make a transcript of the recording/);
		expect(text).not.toMatch(/no summary/);
	}
});

it('the draft goes on with the next session when one has no transcript', async () => {
	const poll = await pollSets(['recording']);
	for (const name of SESSIONS) zoom.simulator.seed({ name, files: ['video'] });
	const sets = (await poll()).map((set) => ({ ...set, missing: ['transcript', 'summary'] }));
	const trigger = 'When transcript and summary are ready';
	const drafts = await run('draft-mail-with-summary', trigger, 'Write a draft', sets);
	for (const { text } of drafts)
		expect(text).toMatch(/could not make a transcript of the recording/);
});

it('the transcript that OpenAI makes is of the session in its message', async () => {
	const poll = await pollSets(['recording']);
	for (const name of SESSIONS) zoom.simulator.seed({ name, files: ['audio'] });
	const sets = (await poll()).map((set) => ({ ...set, missing: ['transcript'] }));
	const messages = await run(
		'transcript-when-zoom-gives-none',
		'When a recording is ready',
		'Escape for Slack',
		sets,
		{ Transcribe: [{ text: 'what was said' }] },
	);
	for (const name of SESSIONS) {
		expect(messages.filter(({ text }) => String(text).includes(`*${name}*`))).toHaveLength(1);
	}
});
