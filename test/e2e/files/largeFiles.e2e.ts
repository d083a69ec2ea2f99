import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { itemsOf } from '../../../tools/n8n/client/execution';
import { startOwnN8n, type OwnN8n } from '../setup/ownN8n';
import { actionWorkflow, nodeNames, sessionById } from '../workflows';
import { withPeakMemory } from './peakMemory';

const MIB = 1_048_576;
const SMALL = 64 * MIB;
const LARGE = 2048 * MIB;

/** Far below the file: buffers wait for the garbage collector, for how long the benchmark measures. */
const TOLERANCE = LARGE / 4;

/** A bucket that keeps nothing but the length and the hash of what it was sent. */
interface Bucket {
	server: Server;
	origin: string;
	received: { bytes: number; sha256: string } | undefined;
}

async function openBucket(): Promise<Bucket> {
	const server = createServer((request, response) => {
		const hash = createHash('sha256');
		let bytes = 0;
		request.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			hash.update(chunk);
		});
		request.on('end', () => {
			bucket.received = { bytes, sha256: hash.digest('hex') };
			response.setHeader('ETag', '"stored"').end();
		});
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The bucket has no port');
	const bucket: Bucket = {
		server,
		origin: `http://127.0.0.1:${address.port}`,
		received: undefined,
	};
	return bucket;
}

describe('files of two gibibytes in a real n8n', () => {
	let own: OwnN8n;
	let bucket: Bucket;

	beforeAll(async () => {
		bucket = await openBucket();
		const hosts = new URL(bucket.origin).host;
		own = await startOwnN8n({}, { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' }, hosts);
	});
	afterAll(async () => {
		await own.close();
		bucket.server.closeAllConnections();
		bucket.server.close();
	});

	async function run(operation: 'download' | 'upload', size: number) {
		const { n8n, client, simulator, credential } = own;
		const session = simulator.seed({ name: `Of ${size}`, files: [{ kind: 'video', size }] });
		const definition = actionWorkflow(
			{
				resource: 'file',
				operation,
				filesFrom: 'session',
				sessionId: sessionById(session.id),
				...(operation === 'upload' && { uploadUrl: `${bucket.origin}/video.mp4?signature=s` }),
				options: { sha256: true },
			},
			credential,
		);
		const workflow = await client.saveWorkflow(definition);
		if (n8n.pid === undefined) throw new Error('n8n is not running');
		const { result, peakBytes } = await withPeakMemory(n8n.pid, async () => {
			return await client.run(workflow, nodeNames.manual);
		});
		const [item] = itemsOf(result, nodeNames.action);
		const sha256 = simulator.sha256(simulator.file(session, 'MP4'));
		return { status: result.status, item, peakBytes, sha256 };
	}

	it.each(['download', 'upload'] as const)(
		'%s takes no more memory than 64 MiB do',
		async (operation) => {
			// The first run also loads code and fills pools that stay.
			await run(operation, SMALL);
			const small = await run(operation, SMALL);
			const large = await run(operation, LARGE);

			expect(large.status).toBe('success');
			expect(large.item).toMatchObject({ bytes: LARGE, sha256: large.sha256 });
			if (operation === 'upload') {
				expect(bucket.received).toEqual({ bytes: LARGE, sha256: large.sha256 });
			}
			expect(large.peakBytes - small.peakBytes).toBeLessThan(TOLERANCE);
		},
	);
});
