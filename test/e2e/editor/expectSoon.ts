import { isDeepStrictEqual } from 'node:util';

import { until } from '../../../tools/n8n/until';

/** Expects that what is read becomes equal to this in a while, as the editor draws what it is told. */
export async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
	let last: T | undefined;
	const equal = async () => {
		last = await read();
		return isDeepStrictEqual(last, wanted) || undefined;
	};
	await until('the editor', equal, { limit: 20_000 }).catch(() => undefined);
	expect(last).toEqual(wanted);
}
