import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { PACKAGE_ROOT } from '../harness';
import { outputOf, readExample, runExample } from './exampleRun';
import { SCENES } from './textScenes';

/** What Slack would read as a notification or a link, and what is escaped already. */
const NAMES = [
	'<!channel>',
	'<!here|here>',
	'<@U012AB3CD>',
	'<#C012AB3CD>',
	'<!subteam^S012AB3CD>',
	'<https://evil.example/?a=1&b=2|Sign in>',
	'&lt;!channel&gt;',
	'Research & Development',
	'<\u200B!channel>',
];

const unescaped = (text: string) =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(SCENES)('the text of %s %s', (example, _, sceneOf) => {
	it.each(NAMES)('shows %s as it is written', async (name) => {
		const { posts, ...scene } = sceneOf(name);
		const run = await runExample({ example, ...scene });

		expect(run.data.resultData.error?.message).toBeUndefined();
		const [posted = {}, ...others] = outputOf(run, posts);
		const text = String(posted['text']);
		expect(others).toEqual([]);
		expect(unescaped(text)).toContain(name);
		expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
	});
});

it('of every example that makes one is among these', async () => {
	const examples = readdirSync(join(PACKAGE_ROOT, 'examples'))
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.slice(0, -'.json'.length));
	const made: string[] = [];
	for (const example of examples) {
		const { nodes } = await readExample(example);
		const texts = nodes.map(({ parameters }) => JSON.stringify(parameters['assignments'] ?? ''));
		if (texts.some((text) => text.includes('"name":"text"'))) made.push(example);
	}
	expect(made).toEqual([...new Set(SCENES.map(([example]) => example))]);
});

it.each(SCENES.filter(([, , sceneOf]) => sceneOf('').posts === 'Post to Slack'))(
	'%s %s makes Slack show no preview of a link in a name',
	async (example, _, sceneOf) => {
		const { posts, ...scene } = sceneOf('https://evil.example');
		const run = await runExample({ example, ...scene });
		expect(outputOf(run, posts)).toEqual([
			expect.objectContaining({ unfurl_links: false, unfurl_media: false }),
		]);
	},
);
