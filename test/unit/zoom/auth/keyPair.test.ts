import { apiPair, sdkPair } from '../../../../nodes/ZoomVideoSdk/zoom/auth/keyPair';

const api = { apiKey: 'ak', apiSecret: 'as' };
const sdk = { sdkKey: 'sk', sdkSecret: 'ss' };
const none = { apiKey: '', apiSecret: '', sdkKey: '', sdkSecret: '' };

describe('the pair that signs REST calls', () => {
	it.each([
		['both pairs: the API pair', { ...api, ...sdk }, { key: 'ak', secret: 'as' }, 'api'],
		['the API pair alone', { ...none, ...api }, { key: 'ak', secret: 'as' }, 'api'],
		[
			'the SDK pair where the API pair is empty',
			{ ...none, ...sdk },
			{ key: 'sk', secret: 'ss' },
			'sdk',
		],
		[
			'the API pair beside half an SDK pair',
			{ ...none, ...api, sdkKey: 'sk' },
			{ key: 'ak', secret: 'as' },
			'api',
		],
	])('%s', (_, fields, pair, from) => {
		expect(apiPair(fields)).toEqual({ pair, from });
	});

	it.each([
		['nothing', none, /'API Key' and 'API Secret'/],
		['an API key without secret', { ...none, apiKey: 'ak' }, /'API Secret' is empty/],
		['an API secret without key', { ...none, apiSecret: 'as' }, /'API Key' is empty/],
		[
			'half an API pair beside the SDK pair',
			{ ...none, ...sdk, apiKey: 'ak' },
			/'API Secret' is empty/,
		],
		[
			'the other half beside the SDK pair',
			{ ...none, ...sdk, apiSecret: 'as' },
			/'API Key' is empty/,
		],
		['half an SDK pair', { ...none, sdkKey: 'sk' }, /'API Key' and 'API Secret'/],
		[
			'halves of different pairs',
			{ ...none, apiKey: 'ak', sdkSecret: 'ss' },
			/'API Secret' is empty/,
		],
	])('no pair from %s, and says what to fill in', (_, fields, problem) => {
		expect(apiPair(fields)).toEqual({ pair: undefined, problem: expect.stringMatching(problem) });
	});
});

it.each([
	['both pairs', { ...api, ...sdk }, { key: 'sk', secret: 'ss' }],
	['the API pair alone', { ...none, ...api }, undefined],
	['half of it', { ...none, ...api, sdkKey: 'sk' }, undefined],
	['the other half', { ...none, sdkSecret: 'ss' }, undefined],
])('the pair that signs join tokens is the SDK pair and no other: %s', (_, fields, pair) => {
	expect(sdkPair(fields)).toEqual(pair);
});
