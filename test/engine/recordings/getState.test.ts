import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const stateOf = async (id: string, parameters: INodeParameters = {}) =>
	jsonOf(await zoom.run('getState', { ...session(id), ...parameters }))[0]?.state;
const time = expect.stringMatching(/Z$/);
const user = { id: '16778240', name: 'Ada Lovelace', user_key: 'user-1' };

describe('Get State', () => {
	it.each(['empty', 'missing'] as const)(
		'follows a recording from its start to its end, with ends that are %s',
		async (openStretchEnd) => {
			zoom.simulator.settings.set({ openStretchEnd });
			const live = zoom.simulator.startSession({ name: 'Demo' });
			const states = [await stateOf(live.id)];
			for (const step of ['start', 'pause', 'resume', 'stop'] as const) {
				zoom.simulator.lifecycle.record(live, step);
				states.push(await stateOf(live.id));
			}
			expect(states).toEqual([
				'not_listed',
				'recording',
				'not_recording',
				'recording',
				'not_recording',
			]);
			zoom.simulator.lifecycle.end(live);
			expect(await stateOf(live.id, { type: 'past' })).toBe('not_recording');
		},
	);

	it('returns the stretches as Zoom lists them', async () => {
		const live = zoom.simulator.startSession({ name: 'Demo' });
		for (const step of ['start', 'pause', 'resume'] as const) {
			zoom.simulator.lifecycle.record(live, step);
		}
		const run = await zoom.run('getState', session('demo', 'name'));
		expect(jsonOf(run)).toEqual([
			{
				session_id: live.id,
				state: 'recording',
				cloud_recording: [
					{ start_time: time, end_time: time, user },
					{ start_time: time, user },
				],
			},
		]);
	});

	it('counts a pause as recording if Zoom does', async () => {
		zoom.simulator.settings.set({ recordingStretches: 'untilStop' });
		const live = zoom.simulator.startSession({ name: 'Demo' });
		for (const step of ['start', 'pause'] as const) zoom.simulator.lifecycle.record(live, step);
		expect(await stateOf(live.id)).toBe('recording');
	});

	it('does not conclude that a recording that Zoom does not list does not exist', async () => {
		zoom.simulator.settings.set({ recordingStretches: 'never' });
		const live = zoom.simulator.startSession({ name: 'Demo' });
		zoom.simulator.lifecycle.record(live, 'start');
		const run = await zoom.run('getState', session(live.id));
		expect(jsonOf(run)).toEqual([
			{ session_id: live.id, state: 'not_listed', cloud_recording: [] },
		]);
	});

	it('explains another type and a session of over a year ago', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const live = await zoom.run('getState', session(id));
		expect(live.error?.message).toBe(
			'Zoom does not know a session of this type with this ID [item 0]',
		);
		const startedAt = new Date(Date.now() - 400 * 86_400_000);
		const old = zoom.simulator.seed({ name: 'Old', startedAt });
		const { error } = await zoom.run('getState', { type: 'past', ...session(old.id) });
		expect(error?.message).toBe('Zoom keeps details of a session for a year only [item 0]');
	});
});
