import { once } from 'node:events';
import { createServer } from 'node:http';

import { answer } from './ask';

/** A bucket that takes what is put into it and keeps only the count of its bytes since the last question. */
let received = 0;

const server = createServer((request, response) => {
	request.on('data', (chunk: Buffer) => {
		received += chunk.length;
	});
	request.on('end', () => response.setHeader('ETag', '"stored"').end());
});

answer(async () => {
	if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	const port = address === null || typeof address === 'string' ? 0 : address.port;
	const answered = { origin: `http://127.0.0.1:${port}`, received };
	received = 0;
	return answered;
});
