import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { until } from '../../../tools/n8n/until';
import { startOwnN8n, type OwnN8n } from '../setup/ownN8n';
import { deliver, sessionStarted } from '../triggers/signedWebhook';
import { actionWorkflow, nodeNames, sessionById, triggerWorkflow } from '../workflows';

const JWT = /\beyJ[\w-]+\.([\w-]+)\.[\w-]*/g;
/** Where Zoom's stand-in redirects a download to: whoever has such an address has the file. */
const SIGNED_ADDRESS = /\/content\/\d+\//;
/** n8n's own settings hold its key; its editor's files are its own. */
const OWN_TO_N8N = /\.n8n\/(config|nodes\/node_modules)$/;

/** The tokens for Zoom in a text; n8n has tokens of its own. */
function tokensIn(text: string, issuers: string[]): string[] {
	const claims = [...text.matchAll(JWT)].map(([, payload = '']) =>
		Buffer.from(payload, 'base64url').toString(),
	);
	return claims.filter((claim) => issuers.some((issuer) => claim.includes(issuer)));
}

describe('what n8n writes down', () => {
	let own: OwnN8n;

	beforeAll(async () => {
		own = await startOwnN8n({}, { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console' });
	});
	afterAll(async () => await own.close());

	const run = async (parameters: Record<string, unknown>) => {
		const { client, credential } = own;
		const workflow = await client.saveWorkflow(actionWorkflow(parameters, credential));
		return (await client.run(workflow, nodeNames.manual)).status;
	};

	/** Every file of n8n's folder, its log and its database among them, as text of one byte a letter. */
	async function written(): Promise<Array<{ name: string; text: string }>> {
		const entries = await readdir(own.userFolder, { recursive: true, withFileTypes: true });
		const paths = entries
			.filter((entry) => entry.isFile() && !OWN_TO_N8N.test(entry.parentPath))
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((path) => !path.includes('/node_modules/'));
		return await Promise.all(
			paths.map(async (name) => ({ name, text: (await readFile(name)).toString('latin1') })),
		);
	}

	it('holds no key, secret, token or signed address, whatever ran and failed', async () => {
		const { client, credential, simulator } = own;
		const secret = simulator.keys.webhookSecretToken;
		const workflow = await client.saveWorkflow(triggerWorkflow(['session.started'], credential));
		await client.activate(workflow.id);
		const address = await client.webhookAddress(workflow, nodeNames.trigger);
		const event = { ...sessionStarted('secret=='), download_token: await simulator.apiToken() };
		await deliver(address, event, { secret });
		await deliver(address, sessionStarted('forged=='), { secret: 'forged' });

		const past = simulator.seed({ name: 'Past', files: [{ kind: 'video', size: 300_000 }] });
		const live = simulator.startSession({ name: 'Live' });
		const file = { resource: 'file', filesFrom: 'session', sessionId: sessionById(past.id) };
		const echo = `Not good: Bearer ${await simulator.apiToken()} https://files.zoom.us/x?sig=0123456789`;
		const outcomes = [
			await run({ operation: 'start', sessionId: sessionById(live.id) }),
			await run({ operation: 'get', sessionId: sessionById(past.id) }),
			await run({ ...file, operation: 'download' }),
			await run({ operation: 'start', sessionId: sessionById('unknown==') }),
		];
		const fault = { kind: 'errorBody', status: 400, code: 4711, message: echo } as const;
		simulator.faults.add({ on: 'recordings.list', fault, times: 0 });
		outcomes.push(await run({ operation: 'getAll' }));
		simulator.faults.clear();
		simulator.faults.add({
			on: 'files.content',
			fault: { kind: 'htmlPage', status: 403 },
			times: 0,
		});
		outcomes.push(await run({ ...file, operation: 'download' }));
		expect(outcomes).toEqual(['success', 'success', 'success', 'error', 'error', 'error']);
		await until("the event's execution", async () => (await client.executions(workflow.id))[0]);

		const files = await written();
		const log = files.find(({ name }) => name === own.n8n.logFile)?.text ?? '';
		const database = files.find(({ name }) => name.endsWith('database.sqlite'))?.text ?? '';
		// The search sees what is there and what a token looks like: a refusal in the log, an event in the database.
		expect(log).toContain('Zoom webhook rejected (bad_signature)');
		expect(files.some(({ text }) => text.includes('secret=='))).toBe(true);
		expect(database.length).toBeGreaterThan(0);
		expect(tokensIn(echo, [simulator.keys.apiKey])).toHaveLength(1);

		const { apiKey, apiSecret, sdkKey, sdkSecret, webhookSecretToken } = simulator.keys;
		const secrets = { apiKey, apiSecret, sdkKey, sdkSecret, webhookSecretToken };
		const found = files.flatMap(({ name, text }) => [
			...Object.entries(secrets)
				.filter(([, value]) => text.includes(value))
				.map(([key]) => `${key} in ${name}`),
			...(SIGNED_ADDRESS.test(text) ? [`a signed address in ${name}`] : []),
			...tokensIn(text, [apiKey, sdkKey]).map((claims) => `${claims} in ${name}`),
		]);
		expect(found).toEqual([]);
	});
});
