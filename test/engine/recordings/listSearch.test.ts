import type {
	ICredentialDataDecryptedObject,
	INodeListSearchResult,
	INodeParameters,
} from 'n8n-workflow';

import { useZoom } from '../fixtures/zoom';
import { listSearch } from '../harness';

const zoom = useZoom();
const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

async function search(
	method: 'searchLiveSessions' | 'searchRecordedSessions',
	filter?: string,
	credential?: ICredentialDataDecryptedObject,
) {
	const setup = { type: 'zoomVideoSdkRecording', credentials: zoom.credentials(credential) };
	const { results, ...rest } = await listSearch(setup, method, filter);
	zoom.watch(results);
	expect(rest).toEqual({});
	return results;
}

/** All pages of a list, as the editor loads them when its user scrolls. */
async function searchPages(method: string, filter?: string, parameters: INodeParameters = {}) {
	const setup = { type: 'zoomVideoSdkRecording', credentials: zoom.credentials(), parameters };
	const pages: INodeListSearchResult[] = [];
	let token: string | undefined;
	do {
		const page = await listSearch(setup, method, filter, token);
		zoom.watch(page);
		pages.push(page);
		token = page.paginationToken === undefined ? undefined : String(page.paginationToken);
	} while (token !== undefined && pages.length < 10);
	return pages.map(({ results }) => results);
}

describe('the list of live sessions', () => {
	it('has those that are live, the newest first, with name, start and id', async () => {
		const startedAt = hoursAgo(3);
		const long = zoom.simulator.seed({ name: 'Long', state: 'live', startedAt });
		zoom.simulator.seed({ name: 'Over', state: 'past' });
		zoom.simulator.seed({ name: 'Soon', state: 'scheduled' });
		const short = zoom.simulator.startSession({ name: 'Short' });
		const results = await search('searchLiveSessions');
		expect(results.map(({ value }) => value)).toEqual([short.id, long.id]);
		const minute = startedAt.toISOString().slice(0, 16).replace('T', ' ');
		expect(results[1]?.name).toBe(`Long (${minute} UTC)`);
	});

	it('is filtered by name and by id, in any case', async () => {
		const one = zoom.simulator.startSession({ name: 'Weekly review', id: 'aaAA+1==' });
		zoom.simulator.startSession({ name: 'Daily', id: 'bbbb==' });
		for (const filter of ['WEEKLY', ' review ', 'aaaa+']) {
			const results = await search('searchLiveSessions', filter);
			expect(results.map(({ value }) => value)).toEqual([one.id]);
		}
		expect(await search('searchLiveSessions', 'nothing')).toEqual([]);
	});
});

describe('the list of recorded sessions', () => {
	it('has those with recordings, the newest first, months back', async () => {
		const old = zoom.simulator.seed({ name: 'Old', startedAt: hoursAgo(24 * 100) });
		const recent = zoom.simulator.seed({ name: 'Recent', startedAt: hoursAgo(3) });
		zoom.simulator.seed({ name: 'Not recorded', files: [] });
		zoom.simulator.seed({ name: 'Live', state: 'live' });
		const results = await search('searchRecordedSessions');
		expect(results.map(({ value }) => value)).toEqual([recent.id, old.id]);
	});

	it('is filtered by name', async () => {
		zoom.simulator.seed({ name: 'Weekly' });
		zoom.simulator.seed({ name: 'Daily' });
		const results = await search('searchRecordedSessions', 'week');
		expect(results.map(({ name }) => name)).toEqual([expect.stringMatching(/^Weekly \(/)]);
	});

	it('is empty when nothing is recorded', async () => {
		expect(await search('searchRecordedSessions')).toEqual([]);
	});

	it('has a hundred on a page, without reading further months, and then the others', async () => {
		for (let count = 0; count < 120; count += 1) {
			zoom.simulator.seed({ name: `Run ${count}`, startedAt: hoursAgo(count / 10 + 1) });
		}
		const old = zoom.simulator.seed({ name: 'Old', startedAt: hoursAgo(24 * 100) });
		const setup = { type: 'zoomVideoSdkRecording', credentials: zoom.credentials() };
		await listSearch(setup, 'searchRecordedSessions');
		expect(zoom.calls().length).toBeLessThanOrEqual(2);
		const pages = await searchPages('searchRecordedSessions');
		expect(pages.map(({ length }) => length)).toEqual([100, 21]);
		const shown = pages.flat().map(({ value }) => value);
		expect(new Set(shown).size).toBe(121);
		expect(shown.at(-1)).toBe(old.id);
	});

	it('tells sessions of one name apart that began in the same minute', async () => {
		const minute = Math.floor(Date.now() / 60_000) * 60_000 - HOUR;
		const startedAt = new Date(minute + 7_000);
		const [one, other] = [1, 2].map(() => zoom.simulator.seed({ name: 'Weekly', startedAt }));
		zoom.simulator.seed({ name: 'Weekly', startedAt: new Date(minute + 30_000) });
		const results = await search('searchRecordedSessions');
		const second = (start: Date) => start.toISOString().slice(0, 19).replace('T', ' ');
		expect(results.map(({ name }) => name).sort()).toEqual(
			[
				`Weekly (${second(startedAt)} UTC, ${one?.id.slice(0, 8)})`,
				`Weekly (${second(startedAt)} UTC, ${other?.id.slice(0, 8)})`,
				`Weekly (${second(new Date(minute + 30_000))} UTC)`,
			].sort(),
		);
	});

	it('is searched to its end, by name, by day and by id', async () => {
		for (let count = 0; count < 310; count += 1) {
			zoom.simulator.seed({ name: `Run ${count}`, startedAt: hoursAgo(count / 100 + 1) });
		}
		const startedAt = hoursAgo(24 * 300);
		const old = zoom.simulator.seed({ name: 'Kick-off', id: 'KickOff+1==', startedAt });
		for (const text of ['kick', startedAt.toISOString().slice(0, 10), 'off+1']) {
			const results = await search('searchRecordedSessions', text);
			expect(results.map(({ value }) => value)).toEqual([old.id]);
		}
		const pages = await searchPages('searchRecordedSessions', 'run 2');
		expect(pages.map(({ length }) => length)).toEqual([100, 11]);
	});
});

describe('the list of sessions of a type', () => {
	it('has past sessions of the last ninety days, page by page', async () => {
		for (let count = 0; count < 105; count += 1) {
			zoom.simulator.seed({ name: `Run ${count}`, startedAt: hoursAgo(count / 10 + 1) });
		}
		const old = zoom.simulator.seed({ name: 'Old', startedAt: hoursAgo(24 * 80) });
		zoom.simulator.seed({ name: 'Too old', startedAt: hoursAgo(24 * 100) });
		zoom.simulator.seed({ name: 'Live', state: 'live' });
		const pages = await searchPages('searchSessions', undefined, {
			resource: 'session',
			operation: 'get',
			type: 'past',
		});
		expect(pages.map(({ length }) => length)).toEqual([100, 6]);
		expect(pages.flat().at(-1)?.value).toBe(old.id);
	});

	it('says that Zoom lists no scheduled ones', async () => {
		zoom.simulator.seed({ name: 'Soon', state: 'scheduled' });
		const parameters = { resource: 'session', operation: 'get', type: 'scheduled' };
		await expect(searchPages('searchSessions', undefined, parameters)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'Zoom does not list sessions before they begin',
			description: expect.stringMatching(/^Use By ID/),
		});
		expect(zoom.calls()).toEqual([]);
	});

	it.each([null, '={{ $json.type }}'])('says that the type is not known: %j', async (type) => {
		const parameters = { resource: 'session', operation: 'get', type };
		await expect(searchPages('searchSessions', undefined, parameters)).rejects.toMatchObject({
			message: 'Type is an expression that has no value yet',
			description: expect.stringMatching(/^Execute the previous nodes first/),
		});
		expect(zoom.calls()).toEqual([]);
	});
});

describe.each(['searchLiveSessions', 'searchRecordedSessions'] as const)('%s', (method) => {
	it('shows why it cannot be filled', async () => {
		const wrong = search(method, '', { apiSecret: 'wrong' });
		await expect(wrong).rejects.toMatchObject({
			message: 'Zoom did not accept the key',
			description: expect.stringMatching(/'API Key' and 'API Secret'/),
		});
		const empty = search(method, '', { apiSecret: '' });
		await expect(empty).rejects.toThrow("The 'API Secret' is empty");
		for (const failed of [wrong, empty]) zoom.watch(await failed.catch((error: unknown) => error));
	});
});
