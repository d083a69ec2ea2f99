import type { Simulator } from '../simulator';
import { startSimulator } from '..';
import { call } from './client';

describe('the users of a session', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator({ settings: { recordingEventDelayMs: 0 } });
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const get = async (path: string) => await call(zoom, 'GET', `/videosdk/sessions/${path}`);

	it('are listed by pages, with the ids that their files have', async () => {
		const { files } = zoom.seed({ name: 'Demo', id: 'a' });
		const first = await get('a/users?type=past&page_size=2');
		expect(first.json).toMatchObject({
			page_size: 2,
			next_page_token: expect.stringMatching(/./),
			users: [
				{ id: '16778240', name: 'Ada Lovelace', user_key: 'user-1', is_original_host: true },
				{ id: '16779264', name: 'Grace Hopper', user_key: 'user-2', is_original_host: false },
			],
		});
		expect(files).toHaveLength(2);
		const token = /"next_page_token":"([^"]+)"/.exec(first.text)?.[1];
		const second = await get(`a/users?type=past&page_size=2&next_page_token=${token}`);
		expect(second.json).toMatchObject({ next_page_token: '', users: [{ name: 'Alan Turing' }] });
	});

	it.each(['users', 'users/sharing'])(
		'are of a live session, unless the query says: %s',
		async (part) => {
			zoom.startSession({ name: 'Now', id: 'live' });
			zoom.seed({ name: 'Over', id: 'past' });
			zoom.seed({ name: 'Old', id: 'old', startedAt: new Date('2020-01-01') });
			expect((await get(`live/${part}`)).status).toBe(200);
			expect((await get(`past/${part}`)).json).toMatchObject({ code: 3001 });
			expect((await get(`past/${part}?type=past`)).status).toBe(200);
			expect((await get(`past/${part}?type=scheduled`)).json).toMatchObject({ code: 300 });
			expect((await get(`old/${part}?type=past`)).json).toMatchObject({ code: 12702 });
		},
	);

	describe('have the stretches that were recorded', () => {
		const details = async (settings: Record<string, string> = {}) => {
			zoom.settings.set(settings);
			const session = zoom.startSession({ name: 'Demo', id: 'a' });
			for (const step of ['start', 'pause', 'resume'] as const) {
				zoom.lifecycle.record(session, step);
			}
			return (await get('a/users/sharing')).json;
		};
		const stretch = (end: object) => ({ content: 'cloud_recording', start_time: time, ...end });
		const time = expect.stringMatching(/Z$/);

		it.each<[string, Record<string, string>, object[]]>([
			['two where a pause ends one', {}, [stretch({ end_time: time }), stretch({ end_time: '' })]],
			['one where it does not', { recordingStretches: 'untilStop' }, [stretch({ end_time: '' })]],
			[
				'and no end, or an empty one',
				{ recordingStretches: 'untilStop', openStretchEnd: 'missing' },
				[stretch({})],
			],
		])('%s', async (_, settings, expected) => {
			expect(await details(settings)).toEqual({
				page_size: 30,
				next_page_token: '',
				users: [{ id: '16778240', name: 'Ada Lovelace', user_key: 'user-1', details: expected }],
			});
		});

		it('or nobody has any', async () => {
			expect(await details({ recordingStretches: 'never' })).toMatchObject({ users: [] });
		});
	});
});
