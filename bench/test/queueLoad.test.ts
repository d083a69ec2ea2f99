import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { z } from 'zod';

import { Child } from '../children/ask';

interface Received {
	port: number;
	body: string;
}

const portOf = (server: Server) => {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return address.port;
};

describe('the load on two webhook processes', () => {
	const servers: Server[] = [];
	let received: Received[] = [];
	let addresses: string[];
	let load: Child;

	/** Takes each event as new once, as one process does. */
	const startReceiver = async (): Promise<string> => {
		const seen = new Set<string>();
		const server = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk: Buffer) => (body += chunk.toString()));
			request.on('end', () => {
				received.push({ port: portOf(server), body });
				response.end(JSON.stringify({ started: !seen.has(body) }));
				seen.add(body);
			});
		});
		servers.push(server);
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return `http://127.0.0.1:${portOf(server)}/webhook`;
	};
	const answersSchema = z.object({ answers: z.record(z.number()) });
	const ask = async (question: object) => {
		received = [];
		const { answers } = await load.ask({ secret: 's', question }, answersSchema);
		return answers;
	};
	const portByBody = () => new Map(received.map(({ body, port }) => [body, port]));

	beforeAll(async () => {
		addresses = [await startReceiver(), await startReceiver()];
		load = Child.start('queueLoad.ts');
	});
	afterAll(async () => {
		await load.stop();
		for (const server of servers) server.close();
	});

	it('sends new events to both, and each once more to the other, in two halves', async () => {
		const common = { addresses, connections: 4 };
		const answers = await ask({ ask: 'new', ...common, seconds: 0.1 });
		const first = portByBody();
		expect(answers).toEqual({ started: first.size });
		expect(new Set(first.values()).size).toBe(2);

		const again = new Map<string, number>();
		for (const others of [false, true]) {
			await ask({ ask: 'again', ...common, others });
			for (const { body, port } of received) {
				expect(again.has(body)).toBe(false);
				again.set(body, port);
			}
		}
		expect([...again.keys()].sort()).toEqual([...first.keys()].sort());
		expect([...again].filter(([body, port]) => first.get(body) === port)).toEqual([]);
	});

	it('counts a repeat that a process knows as one', async () => {
		const [address = ''] = addresses;
		const common = { addresses: [address], connections: 2 };
		await ask({ ask: 'new', ...common, seconds: 0.1 });
		const answers = await ask({ ask: 'again', ...common, others: false });
		expect(answers).toEqual({ repeat: received.length });
	});

	it('sends twins to both', async () => {
		const answers = await ask({ ask: 'twins', addresses, count: 3 });
		expect(answers).toEqual({ started: 6 });
		expect(new Set(received.map(({ body }) => body)).size).toBe(3);
		for (const server of servers) {
			expect(received.filter(({ port }) => port === portOf(server))).toHaveLength(3);
		}
	});
});
