import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { HostProblem } from '../../../tools/n8n/hostProblem';
import { readHostPackage } from '../../../tools/n8n/install/hostPackage';
import { installN8n } from '../../../tools/n8n/install/install';
import { removeAbandoned, temporarySibling } from '../../../tools/n8n/install/partialInstall';

const silent = () => undefined;
/** Above every process id that Linux, macOS or Windows give. */
const NOBODY = 2 ** 30;

describe('the n8n in the cache', () => {
	let cache: string;

	beforeEach(async () => {
		cache = await mkdtemp(join(tmpdir(), 'cache-e2e-'));
	});
	afterEach(async () => await rm(cache, { recursive: true, force: true }));

	it('is used without another check when it is complete', async () => {
		const { key, n8nVersion } = await readHostPackage();
		await mkdir(join(cache, key));

		const install = await installN8n({ cache, say: silent });

		expect(install.n8nVersion).toBe(n8nVersion);
		expect(install.script.startsWith(join(cache, key))).toBe(true);
	});

	it('is not started when the disk is too full', async () => {
		const install = installN8n({ cache, say: silent, freeSpace: Number.MAX_SAFE_INTEGER });

		await expect(install).rejects.toBeInstanceOf(HostProblem);
		await expect(install).rejects.toThrow(/GB are needed, .* GB are free/);
		expect(await readdir(cache)).toEqual([]);
	});

	it('loses what an ended process left behind, but nothing that is still being filled', async () => {
		const mine = temporarySibling(join(cache, 'n8n-1.2.3'));
		await mkdir(mine.folder);
		await mkdir(join(cache, `n8n-1.2.3.partial-${NOBODY}`));
		await mkdir(join(cache, 'n8n-1.2.2'));

		await removeAbandoned(cache);

		expect((await readdir(cache)).sort()).toEqual([
			'n8n-1.2.2',
			`n8n-1.2.3.partial-${process.pid}`,
		]);
		await mine.remove();
		expect(await readdir(cache)).toEqual(['n8n-1.2.2']);
	});
});
