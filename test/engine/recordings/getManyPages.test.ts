import type { Fault } from '../../../tools/zoom-simulator';
import { jsonOf, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const march = { returnAll: true, filters: { from: '2026-03-01', to: '2026-03-20' } };
const at = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour));
const names = (run: Awaited<ReturnType<typeof zoom.run>>) =>
	jsonOf(run).map(({ session_name }) => session_name);

function seedHours(count: number): string[] {
	return Array.from({ length: count }, (_, hour) => {
		zoom.simulator.seed({ name: `${hour}`, startedAt: at(hour) });
		return `${hour}`;
	}).reverse();
}

it('follows the pages to the last one', async () => {
	const wanted = seedHours(10);
	zoom.simulator.settings.set({ maxPageSize: 3 });
	expect(names(await zoom.run('getAll', march))).toEqual(wanted);
	const tokens = zoom.simulator.requests.list().map(({ query }) => query['next_page_token']);
	expect(tokens).toEqual([undefined, ...Array(3).fill(expect.stringMatching(/./))]);
});

it('asks for smaller pages if Zoom does not accept large ones', async () => {
	const wanted = seedHours(40);
	zoom.simulator.settings.set({ maxPageSize: 30, pageSizeTooLarge: 'error' });
	expect(names(await zoom.run('getAll', march))).toEqual(wanted);
});

/** A page of Zoom's list with sessions that began on these days of March. */
const page = (days: number[], next_page_token: string): Fault => ({
	kind: 'status',
	status: 200,
	contentType: 'application/json',
	body: JSON.stringify({
		sessions: days.map((day) => ({
			session_id: `${day}==`,
			session_name: `${day}`,
			start_time: new Date(Date.UTC(2026, 2, day)).toISOString(),
		})),
		next_page_token,
	}),
});

it.each([
	[
		'a session that stands on two pages once',
		[
			[9, 8],
			[8, 7],
		],
		['9', '8', '7'],
	],
	[
		'the newest first, in whatever order Zoom lists them',
		[
			[3, 9],
			[12, 5],
		],
		['12', '9', '5', '3'],
	],
])('gives %s', async (_, [first = [], second = []], wanted) => {
	const on = 'recordings.list';
	zoom.simulator.faults.add({ on, fault: page(first, 'second') });
	zoom.simulator.faults.add({ on, fault: page(second, '') });
	expect(names(await zoom.run('getAll', march))).toEqual(wanted);
});

describe('a list whose pages lead to themselves ends with an error', () => {
	const all = { returnAll: true };
	it.each([
		['recordings', 'recordings.list', { ...march, resource: 'recording' }],
		['past sessions', 'sessions.list', { ...all, resource: 'session', type: 'past' }],
		['live sessions', 'sessions.list', { ...all, resource: 'session', type: 'live' }],
	])('of %s', async (_, on, parameters) => {
		seedHours(5);
		for (let index = 0; index < 5; index += 1) {
			zoom.simulator.seed({ name: 'past', startedAt: new Date(Date.now() - 7_200_000) });
			zoom.simulator.seed({ name: 'live', state: 'live' });
		}
		zoom.simulator.settings.set({ maxPageSize: 2 });
		zoom.simulator.faults.add({ on, fault: { kind: 'repeatPageToken' }, times: 0 });
		const { items, error } = await zoom.run('getAll', parameters);
		expect(items).toEqual([]);
		expect(error?.message).toBe("Zoom's list does not end [item 0]");
		expect(error?.description).toMatch(/page token twice/);
		expect(zoom.calls().length).toBeLessThan(5);
	});
});

it('explains a page token that has expired', async () => {
	seedHours(5);
	zoom.simulator.settings.set({ maxPageSize: 2, pageTokenSeconds: 0 });
	const { error } = await zoom.run('getAll', march);
	expect(error?.message).toBe('The list took too long to read [item 0]');
});

it('keeps sessions of which fields are missing', async () => {
	seedHours(2);
	const fields = ['session_name', 'timezone', 'file_type', 'duration', 'participant_video_files'];
	const fault = { kind: 'withoutFields', fields } as const;
	zoom.simulator.faults.add({ on: 'recordings.list', fault });
	const run = await zoom.run('getAll', march);
	expect(jsonOf(run).map(({ recording_files }) => recording_files)).toHaveLength(2);
});
