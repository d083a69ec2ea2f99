import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

import { HostProblem } from '../hostProblem';
import { freePort, requirePort, requirePorts } from '../server/freePort';

describe('ports of others', () => {
	const servers: Server[] = [];
	const taken = async (): Promise<number> => {
		const server = createServer().listen(0, '127.0.0.1');
		servers.push(server);
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return address.port;
	};
	afterEach(async () => {
		await Promise.all(
			servers.splice(0).map(async (server) => {
				server.close();
				await once(server, 'close');
			}),
		);
	});

	it('are all told at once, each with a command that takes a free one', async () => {
		const [one, other, free] = [await taken(), await taken(), await freePort()];
		const wanted = [one, free, other].map((port) => ({
			port,
			instead: (next: number) => `take ${next} for ${port}`,
		}));

		const required = requirePorts(wanted);

		await expect(required).rejects.toBeInstanceOf(HostProblem);
		await expect(required).rejects.toThrow(
			new RegExp(
				`^Port ${one} is in use .*\\ntake \\d+ for ${one}\\nPort ${other} is in use .*\\ntake \\d+ for ${other}$`,
			),
		);
		await expect(requirePort(one)).rejects.toThrow(`Port ${one} is in use by another program.`);
		await expect(requirePorts([])).resolves.toBeUndefined();
	});
});
