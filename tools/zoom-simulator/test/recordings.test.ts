import type { Simulator } from '../simulator';
import { startSimulator, type Seed } from '..';
import { call } from './client';

const day = (text: string) => new Date(`${text}T12:00:00Z`);
const ids = (answer: { json: unknown }) => {
	expect(answer.json).toMatchObject({ sessions: expect.any(Array) });
	return JSON.stringify(answer.json).match(/(?<="session_id":")[^"]+/g) ?? [];
};

describe('recordings', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const get = async (path: string) => await call(zoom, 'GET', path);
	const list = async (query: string) => await get(`/videosdk/recordings?${query}`);
	const seed = (id: string, startedAt: string) =>
		zoom.seed({ name: id, id, startedAt: day(startedAt) });

	describe('the account list', () => {
		it('takes today and tomorrow when no dates are given', async () => {
			zoom.seed({ name: 'now', id: 'now', startedAt: new Date() });
			seed('old', '2025-01-01');
			expect(ids(await list(''))).toEqual(['now']);
		});

		it('holds whole days at both ends, the latest first', async () => {
			for (const date of ['01', '02', '03', '04']) seed(date, `2026-03-${date}`);
			expect(ids(await list('from=2026-03-02&to=2026-03-03'))).toEqual(['03', '02']);
		});

		it.each([
			['error', 400, undefined],
			['clampFrom', 200, { from: '2026-03-10', to: '2026-04-10' }],
			['clampTo', 200, { from: '2026-03-01', to: '2026-04-01' }],
		] as const)('answers more than a month by %s', async (longRange, status, range) => {
			zoom.settings.set({ longRange });
			const answer = await list('from=2026-03-01&to=2026-04-10');
			expect(answer.status).toBe(status);
			expect(answer.json).toMatchObject(range ?? { code: 300, errors: [{ field: 'to' }] });
		});

		it.each([
			['from=2026-01-31&to=2026-02-28', 200],
			['from=2026-01-31&to=2026-03-01', 400],
			['from=2026-02-30&to=2026-03-01', 400],
			['from=2026-03-02&to=2026-03-01', 400],
			['from=soon', 400],
			['page_size=0', 400],
			['page_size=x', 400],
			['page_size=301', 200],
			['trash=maybe', 400],
			['trash=true&trash_type=all', 400],
			['next_page_token=made-up', 400],
		])('%s gives %i', async (query, status) => {
			expect((await list(query)).status).toBe(status);
		});

		it('gives pages without gaps or repeats, and the count of all', async () => {
			for (let at = 0; at < 7; at++) seed(`s${at}`, '2026-03-01');
			const query = 'from=2026-03-01&to=2026-03-02&page_size=3';
			const seen: string[] = [];
			let token = '';
			const sizes: number[] = [];
			do {
				const page = await list(`${query}&next_page_token=${token}`);
				expect(page.json).toMatchObject({ total_records: 7, page_size: 3 });
				sizes.push(ids(page).length);
				seen.push(...ids(page));
				token = /"next_page_token":"([^"]*)"/.exec(page.text)?.[1] ?? '';
			} while (token !== '' && sizes.length < 10);
			expect(sizes).toEqual([3, 3, 1]);
			expect(new Set(seen).size).toBe(7);
		});

		it('refuses a page token after its time, and with another query', async () => {
			for (let at = 0; at < 3; at++) seed(`s${at}`, '2026-03-01');
			const query = 'from=2026-03-01&to=2026-03-02';
			const first = await list(`${query}&page_size=2`);
			const token = /"next_page_token":"([^"]+)"/.exec(first.text)?.[1] ?? '';
			expect((await list(`${query}&page_size=2&next_page_token=${token}`)).status).toBe(200);
			expect((await list(`${query}&page_size=1&next_page_token=${token}`)).status).toBe(400);
			zoom.settings.set({ clockOffsetSeconds: 901 });
			expect((await list(`${query}&page_size=2&next_page_token=${token}`)).status).toBe(400);
		});

		it("leaves participants' audio to the call for one session", async () => {
			const id = 'abc==';
			const files = ['video' as const, 'audio' as const, 'participantAudio' as const];
			zoom.seed({ name: id, id, startedAt: day('2026-03-01'), files });
			const listed = await list('from=2026-03-01&to=2026-03-02');
			const one = await get(`/videosdk/sessions/${encodeURIComponent(id)}/recordings`);
			expect(listed.text).not.toContain('participant_audio_files');
			expect(one.json).toMatchObject({
				recording_count: 3,
				participant_audio_files: [{ file_type: 'M4A' }],
			});
		});
	});

	describe('one session', () => {
		it('without recordings and unknown are the same 404/3301', async () => {
			zoom.seed({ name: 'empty', id: 'empty', files: [] });
			for (const id of ['empty', 'unknown']) {
				const answer = await get(`/videosdk/sessions/${id}/recordings`);
				expect([answer.status, answer.json]).toEqual([
					404,
					{ code: 3301, message: 'This recording does not exist.' },
				]);
			}
		});

		it.each([
			['include_fields=download_access_token', 200],
			['include_fields=download_access_token&ttl=0', 200],
			['include_fields=download_access_token&ttl=604800', 200],
			['include_fields=download_access_token&ttl=604801', 400],
			['include_fields=download_access_token&ttl=-1', 400],
			['ttl=60', 400],
		])('%s gives %i', async (query, status) => {
			seed('abc', '2026-03-01');
			const answer = await get(`/videosdk/sessions/abc/recordings?${query}`);
			expect(answer.status).toBe(status);
			if (status === 200) expect(answer.text).toContain('"download_access_token":"ey');
		});
	});

	describe('trash', () => {
		const path = '/videosdk/sessions/abc/recordings';
		const remove = async (where = '', action = 'trash') =>
			(await call(zoom, 'DELETE', `${path}${where}?action=${action}`)).status;
		const recover = async (where = '') =>
			await call(zoom, 'PUT', `${path}${where}/status`, { body: { action: 'recover' } });

		it('takes a session, lists it without regard to dates, and gives it back', async () => {
			seed('abc', '2024-03-01');
			expect(await remove()).toBe(204);
			expect((await get(path)).status).toBe(404);
			const trash = await list('trash=true');
			expect(ids(trash)).toEqual(['abc']);
			expect(trash.text).toContain('"deleted_time":"');
			expect(ids(await list('trash=true&trash_type=recording_file'))).toEqual([]);
			expect((await recover()).status).toBe(204);
			expect((await get(path)).status).toBe(200);
			expect((await recover()).status).toBe(404);
		});

		it('says when a file was deleted in its main list only', async () => {
			const files: Seed['files'] = ['video', 'participantVideo'];
			zoom.seed({ name: 'abc', files, trashedAt: new Date() });
			const { text } = await list('trash=true');
			expect(text.match(/"file_type"/g)).toHaveLength(2);
			expect(text.match(/"deleted_time"/g)).toHaveLength(1);
		});

		it('takes a single file', async () => {
			const { id } = zoom.file(seed('abc', '2024-03-01'), 'M4A');
			expect(await remove(`/${id}`)).toBe(204);
			expect((await get(path)).text).not.toContain(id);
			expect((await list('trash=true&trash_type=recording_file')).text).toContain(id);
			expect((await recover(`/${id}`)).status).toBe(204);
			expect((await get(path)).text).toContain(id);
			expect(await remove('/unknown')).toBe(404);
		});

		it('is emptied after thirty days', async () => {
			seed('abc', '2024-03-01');
			await remove();
			const trashed = zoom.session('abc');
			trashed.trashedAt = Date.now() - 31 * 86_400_000;
			expect(ids(await list('trash=true'))).toEqual([]);
			expect((await recover()).status).toBe(404);
		});

		it('is passed by for good with delete', async () => {
			seed('abc', '2024-03-01');
			expect(await remove('', 'delete')).toBe(204);
			expect(ids(await list('trash=true'))).toEqual([]);
			expect(await remove('', 'shred')).toBe(400);
		});

		it.each([
			['noPermission200', 200, 200],
			['storageFull', 400, 3309],
			['foreignUser', 400, 1010],
		] as const)('answers recover by setting: %s', async (setting, status, code) => {
			seed('abc', '2024-03-01');
			await remove();
			zoom.settings.set({ recover: setting });
			const answer = await recover();
			expect(answer.status).toBe(status);
			expect(answer.json).toMatchObject({ code });
		});
	});
});
