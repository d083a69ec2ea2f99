import { startSimulator } from '..';
import { call } from './client';

it('reports the storage day by day', async () => {
	const zoom = await startSimulator();
	zoom.seed({ name: 'a', startedAt: new Date('2026-03-01T12:00:00Z') });
	const answer = await call(
		zoom,
		'GET',
		'/videosdk/report/cloud_recording?from=2026-03-01&to=2026-03-02',
	);
	expect(answer.json).toMatchObject({
		cloud_recording_storage: [
			{ date: '2026-03-01', usage: '2.75 MB', plan_usage: '100 GB' },
			{ date: '2026-03-02', usage: '2.75 MB' },
		],
	});
	await zoom.close();
});
