import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const recorder = (id: string) => zoom.simulator.session(id).recorder;
const startLive = (name = 'Demo') => zoom.simulator.startSession({ name });

describe('the recording of a live session', () => {
	it('is started, paused, resumed and stopped by the id of the session', async () => {
		const { id } = startLive();
		const steps = [
			['start', 'recording'],
			['pause', 'paused'],
			['resume', 'recording'],
			['stop', 'idle'],
		] as const;
		for (const [operation, state] of steps) {
			const run = await zoom.run(operation, session(id));
			expect(run.error).toBeUndefined();
			expect(run.items).toEqual([
				{
					json: { session_id: id, method: `recording.${operation}`, accepted: true },
					pairedItem: { item: 0 },
				},
			]);
			expect(recorder(id)).toBe(state);
		}
		expect(zoom.calls()).toEqual(steps.map(() => 'PATCH sessions.events'));
	});

	it('is sent as JSON, with the method and nothing else', async () => {
		const { id } = startLive();
		await zoom.run('start', session(id));
		const [call] = zoom.simulator.requests.list('sessions.events');
		expect(JSON.parse(call?.body ?? '')).toEqual({ method: 'recording.start' });
		expect(call?.headers['content-type']).toMatch(/^application\/json/);
	});

	it('is found by the name of the session, in any case, among live sessions only', async () => {
		zoom.simulator.seed({ name: 'Weekly', state: 'past' });
		startLive('Weekly review');
		const { id } = startLive('weekly');
		const run = await zoom.run('start', session('  Weekly ', 'name'));
		expect(jsonOf(run)).toEqual([expect.objectContaining({ session_id: id })]);
		expect(recorder(id)).toBe('recording');
	});

	it('is found for a session that began before midnight, and far down a long list', async () => {
		zoom.simulator.settings.set({ maxPageSize: 2 });
		const startedAt = new Date(Date.now() - 30 * 3_600_000);
		const { id } = zoom.simulator.seed({ name: 'Long', state: 'live', startedAt });
		for (let count = 0; count < 5; count += 1) startLive('Long and later');
		await zoom.run('start', session('Long', 'name'));
		expect(recorder(id)).toBe('recording');
	});

	it('takes the session from the list, and from an expression', async () => {
		const [one, other, third] = [startLive('One'), startLive('Other'), startLive('Third')];
		await zoom.run('start', session(one.id, 'list'));
		const items = [{ json: { session: other.id, name: 'third' } }];
		await zoom.run('start', session('={{ $json.session }}'), { items });
		await zoom.run('start', session('={{ $json.name }}', 'name'), { items });
		expect([one.id, other.id, third.id].map(recorder)).toEqual(Array(3).fill('recording'));
	});

	it('trims an id that was copied with white space', async () => {
		const { id } = startLive();
		await zoom.run('start', session(` ${id}\n`));
		expect(recorder(id)).toBe('recording');
	});
});

describe('a clear error, naming the item', () => {
	const second = [{ json: {} }, { json: { bad: true } }];

	it.each([
		['an empty session', '', 'id', /^'Session': no session is chosen/],
		['white space', '  ', 'name', /^'Session': no session is chosen/],
		['a name that no live session has', 'Nobody', 'name', /no live session is named "Nobody"/],
	] as const)('for %s', async (_, value, mode, message) => {
		const { id } = startLive();
		const expression = `={{ $json.bad ? ${JSON.stringify(value)} : ${JSON.stringify(id)} }}`;
		const locator = {
			sessionId: { __rl: true, mode: `={{ $json.bad ? "${mode}" : "id" }}`, value: expression },
		};
		const run = await zoom.run('start', locator, { items: second });
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({
			message: expect.stringMatching(message),
			description: expect.stringMatching(/\w/),
			context: { itemIndex: 1 },
		});
		expect(run.error?.message).toContain('[item 1]');
	});

	it('for an empty session and a wrong option, before anything is sent', async () => {
		await zoom.run('start', session('={{ "" }}'));
		const options = { sessionIdEncoding: '={{ "thrice" }}' };
		const run = await zoom.run('start', { ...session('x'), options });
		expect(run.error?.message).toMatch(/'Session ID Encoding': "thrice"/);
		expect(zoom.calls()).toEqual([]);
	});

	it('when two sessions of that name are live, with their ids', async () => {
		const ids = [startLive('Twice').id, startLive('twice').id];
		const run = await zoom.run('start', session('Twice', 'name'));
		expect(run.error?.message).toMatch(/2 live sessions are named "Twice"/);
		for (const id of ids) expect(run.error?.description).toContain(id);
		expect(ids.map(recorder)).toEqual(['idle', 'idle']);
	});

	it.each(['404', '400'] as const)(
		'for a session that has ended (Zoom says %s)',
		async (answer) => {
			zoom.simulator.settings.set({ sessionNotLive: answer });
			const { id } = zoom.simulator.seed({ name: 'Over', state: 'past' });
			const { error } = await zoom.run('start', session(id));
			expect(`${error?.message} ${error?.description}`).toMatch(/live/);
			expect(error).toMatchObject({ context: { itemIndex: 0 } });
		},
	);

	it.each(['start', 'stop', 'pause', 'resume'])(
		'for an id that Zoom does not know, with its code and tracking id (%s)',
		async (operation) => {
			const { error } = await zoom.run(operation, session('kwPoX6bTS4uWBYwmEpzBvA=='));
			expect(error?.message).toBe('Zoom does not know this session, or it is not live [item 0]');
			expect(error?.description).toMatch(
				/^Recording can be controlled only while .*code 3001.*tracking ID WEB_[0-9a-f]{32}/,
			);
		},
	);

	it.each([
		['pause', 'idle', /already be paused, or not be recorded/],
		['resume', 'recording', /works only after Pause/],
		['stop', 'idle', /already have been stopped/],
	] as const)("for %s while it is %s, with Zoom's words", async (operation, state, advice) => {
		const live = startLive();
		if (state === 'recording') zoom.simulator.lifecycle.record(live, 'start');
		const { error } = await zoom.run(operation, session(live.id));
		expect(error?.message).toContain(`Zoom did not ${operation} the recording`);
		expect(error?.description).toMatch(advice);
		expect(error?.description).toMatch(/events Recording Started, Paused/);
		expect(error?.description).toContain(`Cannot ${operation}: the recording is ${state}.`);
	});

	it('for the same under the code for a state that does not fit', async () => {
		const fault = { kind: 'errorBody', status: 400, code: 3000, message: 'No.' } as const;
		zoom.simulator.faults.add({ on: 'sessions.events', fault });
		const { error } = await zoom.run('start', session(startLive().id));
		expect(error?.description).toMatch(/already be recorded.*code 3000/);
	});

	it.each([
		['notAvailable', /Cloud Recording Storage plan/],
		['storageFull', /Delete recordings/],
	] as const)('when the account may not record: %s', async (cloudRecording, advice) => {
		zoom.simulator.settings.set({ cloudRecording });
		const { error } = await zoom.run('start', session(startLive().id));
		expect(error?.description).toMatch(advice);
	});
});
