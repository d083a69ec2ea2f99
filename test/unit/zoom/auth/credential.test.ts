import {
	apiAccess,
	parseCredential,
	webhookSecrets,
} from '../../../../nodes/ZoomVideoSdk/zoom/auth/credential';

const empty = {
	sdkKey: '',
	sdkSecret: '',
	apiKey: '',
	apiSecret: '',
	webhookSecretToken: '',
	previousWebhookSecretToken: '',
	baseUrl: 'https://api.zoom.us/v2',
	downloadHosts: '',
};

describe('reading stored credential data', () => {
	it.each<[string, Record<string, unknown>, Partial<typeof empty>]>([
		['nothing', {}, {}],
		['fields of other software', { accessToken: 'x' }, {}],
		['a base URL left empty', { baseUrl: '' }, {}],
		['a base URL of white space', { baseUrl: ' \n' }, {}],
		['a base URL', { baseUrl: ' http://127.0.0.1:4010 ' }, { baseUrl: 'http://127.0.0.1:4010' }],
		['white space around a secret', { apiSecret: '\t s e \r\n' }, { apiSecret: 's e' }],
		['a no-break space from a web page', { apiKey: '\u00A0key\u00A0' }, { apiKey: 'key' }],
		['a secret of white space', { webhookSecretToken: '  ' }, {}],
		[
			'wrong types',
			{ apiKey: 5, apiSecret: null, sdkKey: ['a'], sdkSecret: {}, baseUrl: true },
			{},
		],
	])('%s', (_, data, expected) => {
		expect(parseCredential(data)).toEqual({ ...empty, ...expected });
	});

	it('keeps every field', () => {
		const data = Object.fromEntries(Object.keys(empty).map((field) => [field, `the ${field}`]));
		expect(parseCredential(data)).toEqual(data);
	});
});

describe('the secrets of webhooks', () => {
	it.each([
		['none', '', '', []],
		['the current one', 'now', '', ['now']],
		['both, the current one first', 'now', 'before', ['now', 'before']],
		['the previous one alone', '', 'before', ['before']],
		['white space is none', ' ', '\n', []],
	])('%s', (_, webhookSecretToken, previousWebhookSecretToken, secrets) => {
		const data = { webhookSecretToken, previousWebhookSecretToken };
		expect(webhookSecrets(parseCredential(data))).toEqual(secrets);
	});
});

describe('access to the REST API', () => {
	const keys = { apiKey: 'ak', apiSecret: 'as' };
	const access = (data: Record<string, unknown>) => apiAccess(parseCredential(data));

	it('holds pair, base URL and hosts', () => {
		expect(access({ ...keys, downloadHosts: 'a.example, b.example:8443' })).toMatchObject({
			access: {
				pair: { key: 'ak', secret: 'as' },
				from: 'api',
				baseUrl: { href: 'https://api.zoom.us/v2' },
				extraHosts: ['a.example', 'b.example:8443'],
			},
			problem: undefined,
		});
	});

	it('says that the SDK pair is used instead', () => {
		expect(access({ sdkKey: 'sk', sdkSecret: 'ss' })).toMatchObject({ access: { from: 'sdk' } });
	});

	it.each([
		['no keys', {}, /no key pair/],
		['half a pair', { apiKey: 'ak', apiSecret: '  ' }, /'API Secret' is empty/],
		['a base URL that is not https', { ...keys, baseUrl: 'http://api.zoom.us' }, /https/],
		['a base URL that is no address', { ...keys, baseUrl: 'zoom' }, /not an address/],
	])('names the problem: %s', (_, data, problem) => {
		expect(access(data)).toEqual({
			access: undefined,
			problem: expect.stringMatching(problem),
		});
	});

	it('names no secret in a problem', () => {
		const { problem } = access({ apiSecret: 'top_secret', sdkSecret: 'top_secret' });
		expect(problem).toMatch(/'API Key' is empty/);
		expect(problem).not.toContain('top_secret');
	});
});
