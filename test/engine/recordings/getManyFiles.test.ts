import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();

it('returns one item per file, up to the limit', async () => {
	const session = zoom.simulator.seed({ name: 'demo', files: ['video', 'audio', 'transcript'] });
	const all = await zoom.run('getAll', { output: 'file' });
	expect(all.items.map(({ json }) => [json['session_id'], json['file_type']])).toEqual([
		[session.id, 'MP4'],
		[session.id, 'M4A'],
		[session.id, 'TRANSCRIPT'],
	]);
	const some = await zoom.run('getAll', { output: 'file', limit: 2 });
	expect(some.items).toEqual(all.items.slice(0, 2));
});

it('refuses an output that does not exist', async () => {
	const { error } = await zoom.run('getAll', { output: 'page' });
	expect(error?.message).toMatch(/^'Output': "page" is not one of the choices/);
});
