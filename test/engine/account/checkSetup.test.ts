import type { Fault } from '../../../tools/zoom-simulator';
import { NAMES, useSetupCheck } from './setupPoints';

const { zoom, check } = useSetupCheck();
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
