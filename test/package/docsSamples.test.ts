import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { parseDocument } from 'yaml';
import { z } from 'zod';

const repository = resolve(__dirname, '..', '..');
/** A builder reads the README to its end; what is longer has a page of its own. */
const README_WORDS = 1600;

const read = async (path: string) => await readFile(join(repository, path), 'utf8');

async function readPages(): Promise<Array<{ page: string; text: string }>> {
	const docs = (await readdir(join(repository, 'docs'))).filter((name) => name.endsWith('.md'));
	const pages = ['README.md', ...docs.map((name) => `docs/${name}`)];
	return await Promise.all(pages.map(async (page) => ({ page, text: await read(page) })));
}

/** The fenced blocks of a language, which may be indented as a part of a list is. */
function blocksOf(language: string, text: string): string[] {
	const fenced = new RegExp(`^[ \\t]*\`\`\`${language}\\n([\\s\\S]*?)^[ \\t]*\`\`\``, 'gm');
	return [...text.matchAll(fenced)].map(([, block = '']) => block);
}

describe('README and docs', () => {
	it(`keep the README within ${README_WORDS} words`, async () => {
		const words = (await read('README.md')).split(/\s+/).filter((word) => word !== '');

		expect(words.length).toBeLessThanOrEqual(README_WORDS);
	});

	it('show YAML and JSON that can be read', async () => {
		const pages = await readPages();
		const yaml = pages.flatMap(({ text }) => blocksOf('yaml', text));
		const json = pages.flatMap(({ text }) => blocksOf('json', text));

		expect(yaml.length).toBeGreaterThan(1);
		expect(json.length).toBeGreaterThan(0);
		expect(yaml.flatMap((block) => parseDocument(block).errors)).toEqual([]);
		for (const block of json) expect(() => JSON.parse(block)).not.toThrow();
	});

	it('list packages in the Compose file as n8n reads them', async () => {
		const [compose = ''] = blocksOf('yaml', await read('docs/install.md'));
		const variables = z.object({
			services: z.object({
				n8n: z.object({ environment: z.object({ N8N_COMMUNITY_PACKAGES: z.string() }) }),
			}),
		});
		const { environment } = variables.parse(parseDocument(compose).toJS()).services.n8n;
		const { name } = z.object({ name: z.string() }).parse(JSON.parse(await read('package.json')));

		expect(JSON.parse(environment.N8N_COMMUNITY_PACKAGES)).toEqual([
			{ name, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
		]);
	});

	it('name in images the n8n that is tested every time', async () => {
		const host = z.object({ dependencies: z.object({ n8n: z.string() }) });
		const { dependencies } = host.parse(JSON.parse(await read('tools/n8n/package.json')));
		const tags = (await readPages()).flatMap(({ text }) =>
			[...text.matchAll(/n8nio\/n8n:([\w.-]+)/g)].map(([, tag]) => tag),
		);

		expect(tags.length).toBeGreaterThan(1);
		expect(tags.filter((tag) => tag !== dependencies.n8n)).toEqual([]);
	});
});
