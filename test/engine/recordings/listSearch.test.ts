import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

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

	it('ends after a hundred, without reading further months', async () => {
		for (let count = 0; count < 120; count += 1) {
			zoom.simulator.seed({ name: `Run ${count}`, startedAt: hoursAgo(count / 10) });
		}
		expect(await search('searchRecordedSessions')).toHaveLength(100);
		expect(zoom.calls().length).toBeLessThanOrEqual(2);
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
