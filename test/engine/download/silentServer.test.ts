import { REST, useDownloads, WHOLE } from '../fixtures/downloads';
import { speedUpClock } from '../fixtures/fastClock';
import { useServer } from '../fixtures/server';

const { zoom, video, expectWhole } = useDownloads();
const server = useServer();
const MIB = 1_048_576;

describe('a server that falls silent', () => {
	it('by headers that trickle is given up', async () => {
		speedUpClock(200);
		server.answer = ({ socket }) => {
			socket.write('HTTP/1.1 200 OK\r\nx-trickle: ');
			const trickle = setInterval(() => void socket.write('x'), 50);
			socket.on('close', () => clearInterval(trickle));
		};
		const json = {
			collection: 'recording_files',
			file_type: 'CHAT',
			id: 'f',
			session_id: 's',
			download_url: `${server.origin}/a`,
		};
		const { error } = await zoom.run(
			'download',
			{},
			{ items: [{ json }], credential: { downloadHosts: server.host } },
		);
		expect(error?.message).toBe(`The download from ${server.host} was interrupted [item 0]`);
		expect(error?.description).toMatch(/no answer arrived for 120 seconds/);
		expect(server.calls).toHaveLength(5);
	});

	it.each([
		['after a redirect', 1, 'files.content', [...WHOLE, ...REST]],
		['without one', 0, 'files.download', ['files.download 200', 'files.download 206']],
	])('half way is resumed where it stopped, %s', async (_, downloadRedirects, on, calls) => {
		speedUpClock(40);
		zoom.simulator.settings.set({ downloadRedirects });
		const recorded = await video(5 * MIB);
		zoom.simulator.faults.add({ on, fault: { kind: 'stall', bytes: 3 * MIB } });
		await expectWhole(recorded, calls);
	});
});
