import { ZoomError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { mapConcurrently } from '../../../../nodes/ZoomVideoSdk/shared/async/mapConcurrently';
import { paginate } from '../../../../nodes/ZoomVideoSdk/zoom/http/paginate';

async function collect<Value>(source: AsyncIterable<Value>, limit = Infinity): Promise<Value[]> {
	const values: Value[] = [];
	for await (const value of source) {
		values.push(value);
		if (values.length >= limit) break;
	}
	return values;
}

describe('pages', () => {
	/** A list whose pages carry these tokens; what it was asked for is noted. */
	function list(tokens: Array<JsonObject['next_page_token']>) {
		const asked: Array<string | undefined> = [];
		const fetchPage = async (token: string | undefined): Promise<JsonObject> => {
			const next_page_token = tokens[asked.length];
			asked.push(token);
			return { number: asked.length, ...(next_page_token !== undefined && { next_page_token }) };
		};
		return { asked, fetchPage };
	}

	it.each<[string, Array<JsonObject['next_page_token']>, Array<string | undefined>]>([
		['one page with an empty token', [''], [undefined]],
		['one page without a token', [undefined], [undefined]],
		['one page with null', [null], [undefined]],
		['three pages', ['a', 'b', ''], [undefined, 'a', 'b']],
		['a token that is a number', [7, ''], [undefined, '7']],
	])('%s', async (_, tokens, asked) => {
		const source = list(tokens);
		expect(await collect(paginate(source.fetchPage))).toHaveLength(asked.length);
		expect(source.asked).toEqual(asked);
	});

	it.each([
		['at once', ['a', 'a', 'a'], 2],
		['after others', ['a', 'b', 'a', 'b'], 3],
	])('ends with an error when a token repeats %s', async (_, tokens, read) => {
		const source = list(tokens);
		await expect(collect(paginate(source.fetchPage))).rejects.toThrow(ZoomError);
		expect(source.asked).toHaveLength(read);
	});

	it('returns the pages before a repeating token, then the error', async () => {
		const reader = paginate(list(['a', 'a']).fetchPage);
		expect(await reader.next()).toMatchObject({ value: { number: 1 } });
		expect(await reader.next()).toMatchObject({ value: { number: 2 } });
		await expect(reader.next()).rejects.toMatchObject({
			message: "Zoom's list does not end",
			details: {
				description:
					'Zoom gave the same page token twice. Run it again, with fewer days if you can.',
			},
		});
	});

	it('ends with an error after more pages than a list can have', async () => {
		let pages = 0;
		const source = paginate(async () => {
			pages += 1;
			return await Promise.resolve({ next_page_token: `t${pages}` });
		});
		await expect(collect(source)).rejects.toMatchObject({
			message: "Zoom's list does not end",
			details: { description: expect.stringMatching(/more than 10000 pages/) },
		});
		expect(pages).toBe(10_001);
	});

	it('reads no further page once the reader stops', async () => {
		const source = list(['a', 'b', 'c', '']);
		await collect(paginate(source.fetchPage), 2);
		expect(source.asked).toHaveLength(2);
	});

	it('passes on the error of a page', async () => {
		const fetchPage = async () => await Promise.reject(new ZoomError('expired'));
		await expect(collect(paginate(fetchPage))).rejects.toThrow('expired');
	});
});

describe('inOrder', () => {
	/** Tasks that end when told to. */
	function tasks() {
		const begun: number[] = [];
		const ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
		const task = async (input: number): Promise<string> => {
			begun.push(input);
			await new Promise<void>((resolve, reject) => ends.set(input, { resolve, reject }));
			return `result ${input}`;
		};
		const settle = () => new Promise((resolve) => setImmediate(resolve));
		return {
			begun,
			task,
			end: async (input: number) => {
				ends.get(input)?.resolve();
				await settle();
			},
			fail: async (input: number) => {
				ends.get(input)?.reject(new Error(`failed ${input}`));
				await settle();
			},
		};
	}

	it.each([1, 2, 3, 10])('keeps the order with %i at a time', async (atATime) => {
		let running = 0;
		let most = 0;
		const task = async (input: number) => {
			running += 1;
			most = Math.max(most, running);
			for (let turn = 0; turn < (input % 3) * 4; turn += 1) await Promise.resolve();
			running -= 1;
			return input * 10;
		};
		const inputs = [1, 2, 3, 4, 5, 6, 7];
		const results = await collect(mapConcurrently(inputs, atATime, task));
		expect(results).toEqual([10, 20, 30, 40, 50, 60, 70]);
		expect(most).toBeLessThanOrEqual(atATime);
	});

	it.each([
		[1, [1]],
		[3, [1, 2, 3]],
		[9, [1, 2, 3, 4, 5]],
	])('begins %i at once', async (atATime, expected) => {
		const { begun, task } = tasks();
		void mapConcurrently([1, 2, 3, 4, 5], atATime, task).next();
		expect(begun).toEqual(expected);
	});

	it('begins none without inputs', async () => {
		const { begun, task } = tasks();
		expect(await collect(mapConcurrently([], 3, task))).toEqual([]);
		expect(begun).toEqual([]);
	});

	it('holds back the result of a later task until its turn', async () => {
		const { begun, task, end } = tasks();
		const results = collect(mapConcurrently([1, 2, 3], 2, task));
		await end(2);
		expect(begun).toEqual([1, 2]);
		await end(1);
		expect(begun).toEqual([1, 2, 3]);
		await end(3);
		expect(await results).toEqual(['result 1', 'result 2', 'result 3']);
	});

	it('begins no further task once the reader stops', async () => {
		const { begun, task, end } = tasks();
		const results = collect(mapConcurrently([1, 2, 3, 4], 2, task), 1);
		await end(1);
		expect(await results).toEqual(['result 1']);
		expect(begun).toEqual([1, 2]);
	});

	it('throws the error of a later task in its turn, and begins no further one', async () => {
		const { begun, task, end, fail } = tasks();
		const reader = mapConcurrently([1, 2, 3, 4], 2, task);
		const first = reader.next();
		await fail(2);
		await end(1);
		expect(await first).toEqual({ done: false, value: 'result 1' });
		await expect(reader.next()).rejects.toThrow('failed 2');
		expect(begun).toEqual([1, 2]);
		expect(await reader.next()).toEqual({ done: true, value: undefined });
	});

	it('leaves no rejection unhandled when the reader stops before it', async () => {
		const { task, end, fail } = tasks();
		const results = collect(mapConcurrently([1, 2], 2, task), 1);
		await end(1);
		await results;
		await fail(2);
	});
});
