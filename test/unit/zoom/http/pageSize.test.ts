import { ZoomError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { inLargePages } from '../../../../nodes/ZoomVideoSdk/zoom/http/pageSize';

/** What a list answers that rejects pages of 300 with this error, and the sizes that it was asked for. */
async function readList(rejection?: Error) {
	const sizes: number[] = [];
	const list = inLargePages(async (size) => {
		sizes.push(size);
		if (rejection !== undefined && size === 300) throw rejection;
		return `in pages of ${size}`;
	});
	return { answer: await list.catch((error: unknown) => error), sizes };
}
const invalid = (description: string, code = 300) =>
	new ZoomError('Zoom rejected the request', { code, description });

describe('a list', () => {
	it('is read in pages of 300', async () => {
		expect(await readList()).toEqual({ answer: 'in pages of 300', sizes: [300] });
	});

	it.each(['Invalid field: page_size.', 'The page size is too large.', 'PageSize must be <= 100'])(
		'is read in pages of 30 where Zoom says: %s',
		async (description) => {
			const read = await readList(invalid(description));
			expect(read).toEqual({ answer: 'in pages of 30', sizes: [300, 30] });
		},
	);

	it.each<[string, Error]>([
		['another field is invalid', invalid('Invalid field: from.')],
		['the error says nothing', new ZoomError('No.', { code: 300 })],
		['the error is another one', invalid('The page_size is fine, the token is not.', 124)],
		['the network fails', new Error('page_size')],
	])('is asked for once when %s', async (_, error) => {
		expect(await readList(error)).toEqual({ answer: error, sizes: [300] });
	});

	it('is an error when the smaller pages are rejected, too', async () => {
		const reading = inLargePages(async () => await Promise.reject(invalid('page_size')));
		await expect(reading).rejects.toThrow('Zoom rejected the request');
	});
});
