import { openEnvironment, type Environment } from '../setup/environment';

describe("the credential at n8n's own test button", () => {
	let environment: Environment;

	beforeAll(async () => {
		environment = await openEnvironment();
	});
	afterAll(async () => await environment.close());

	const press = async (changes: Record<string, string>) =>
		await environment.client.testCredential(environment.credential, {
			...environment.keys,
			...changes,
		});

	it('is green with the right keys', async () => {
		expect(await press({})).toMatchObject({ status: 'OK' });
	});

	it('is red for a wrong secret, an SDK pair and an unreachable host, each with its own words', async () => {
		const { sdkKey = '', sdkSecret = '' } = environment.keys;
		const wrongSecret = await press({ apiSecret: 'not_the_secret_0123456789abcdef' });
		const wrongPair = await press({ apiKey: sdkKey, apiSecret: sdkSecret });
		const unreachable = await press({ baseUrl: 'http://127.0.0.1:9/v2' });

		const answers = [wrongSecret, wrongPair, unreachable];
		expect(answers.map(({ status }) => status)).toEqual(['Error', 'Error', 'Error']);
		expect(wrongPair.message).toMatch(/SDK/);
		expect(unreachable.message).toMatch(/127\.0\.0\.1:9|reach|connect/i);
		expect(wrongSecret.message).not.toBe(unreachable.message);
		for (const { message } of answers) expect(message).not.toContain('secret_0123456789abcdef');
	});

	it.each([
		'http://example.com/v2',
		'https://user:pass@example.com/v2',
		'https://example.com/v2?a=b',
	])('refuses the base URL %s before anything is sent', async (baseUrl) => {
		const { status, message } = await press({ baseUrl });

		expect(status).toBe('Error');
		expect(message).toMatch(/base URL/i);
	});
});
