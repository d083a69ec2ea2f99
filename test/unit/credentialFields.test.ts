import { ZoomVideoSdkApi } from '../../credentials/ZoomVideoSdkApi.credentials';

it('the credential hides every key, secret and token, and nothing else', () => {
	const { properties } = new ZoomVideoSdkApi();
	const hidden = properties.filter(({ typeOptions }) => typeOptions?.password === true);
	const texts = properties.filter(({ type }) => type === 'string');
	expect(hidden.map(({ name }) => name)).toEqual([
		'apiKey',
		'apiSecret',
		'sdkKey',
		'sdkSecret',
		'webhookSecretToken',
		'previousWebhookSecretToken',
	]);
	expect(texts.filter((field) => !hidden.includes(field)).map(({ name }) => name)).toEqual([
		'baseUrl',
		'downloadHosts',
	]);
});
