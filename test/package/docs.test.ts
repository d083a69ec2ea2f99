import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { z } from 'zod';

import { userMessages } from './userMessages';

const repository = resolve(__dirname, '..', '..');
const pages = [
	...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md'],
	...['tools/zoom-simulator/README.md', 'tools/upload-targets/README.md'],
	'tools/service-stand-ins/README.md',
	'tools/zoom-simulator/docs/zooms-own-software.md',
];

async function filesBelow(folder: string, ending: string): Promise<string[]> {
	const entries = await readdir(join(repository, folder), { recursive: true });
	return entries.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

async function readPages(): Promise<Array<{ page: string; text: string }>> {
	const all = [...pages, ...(await filesBelow('docs', '.md'))];
	return await Promise.all(
		all.map(async (page) => ({ page, text: await readFile(join(repository, page), 'utf8') })),
	);
}

/** The lines of fenced shell blocks. */
function shellLines(text: string): string[] {
	const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)];
	return blocks.flatMap(([, block = '']) => block.split('\n')).filter((line) => line.trim() !== '');
}

/** Headings as GitHub names them in links. */
function anchors(text: string): string[] {
	return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-'),
	);
}

const exists = async (path: string) =>
	await access(path).then(
		() => true,
		() => false,
	);

describe('README and docs', () => {
	it('name only existing npm scripts', async () => {
		const manifest = await readFile(join(repository, 'package.json'), 'utf8');
		const { scripts } = z.object({ scripts: z.record(z.string()) }).parse(JSON.parse(manifest));
		const known = Object.keys(scripts);
		const used = (await readPages()).flatMap(({ page, text }) =>
			[...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
				([, run, short]) => [page, run ?? short] as const,
			),
		);

		expect(used.length).toBeGreaterThan(10);
		expect(used.filter(([, script]) => !known.includes(script ?? ''))).toEqual([]);
	});

	it('show in shell blocks only commands of npm, of this repository, of every system, or of samples', async () => {
		const known =
			/^(npm (ci|install|run|start|test|version|login|publish)\b|npx (gulp|jest|tsx|zoom-video-sdk-simulator)\b|git |cd |cp |\.ci\/run|export [A-Z0-9_]+=|node index\.js)/;
		const lines = (await readPages()).flatMap(({ page, text }) =>
			shellLines(text)
				.map((line) => line.replace(/\s+#.*$/, '').trim())
				.filter((line) => line !== '' && !line.startsWith('#'))
				.flatMap((line) => line.split(/\s*&&\s*/))
				.map((command) => [page, command] as const),
		);

		expect(lines.length).toBeGreaterThan(5);
		expect(lines.filter(([, command]) => !known.test(command))).toEqual([]);
	});

	it('link only to existing files and headings', async () => {
		const broken: string[] = [];
		for (const { page, text } of await readPages()) {
			const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
			for (const target of links.filter((each) => !/^(https?:|mailto:)/.test(each))) {
				const [path = '', anchor] = target.split('#');
				const file = path === '' ? page : join(dirname(page), path);
				const found =
					(await exists(join(repository, file))) &&
					(anchor === undefined ||
						anchors(await readFile(join(repository, file), 'utf8')).includes(anchor));
				if (!found) broken.push(`${page}: ${target}`);
			}
		}

		expect(broken).toEqual([]);
	});

	it('show no large picture, and leave none unused', async () => {
		const images = await filesBelow('docs/images', '.png');
		const sizes = await Promise.all(
			images.map(async (image) => (await readFile(join(repository, image))).length),
		);
		const texts = (await readPages()).map(({ text }) => text).join('\n');

		expect(images.length).toBeGreaterThan(0);
		expect(Math.max(...sizes)).toBeLessThan(150_000);
		expect(images.filter((image) => !texts.includes(image.replace(/^docs\//, '')))).toEqual([]);
	});

	describe('explain under troubleshooting', () => {
		/** A message as the table has it; what follows a bracket may be a reason of the log. */
		const readRows = async () => {
			const text = await readFile(join(repository, 'docs/troubleshooting.md'), 'utf8');
			return [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, message = '']) => message);
		};
		const readSources = async () => {
			const files = [
				...(await filesBelow('nodes', '.ts')),
				...(await filesBelow('credentials', '.ts')),
			];
			return await Promise.all(
				files.map(async (file) => ({
					file,
					source: await readFile(join(repository, file), 'utf8'),
				})),
			);
		};
		const readMessages = async () =>
			(await readSources()).flatMap(({ file, source }) => userMessages(file, source));

		it('every message of an error', async () => {
			const rows = await readRows();
			const messages = await readMessages();

			expect(messages.length).toBeGreaterThan(100);
			const unexplained = messages.filter((message) => !rows.some((row) => message.includes(row)));
			expect(unexplained).toEqual([]);
		});

		it('no message that the package does not give', async () => {
			const messages = await readMessages();
			const code = (await readSources()).map(({ source }) => source).join('\n');

			const unknown = (await readRows()).filter((row) => {
				if (messages.some((message) => message.includes(row))) return false;
				const [words = '', reason] = row.split(/ ?[(]/);
				return (
					!code.includes(words) || (reason !== undefined && !code.includes(reason.slice(0, -1)))
				);
			});
			expect(unknown).toEqual([]);
		});
	});
});
