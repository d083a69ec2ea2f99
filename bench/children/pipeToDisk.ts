import { createWriteStream } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { z } from 'zod';

import { answer } from './ask';

/** The least that Node can do: the answer of its own http module, piped to a file. */
const questionSchema = z.object({
	address: z.string(),
	headers: z.record(z.string()),
	file: z.string(),
});

/** The token goes to the first address only. */
async function answerOf(
	address: string,
	headers: Record<string, string>,
): Promise<IncomingMessage> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get(address, { headers }, resolve).on('error', reject);
	});
	const { statusCode = 0, headers: its } = response;
	if (its.location !== undefined) {
		response.resume();
		return await answerOf(new URL(its.location, address).href, {});
	}
	if (statusCode !== 200) throw new Error(`${statusCode} from ${new URL(address).host}`);
	return response;
}

answer(async (given) => {
	const { address, headers, file } = questionSchema.parse(given);
	const begun = performance.now();
	await pipeline(await answerOf(address, headers), createWriteStream(file));
	return { seconds: (performance.now() - begun) / 1000 };
});
