import type { Simulator } from '../simulator';
import { startSimulator } from '..';
import { newSessionId } from '../state/ids';
import { call } from './client';

describe('session ids in addresses', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const get = async (path: string) => await call(zoom, 'GET', path);

	const single = encodeURIComponent;
	const double = (id: string) => encodeURIComponent(encodeURIComponent(id));
	const path = (segment: string) => `/videosdk/sessions/${segment}/recordings`;
	const cases = [
		'kwPoX6bTS4uWBYwmEpzBvA==',
		'oiFKKKL/RyGdm9W1r1Ll6w==',
		'+jXp112QmuoKj4854875x==',
		'/ajXp112QmuoKj4854875==',
		'ab//cdX+1==',
	];

	it.each(cases)('%s is read once and twice encoded', async (id) => {
		zoom.seed({ name: 'a', id });
		for (const encode of [single, double]) {
			const answer = await get(path(encode(id)));
			expect(answer.json).toMatchObject({ session_id: id });
		}
	});

	it.each(cases)('%s is read only as documented where a setting says so', async (id) => {
		zoom.seed({ name: 'a', id });
		zoom.settings.set({ idEncoding: 'documented' });
		const twice = id.startsWith('/') || id.includes('//');
		expect((await get(path(single(id)))).status).toBe(twice ? 400 : 200);
		expect((await get(path(double(id)))).status).toBe(twice ? 200 : 404);
	});

	it.each(cases)('%s is read to delete a session only as documented for that', async (id) => {
		const remove = async (encode: (id: string) => string) => {
			zoom.reset();
			zoom.settings.set({ idEncoding: 'documented' });
			zoom.seed({ name: 'a', id, state: 'scheduled' });
			return (await call(zoom, 'DELETE', `/videosdk/sessions/${encode(id)}`)).status;
		};
		const twice = /^[+/]|\/\//.test(id);
		expect(await remove(single)).toBe(twice ? 400 : 204);
		expect(await remove(double)).toBe(twice ? 204 : 404);
	});

	it.each(cases)('%s is read in one form only where a setting says so', async (id) => {
		zoom.seed({ name: 'a', id });
		zoom.settings.set({ idEncoding: 'once' });
		expect((await get(path(single(id)))).status).toBe(200);
		expect((await get(path(double(id)))).status).toBe(404);
		zoom.settings.set({ idEncoding: 'twice' });
		expect((await get(path(single(id)))).status).toBe(id.includes('/') ? 404 : 200);
		expect((await get(path(double(id)))).status).toBe(200);
	});

	it('ids that are made by chance are read in one form by all calls', () => {
		const ids = Array.from({ length: 2000 }, () => newSessionId());
		expect(ids.filter((id) => id.startsWith('+') || id.includes('/'))).toEqual([]);
		expect(ids.some((id) => id.includes('+'))).toBe(true);
	});

	it('an id that is not encoded is an unknown endpoint', async () => {
		zoom.seed({ name: 'a', id: 'ab/cd==' });
		const answer = await get(path('ab/cd=='));
		expect(answer.json).toMatchObject({ code: 2300 });
		expect(answer.status).toBe(404);
	});

	it('a broken encoding is an invalid id', async () => {
		const answer = await get(path('%E0%A4%A'));
		expect([answer.status, answer.json]).toEqual([
			400,
			{ code: 300, message: 'Invalid session ID.' },
		]);
	});
});
