import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build, stop } from 'esbuild';

import { unpack, ROOT, type Packed } from './packed';

/** All that may be in the tarball. */
const ALLOWED = [
	/^(LICENSE|README)\.md$/,
	/^package\.json$/,
	/^index\.js$/,
	/^dist\/bundle\.js$/,
	/^dist\/credentials\/\w+\.credentials\.js$/,
	/^dist\/nodes\/ZoomVideoSdk\/\w+\.node\.(js|json)$/,
	/^dist\/nodes\/ZoomVideoSdk\/zoomVideoSdk(\.dark)?\.svg$/,
	/^dist\/nodes\/ZoomVideoSdk\/__schema__\/v\d+\.\d+\.\d+(\/\w+\/\w+)?\.json$/,
];

/** All that must be in it, besides what package.json names. */
const REQUIRED = [
	'LICENSE.md',
	'README.md',
	'dist/nodes/ZoomVideoSdk/ZoomVideoSdkRecording.node.json',
	'dist/nodes/ZoomVideoSdk/ZoomVideoSdkRecordingPollTrigger.node.json',
	'dist/nodes/ZoomVideoSdk/ZoomVideoSdkRecordingTrigger.node.json',
	'dist/nodes/ZoomVideoSdk/zoomVideoSdk.dark.svg',
	'dist/nodes/ZoomVideoSdk/zoomVideoSdk.svg',
	'index.js',
	'package.json',
];

const MAX_BYTES = 155_000;

async function manifest(): Promise<{
	dependencies?: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[]; strict: boolean };
}> {
	return JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
}

describe('the tarball', () => {
	let packed: Packed;
	beforeAll(async () => {
		packed = await unpack();
	});
	afterAll(async () => {
		// esbuild's own process would keep Jest from ending.
		await stop();
		await packed.remove();
	});

	it('holds nothing but what is needed: no sources, tests or maps', () => {
		const surplus = packed.files.filter((path) => !ALLOWED.some((rule) => rule.test(path)));
		expect(surplus).toEqual([]);
	});

	it('holds all that is needed', async () => {
		const { nodes, credentials } = (await manifest()).n8n;
		expect(packed.files).toEqual(expect.arrayContaining([...REQUIRED, ...nodes, ...credentials]));
	});

	it(`has less than ${MAX_BYTES} bytes`, () => {
		expect(packed.size).toBeLessThan(MAX_BYTES);
	});

	it("gives the licence of jose with jose's code", async () => {
		const code = await readFile(join(packed.packageDir, 'dist/bundle.js'), 'utf8');
		const licence = await readFile(join(ROOT, 'node_modules/jose/LICENSE.md'), 'utf8');
		expect(code).toContain(licence.trim());
	});

	it('requires nothing but n8n-workflow and node:crypto, jose being inside', async () => {
		const { metafile } = await build({
			absWorkingDir: packed.packageDir,
			entryPoints: packed.files.filter((path) => path.endsWith('.js')),
			bundle: true,
			external: ['n8n-workflow'],
			logLevel: 'silent',
			metafile: true,
			outdir: 'bundle',
			platform: 'node',
			write: false,
		});
		const outside = Object.values(metafile.inputs)
			.flatMap(({ imports }) => imports)
			.filter(({ external }) => external)
			.map(({ path }) => path);
		expect([...new Set(outside)].sort()).toEqual(['n8n-workflow', 'node:crypto']);
	});
});

it('has no dependencies at run time', async () => {
	expect(await manifest()).not.toHaveProperty('dependencies');
});

it("asks for n8n's strict lint, with the unchanged configuration", async () => {
	expect((await manifest()).n8n.strict).toBe(true);
	expect(await readFile(join(ROOT, 'eslint.config.mjs'), 'utf8')).toBe(
		"import { config } from '@n8n/node-cli/eslint';\n\nexport default config;\n",
	);
});
