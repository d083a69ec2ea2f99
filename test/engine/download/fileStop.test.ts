import { storedFiles, useFiles } from '../fixtures/files';
import { until } from '../fixtures/until';

const zoom = useFiles();
const MIB = 1_048_576;

describe('Stop', () => {
	it.each(
		['download', 'upload'].flatMap((operation) => [
			[operation, 'after a redirect', 1, 'files.content'] as const,
			[operation, 'without one', 0, 'files.download'] as const,
		]),
	)(
		'in the middle ends a %s and leaves nothing, %s',
		async (operation, _, downloadRedirects, on) => {
			zoom.simulator.settings.set({ downloadRedirects });
			const { from } = await zoom.recorded({ files: [{ kind: 'video', size: 20 * MIB }] });
			const before = storedFiles();
			zoom.simulator.faults.add({ on, fault: { kind: 'stall', bytes: 5 * MIB } });
			const stop = new AbortController();
			const uploadUrl = `${zoom.simulator.origins.files}/bucket`;
			const running = zoom.run(operation, { ...from, uploadUrl }, { abortSignal: stop.signal });
			await until(() => zoom.downloads().includes(`${on} 200`));
			if (operation === 'download') await until(() => storedFiles().length > before.length);
			stop.abort();
			expect((await running).status).toBe('canceled');
			await until(() => storedFiles().length === before.length);
			expect(storedFiles()).toEqual(before);
			await until(() => zoom.simulator.requests.list(on).every(({ isOver }) => isOver));
		},
	);

	it('ends a wait between attempts', async () => {
		const { from } = await zoom.recorded();
		const fault = { kind: 'rateLimit', type: 'QPS', waitMs: 80_000 } as const;
		zoom.simulator.faults.add({ on: 'files.download', fault, times: 0 });
		const stop = new AbortController();
		const running = zoom.run('download', from, { abortSignal: stop.signal });
		await until(() => zoom.downloads().length > 0);
		stop.abort();
		expect((await running).status).toBe('canceled');
	});

	it('ends waiting until files are ready', async () => {
		const { from } = await zoom.recorded();
		const options = { waitUntilReadyMinutes: 30 };
		const kinds = { files: 'kinds', kinds: ['summary'] };
		const stop = new AbortController();
		const running = zoom.run(
			'download',
			{ ...from, ...kinds, options },
			{ abortSignal: stop.signal },
		);
		await until(() => zoom.simulator.requests.list('recordings.get').length > 0);
		stop.abort();
		expect((await running).status).toBe('canceled');
	});
});
