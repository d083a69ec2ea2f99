import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

it("returns all files of a session, including those of its participants, in Zoom's own words", async () => {
	const files = ['video', 'transcript', 'participantAudio', 'participantVideo'] as const;
	const { id } = zoom.simulator.seed({ name: 'Demo', sessionKey: 'k', files: [...files] });
	const run = await zoom.run('get', session(id));
	expect(run.items).toEqual([
		{
			json: {
				session_id: id,
				session_name: 'Demo',
				session_key: 'k',
				start_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
				timezone: '',
				duration: 1,
				total_size: expect.any(Number),
				recording_count: 3,
				recording_files: [
					expect.objectContaining({ file_type: 'MP4', download_url: expect.any(String) }),
					expect.objectContaining({ file_type: 'TRANSCRIPT', file_extension: 'VTT' }),
				],
				participant_audio_files: [expect.objectContaining({ file_type: 'M4A' })],
				participant_video_files: [expect.objectContaining({ recording_type: 'individual_user' })],
				dedupe_key: expect.stringContaining(id),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(zoom.calls()).toEqual(['GET recordings.get']);
});

it('has the dedupe_key of Get Many, and another one when a file has been added', async () => {
	const seeded = zoom.simulator.seed({ name: 'Demo', files: ['video', 'participantAudio'] });
	const [get] = jsonOf(await zoom.run('get', session(seeded.id)));
	const [listed] = jsonOf(await zoom.run('getAll'));
	expect(listed?.dedupe_key).toBe(get?.dedupe_key);
	const { files } = zoom.simulator.seed({ name: 'Other', files: ['transcript'] });
	seeded.files.push(...files);
	const [later] = jsonOf(await zoom.run('get', session(seeded.id)));
	expect(later?.dedupe_key).not.toBe(get?.dedupe_key);
});

describe('a download token', () => {
	it('is neither requested nor returned by default', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const [json] = jsonOf(await zoom.run('get', session(id), {}));
		expect(json).not.toHaveProperty('download_access_token');
		expect(zoom.simulator.requests.list()[0]?.query).toEqual({});
		const unasked = { ...session(id), options: { tokenLifetimeSeconds: 60 } };
		expect((await zoom.run('get', unasked)).error).toBeUndefined();
	});

	it('downloads a file of the session, for the time asked for', async () => {
		const seeded = zoom.simulator.seed({ name: 'Demo', files: ['transcript'] });
		const options = { includeDownloadToken: true, tokenLifetimeSeconds: 600 };
		const run = await zoom.run('get', { ...session(seeded.id), options }, { tokens: 'allowed' });
		const [json] = jsonOf(run);
		const [file] = Object(json?.recording_files);
		const download = async () => {
			const authorization = `Bearer ${String(json?.download_access_token)}`;
			return await fetch(file.download_url, { headers: { authorization } });
		};
		const bytes = Buffer.from(await (await download()).arrayBuffer());
		expect(bytes).toEqual(zoom.simulator.content(zoom.simulator.file(seeded, 'TRANSCRIPT')));

		zoom.simulator.settings.set({ clockOffsetSeconds: 590 });
		expect((await download()).status).toBe(200);
		zoom.simulator.settings.set({ clockOffsetSeconds: 610 });
		expect((await download()).status).toBe(401);
	});

	it.each([0, 604_800])('may last %s seconds', async (tokenLifetimeSeconds) => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const options = { includeDownloadToken: true, tokenLifetimeSeconds };
		await zoom.run('get', { ...session(id), options }, { tokens: 'allowed' });
		const ttl = String(tokenLifetimeSeconds);
		expect(zoom.simulator.requests.list()[0]).toMatchObject({ status: 200, query: { ttl } });
	});

	it.each([-1, 604_801, 1.5, 'soon'])('may not last %s seconds', async (tokenLifetimeSeconds) => {
		const options = { includeDownloadToken: true, tokenLifetimeSeconds };
		const { error } = await zoom.run('get', { ...session('x'), options });
		expect(error?.message).toMatch(/^'Token Lifetime \(Seconds\)': .*\[item 0\]$/);
		expect(error?.description).toMatch(/604800/);
		expect(zoom.calls()).toEqual([]);
	});
});

describe('by name', () => {
	it('is the latest recorded session of that name', async () => {
		const names = [
			['Weekly', 40],
			['weekly', 200],
			['Weekly review', 1],
		] as const;
		const [wanted] = names.map(
			([name, days]) => zoom.simulator.seed({ name, startedAt: daysAgo(days) }).id,
		);
		zoom.simulator.seed({ name: 'Weekly', startedAt: daysAgo(2), files: [] });
		const [json] = jsonOf(await zoom.run('get', session('WEEKLY', 'name')));
		expect(json?.session_id).toBe(wanted);
	});

	it('goes back a year, and says so when it finds none', async () => {
		zoom.simulator.seed({ name: 'Yearly', startedAt: daysAgo(360) });
		expect((await zoom.run('get', session('Yearly', 'name'))).error).toBeUndefined();
		const { error } = await zoom.run('get', session('Never', 'name'));
		expect(error?.message).toMatch(/no recording of a session named "Never" in the last 365 days/);
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
	});
});

describe('explains that there is no recording', () => {
	it('with all that can be the reason', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo', files: [] });
		const { error } = await zoom.run('get', session(id));
		expect(error?.message).toBe('There is no recording for this session [item 0]');
		expect(error?.description).toMatch(/processing.*trash.*ID is wrong.*HTTP 404, code 3301/);
		expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
	});

	it('also when Zoom says that it does not know the session', async () => {
		zoom.simulator.settings.set({ unknownSessionRecordings: '3001' });
		const { error } = await zoom.run('get', session('kwPoX6bTS4uWBYwmEpzBvA=='));
		expect(error?.message).toBe('Zoom does not know this session [item 0]');
		expect(error?.description).toMatch(/^Check the session ID\. .*code 3001/);
		expect(error?.description).not.toMatch(/controlled|live/);
	});
});
