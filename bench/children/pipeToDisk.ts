import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { z } from 'zod';

import { digestOf } from './digestOf';
import { answer } from './ask';
import { answerOf } from './answerOf';

/** The least that Node can do: the answer of its own http module, piped to a file. */
const questionSchema = z.object({
	address: z.string(),
	headers: z.record(z.string()),
	file: z.string(),
	/** Whether its SHA-256 is computed as well. */
	hashes: z.boolean(),
});

answer(async (given) => {
	const { address, headers, file, hashes } = questionSchema.parse(given);
	const begun = performance.now();
	const from = await answerOf(address, headers);
	const to = createWriteStream(file);
	await (hashes ? pipeline(from, digestOf('sha256'), to) : pipeline(from, to));
	return { seconds: (performance.now() - begun) / 1000 };
});
