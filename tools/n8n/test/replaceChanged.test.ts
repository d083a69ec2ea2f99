import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { replaceChanged } from '../start/replaceChanged';

describe('a new build', () => {
	let folder: string;
	const at = (...path: string[]) => join(folder, ...path);

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'replace-'));
		await mkdir(at('from', 'nodes'), { recursive: true });
		await mkdir(at('to'));
		await writeFile(at('from', 'same.js'), 'same');
		await writeFile(at('to', 'same.js'), 'same');
		await writeFile(at('from', 'bundle.js'), 'new');
		await writeFile(at('to', 'bundle.js'), 'old');
		await writeFile(at('from', 'nodes', 'added.svg'), 'added');
	});
	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	it('replaces what has changed, and leaves nothing else behind', async () => {
		const before = await stat(at('to', 'same.js'));

		expect(await replaceChanged(at('from'), at('to'), at('staging'))).toBe(2);

		expect(await readFile(at('to', 'bundle.js'), 'utf8')).toBe('new');
		expect(await readFile(at('to', 'nodes', 'added.svg'), 'utf8')).toBe('added');
		expect((await stat(at('to', 'same.js'))).ino).toBe(before.ino);
		expect((await readdir(at('to'), { recursive: true })).sort()).toEqual([
			'bundle.js',
			'nodes',
			join('nodes', 'added.svg'),
			'same.js',
		]);
		expect((await readdir(folder)).sort()).toEqual(['from', 'to']);
		expect(await replaceChanged(at('from'), at('to'), at('staging'))).toBe(0);
	});

	it('replaces nothing where it cannot be written whole', async () => {
		await writeFile(at('staging'), 'a file in the way');

		await expect(replaceChanged(at('from'), at('to'), at('staging'))).rejects.toThrow();

		expect(await readFile(at('to', 'bundle.js'), 'utf8')).toBe('old');
	});
});
