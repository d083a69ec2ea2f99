import { HeldCredential } from '../../../../nodes/ZoomVideoSdk/zoom/http/HeldCredential';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it.each([
	[9_999, 'old'],
	[10_000, 'new'],
])('a credential that is changed is used %d ms later as the %s one', async (later, apiKey) => {
	const read = jest.fn(async () => await Promise.resolve({ apiKey: 'new' }));
	const held = new HeldCredential({ apiKey: 'old' }, read);
	jest.advanceTimersByTime(later);
	expect(await held.get()).toEqual({ apiKey });
	expect(await held.get()).toEqual({ apiKey });
	expect(read).toHaveBeenCalledTimes(apiKey === 'new' ? 1 : 0);
});

it('a credential that cannot be read is an error, and is read again by the next call', async () => {
	const read = jest
		.fn<Promise<{ apiKey: string }>, []>()
		.mockRejectedValueOnce(new Error('The database is away'))
		.mockResolvedValue({ apiKey: 'new' });
	const held = new HeldCredential({ apiKey: 'old' }, read);
	jest.advanceTimersByTime(60_000);
	await expect(held.get()).rejects.toMatchObject({
		message: 'n8n could not read the credential',
		details: { description: expect.stringMatching(/^Nothing was sent.*The database is away/) },
	});
	expect(await held.get()).toEqual({ apiKey: 'new' });
});
