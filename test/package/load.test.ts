import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { jwtVerify } from 'jose';
import { z } from 'zod';

import { unpack, type Packed } from './packed';
import { runProgram } from './runProgram';

const iconUrl = z.object({ light: z.string(), dark: z.string() });
const loadedPackages = z.array(
	z.object({
		name: z.string(),
		nodes: z.array(
			z.object({
				name: z.string(),
				version: z.number(),
				codex: z
					.object({
						categories: z.array(z.string()).nonempty(),
						resources: z.object({
							primaryDocumentation: z.array(z.object({ url: z.string().url() })).nonempty(),
							credentialDocumentation: z.array(z.object({ url: z.string().url() })).nonempty(),
						}),
					})
					.optional(),
				iconUrl,
				usableAsTool: z.boolean(),
				previews: z.array(
					z.object({
						resource: z.string(),
						operation: z.string(),
						schema: z.object({ type: z.string() }).passthrough().optional(),
					}),
				),
			}),
		),
		credentials: z.array(
			z.object({ name: z.string(), iconUrl, supportedNodes: z.array(z.string()) }),
		),
	}),
);
type Loaded = z.infer<typeof loadedPackages>[number];

const ACTION = 'zoomVideoSdkRecording';
const POLL_TRIGGER = 'zoomVideoSdkRecordingPollTrigger';
const TRIGGER = 'zoomVideoSdkRecordingTrigger';
const NODES = [ACTION, POLL_TRIGGER, TRIGGER].sort();

describe('the tarball, installed as n8n installs it', () => {
	let packed: Packed;
	let loaded: Loaded;
	/** n8n lets packages find n8n-workflow in this way. */
	let env: Record<string, string>;

	beforeAll(async () => {
		packed = await unpack();
		env = {
			NODE_PATH: packed.hostModules,
			N8N_USER_FOLDER: packed.userFolder,
			N8N_LOG_LEVEL: 'silent',
		};
		const packages = loadedPackages.parse(await runProgram('load', [packed.nodeModules], env));
		const [only] = packages;
		if (!only) throw new Error('n8n finds no package');
		loaded = only;
	});
	afterAll(async () => await packed.remove());

	const node = (name: string) => loaded.nodes.find((entry) => entry.name === name);

	it('loads the nodes and the credential', () => {
		expect(loaded.name).toBe('n8n-nodes-zoom-video-sdk');
		expect(loaded.nodes.map(({ name }) => name).sort()).toEqual(NODES);
		expect(loaded.credentials.map(({ name }) => name)).toEqual(['zoomVideoSdkApi']);
		expect(loaded.credentials[0]?.supportedNodes.sort()).toEqual(NODES);
	});

	it("gives the trigger a version above 1, which spares n8n's expression sandbox", () => {
		expect(node(ACTION)?.version).toBe(1);
		expect(node(TRIGGER)?.version).toBe(2);
	});

	it('offers the action node as a tool', () => {
		expect(node(ACTION)?.usableAsTool).toBe(true);
	});

	it.each(NODES)('finds categories and documentation of %s', (name) => {
		expect(node(name)?.codex).toBeDefined();
	});

	it('finds a light and a dark icon for each', async () => {
		const urls = [...loaded.nodes, ...loaded.credentials].map((entry) => entry.iconUrl);
		expect(urls).toHaveLength(NODES.length + 1);
		for (const { light, dark } of urls) {
			expect(light).not.toBe(dark);
			for (const url of [light, dark]) {
				const path = url.replace('icons/n8n-nodes-zoom-video-sdk/', '');
				await access(join(packed.packageDir, path));
			}
		}
	});

	it('finds an output preview for each operation', () => {
		const previews = node(ACTION)?.previews ?? [];
		expect(previews).not.toEqual([]);
		const missing = previews.filter(({ schema }) => schema === undefined);
		expect(missing.map(({ resource, operation }) => `${resource}/${operation}`)).toEqual([]);
	});

	it('gives its classes to code that requires it, and signs with the jose inside', async () => {
		const report = z
			.object({
				classes: z.array(z.string()),
				authorization: z.string(),
				files: z.array(z.string()),
			})
			.parse(await runProgram('require', [packed.packageDir], env));
		// Each file more makes n8n's start slower.
		expect(report.files).toHaveLength(NODES.length + ['credential', 'index', 'bundle'].length);
		expect(report.classes.sort()).toEqual([
			'ZoomVideoSdkApi',
			'ZoomVideoSdkRecording',
			'ZoomVideoSdkRecordingPollTrigger',
			'ZoomVideoSdkRecordingTrigger',
		]);
		const token = report.authorization.replace(/^Bearer /, '');
		const { payload } = await jwtVerify(token, new TextEncoder().encode('test-api-secret'));
		expect(payload.iss).toBe('test-api-key');
	});
});
