import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Fault } from '../../../tools/zoom-simulator';
import { logDelivery } from '../fixtures/missedDeliveries';
import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
const NAMES = [
	'keys',
	'clock',
	'recordings',
	'live_sessions',
	'deliveries',
	'sdk_keys',
	'webhook_secret',
	'rejected_webhooks',
	'public_address',
	'binary_data',
];

/** Runs the check and gives its points by name, and those that are not good. */
async function check(credential: ICredentialDataDecryptedObject = {}) {
	const parameters = { resource: 'account', failOnProblem: false };
	const { error, items } = await zoom.run('checkSetup', parameters, { credential });
	expect(error).toBeUndefined();
	const points = items.map(({ json }) => json);
	expect(points.map(({ name }) => name)).toEqual(NAMES);
	const of = (name: string) => {
		const point = points.find((each) => each['name'] === name);
		return `${String(point?.['status'])}: ${String(point?.['message'])}`;
	};
	const notGood = points.filter(({ status }) => status !== 'ok').map(({ name }) => name);
	return { notGood, of };
}
const fail = (on: string, fault: Fault, times = 0) =>
	zoom.simulator.faults.add({ on, fault, times });

it('finds nothing wrong with a simulator on the same machine', async () => {
	const { notGood, of } = await check();
	expect(of('keys')).toBe("ok: Zoom accepts 'API Key' and 'API Secret'.");
	expect(of('clock')).toMatch(/^ok: The clock is right/);
	expect(of('recordings')).toMatch(/^ok/);
	expect(of('live_sessions')).toMatch(/^ok/);
	expect(of('deliveries')).toMatch(/^ok: Zoom's log has no delivery of the last seven days/);
	expect(of('sdk_keys')).toMatch(/^ok: 'SDK Key' and 'SDK Secret' are set/);
	expect(of('webhook_secret')).toMatch(/^ok/);
	expect(of('public_address')).toMatch(
		/^ok: .*http:\/\/localhost:5678\. .* local simulator of Zoom/,
	);
	expect(of('binary_data')).toMatch(/^ok: n8n streams files to its disk/);
	expect(of('rejected_webhooks')).toMatch(
		/^ok: Since its start, this process of n8n has rejected no/,
	);
	expect(notGood).toEqual([]);
	expect(zoom.calls()).toEqual([
		'GET recordings.list',
		'GET sessions.list',
		'GET report.webhookLogs',
	]);
});

it('finds the address of an n8n that Zoom cannot reach, a problem for triggers only', async () => {
	// Without keys, nothing is sent to Zoom.
	const atZoom = { baseUrl: '', apiKey: '', apiSecret: '', sdkKey: '', sdkSecret: '' };
	const { of } = await check(atZoom);
	expect(of('public_address')).toMatch(/^problem: .*http:\/\/localhost:5678, where Zoom cannot/);
	const without = await check({ ...atZoom, webhookSecretToken: '' });
	expect(without.of('public_address')).toMatch(/^warning/);
});

it('warns when triggers could not start', async () => {
	const { notGood, of } = await check({ webhookSecretToken: '' });
	expect(of('webhook_secret')).toMatch(/^warning: The 'Webhook Secret Token' is empty/);
	expect(notGood).toEqual(['webhook_secret']);
});

it('says that the keys are wrong, and what is not known because of it', async () => {
	const { notGood, of } = await check({ apiSecret: 'wrong' });
	expect(of('keys')).toMatch(/^problem: Zoom did not accept the key.*API keys section/);
	expect(of('clock')).toMatch(/^ok/);
	expect(of('recordings')).toBe('not_checked: First solve what "keys" says.');
	expect(of('binary_data')).toMatch(/^ok/);
	expect(notGood).toEqual(['keys', 'recordings', 'live_sessions', 'deliveries']);
});

it('says that a half-filled pair does not count', async () => {
	const { of } = await check({ apiSecret: '' });
	expect(of('keys')).toMatch(/^problem: The 'API Secret' is empty/);
	expect(of('clock')).toMatch(/^not_checked: /);
	expect(zoom.calls()).toEqual([]);
});

it('says when the SDK pair replaces the API pair', async () => {
	zoom.simulator.settings.set({ acceptSdkPair: true });
	const { of } = await check({ apiKey: '', apiSecret: '' });
	expect(of('keys')).toMatch(/^warning: Zoom accepts the SDK pair/);
	expect(of('recordings')).toMatch(/^ok/);
});

it.each([
	[-120, /^warning: The clock of this machine is 1(19|20|21) s ahead of Zoom's/],
	[7200, /^problem: The clock of this machine is 7\d{3} s behind Zoom's/],
])('sees a clock that is %i s off, also when the keys are refused for it', async (offset, text) => {
	zoom.simulator.settings.set({ clockOffsetSeconds: offset });
	expect((await check()).of('clock')).toMatch(text);
});

it('reports live sessions that cannot be listed as a warning, recordings as a problem', async () => {
	const fault = { kind: 'errorBody', status: 400, code: 200, message: 'No dashboard.' } as const;
	fail('sessions.list', fault);
	const live = await check();
	expect(live.of('live_sessions')).toMatch(/^warning: Live sessions cannot be read.*No dashboard/);
	expect(live.of('keys')).toMatch(/^ok/);
	fail('recordings.list', fault);
	expect((await check()).of('recordings')).toMatch(/^problem: Recordings cannot be read/);
});

it.each<[string, Fault, RegExp]>([
	['something else answers', { kind: 'htmlPage', status: 200 }, /answer could not be read/],
	['a gateway answers', { kind: 'htmlPage' }, /Zoom could not handle the request/],
	['the account is over its limit', { kind: 'rateLimit', type: 'Daily-limit' }, /daily limit/],
	['the path is another', { kind: 'errorBody', status: 404, code: 2300, message: 'x' }, /address/],
	['the connection breaks', { kind: 'resetBeforeReply' }, /The connection to .* broke/],
])('does not call the keys good when %s', async (_, fault, message) => {
	fail('recordings.list', fault);
	const { of } = await check();
	expect(of('keys')).toMatch(/^problem: /);
	expect(of('keys')).toMatch(message);
});

it('reminds of the previous webhook secret', async () => {
	const { of } = await check({ previousWebhookSecretToken: 'old' });
	expect(of('webhook_secret')).toMatch(/^warning: The 'Previous Webhook Secret Token'/);
});

describe('Fail on Problem', () => {
	const parameters = { resource: 'account' };

	it('makes the node fail for a problem, with the advice of each', async () => {
		const credential = { apiSecret: 'wrong' };
		const { error, status } = await zoom.run('checkSetup', parameters, { credential });
		expect(status).toBe('error');
		expect(error?.message).toBe('The setup has a problem: keys [item 0]');
		expect(error?.description).toMatch(/^keys: Zoom did not accept the key.*API keys section/);
	});

	it('lets the node succeed with a warning', async () => {
		const credential = { webhookSecretToken: '' };
		const { error, items } = await zoom.run('checkSetup', parameters, { credential });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(NAMES.length);
	});
});

describe("Zoom's last deliveries", () => {
	const body = JSON.stringify(zoomEvent({}, 'session.started'));
	const log = (statuses: number[], url = 'http://localhost:5678/webhook/1') =>
		logDelivery(zoom.simulator, { body, statuses, url, minutes: [0, 0, 0, 0] });

	it.each(['newestFirst', 'oldestFirst'] as const)(
		'are told from a log that is %s',
		async (order) => {
			zoom.simulator.settings.set({ webhookLogOrder: order });
			log([404, 404]);
			for (let count = 0; count < 18; count += 1) log([200]);
			const { notGood, of } = await check();
			expect(of('deliveries')).toMatch(
				/^warning: Zoom's last 20 deliveries: 18 answered 200, 2 answered 404, the last at 20\d\d-[^,]*, to http:\/\/localhost:5678\/webhook\/1\. 404: n8n did not listen there/,
			);
			expect(notGood).toEqual(['deliveries']);
		},
	);

	it.each(['newestFirst', 'oldestFirst'] as const)(
		'are not taken for those of days ago where there are many, in a log that is %s',
		async (order) => {
			zoom.simulator.settings.set({ webhookLogOrder: order });
			const at = (hours: number) => new Date(Date.now() - hours * 3_600_000);
			const many = (count: number, hours: number, status: number) => {
				for (let each = 0; each < count; each += 1) {
					const url = 'http://localhost:5678/webhook/1';
					logDelivery(zoom.simulator, { body, at: at(hours), statuses: [status], url });
				}
			};
			many(310, 100, 200);
			many(310, 50, 200);
			many(21, 2, 404);
			expect((await check()).of('deliveries')).toMatch(
				/^problem: Zoom's last 20 deliveries: 20 answered 404, the last at/,
			);
			expect(zoom.calls().length).toBeLessThan(10);
		},
	);

	it('are read in smaller pages where Zoom wants that, and as far as one burst goes', async () => {
		const settings = { maxPageSize: 30, webhookLogOrder: 'oldestFirst' } as const;
		zoom.simulator.settings.set({ ...settings, pageSizeTooLarge: 'error' });
		for (let count = 0; count < 40; count += 1) log([200]);
		expect((await check()).of('deliveries')).toMatch(/^ok: Zoom's last 20 deliveries: 20 ans/);
	});

	it('that n8n answered by itself while it started are a warning that says so', async () => {
		const reply = 'n8n is starting up. Please wait';
		log([200]);
		logDelivery(zoom.simulator, { body, statuses: [200], url: 'http://localhost:5678/1', reply });
		expect((await check()).of('deliveries')).toMatch(
			/^warning: .*: 2 answered 200, .* 200: n8n gave some of these answers by itself while it started/,
		);
	});

	it('that went to another n8n are a warning', async () => {
		log([200], 'https://old.example/webhook/1');
		expect((await check()).of('deliveries')).toMatch(
			/^warning: .* None went to this n8n, which says it is reached at http:\/\/localhost:5678\.$/,
		);
	});

	it.each([
		[
			'noApp',
			/^warning: Zoom's webhook log cannot be read\. The Zoom account has no Video SDK app/,
		],
		['unknownCall', /^warning: .*Zoom does not offer its webhook log here/],
	] as const)('may not be logged: %s', async (webhookLog, text) => {
		zoom.simulator.settings.set({ webhookLog });
		const { of } = await check();
		expect(of('deliveries')).toMatch(text);
		expect(of('keys')).toMatch(/^ok/);
	});
});

// Last, for what this process has rejected stays counted.
describe('Rejected webhooks', () => {
	it('are counted with their reason, workflow and meaning, and nothing of the request', async () => {
		const trigger = await startTrigger();
		for (const secret of ['forged', 'forged', null]) {
			await trigger.send(zoomEvent({ session_name: 'Secret talks' }), { secret });
		}
		await trigger.send(zoomEvent());
		const { notGood, of } = await check();
		expect(notGood).toEqual(['rejected_webhooks']);
		expect(of('rejected_webhooks')).toMatch(
			/^warning: .* rejected webhooks: 1 for missing_header \(the last at 20[^,]*Z, in workflow test-workflow\), 2 for bad_signature \(.*\)\. missing_header: x-zm-.* bad_signature: the signature matches neither/,
		);
		expect(of('rejected_webhooks')).not.toMatch(/Secret talks/);
	});
});
