import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { ProxyAgent, request } from 'undici';
import { z } from 'zod';

import { digestOf } from './digestOf';
import { answerOf } from './answerOf';
import { answer } from './ask';

/** The least that one thread can do: the answer of Node's own http module, sent on with its MD5 computed. */
const questionSchema = z.object({
	address: z.string(),
	headers: z.record(z.string()),
	session: z.string(),
	bytes: z.number(),
	proxy: z.string(),
	/** The file of the certificate that Drive's stand-in has. */
	trusted: z.string(),
});

answer(async (given) => {
	const { address, headers, session, bytes, proxy, trusted } = questionSchema.parse(given);
	const ca = await readFile(trusted, 'utf8');
	const dispatcher = new ProxyAgent({ uri: proxy, requestTls: { ca }, proxyTls: { ca } });
	const begun = performance.now();
	const body = Readable.from(digestOf('md5')(await answerOf(address, headers)));
	const response = await request(session, {
		...{ method: 'PUT', dispatcher, body },
		headers: { 'content-length': String(bytes) },
	});
	await response.body.dump();
	if (response.statusCode >= 300) throw new Error(`${response.statusCode} from Drive`);
	return { seconds: (performance.now() - begun) / 1000 };
});
