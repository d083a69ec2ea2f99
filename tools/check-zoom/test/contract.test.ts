import type { Simulator } from '../../zoom-simulator';
import { OPERATIONS } from '../zoom/operations';
import { check, freePort, startAccount } from './account';

/** What a simulated account cannot answer. */
const NOT_ASKED = ['Platform Studio key', 'Zoom for Government', 'Webhook logs', 'Rate labels'];

describe('the contract', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		// A repeat comes a second later, so that its timestamp can be another one.
		zoom = await startAccount({ retryScale: 0.004 });
	});
	afterAll(async () => await zoom.close());

	it('is what the simulator keeps to, in all that the nodes call', async () => {
		const checked = await check(zoom, {
			webhookPort: await freePort(),
			waits: { repeat: 4000 },
		});

		const other = checked.results.filter(({ result }) => result !== 'matched');
		expect(other.map(({ check: { name }, text }) => `${name}: ${text}`)).toEqual(
			NOT_ASKED.map((name) => expect.stringMatching(`^${name}: `)),
		);
		const { retryTimestamp, retry4xx } = checked.settings;
		expect({ retryTimestamp, retry4xx }).toEqual({ retryTimestamp: 'new', retry4xx: true });
		const called = new Set(zoom.requests.list().map(({ operation }) => operation));
		const missing = Object.keys(OPERATIONS).filter((name) => !called.has(name));
		expect(missing).toEqual(['report.webhookLogs']);
		// Nothing is deleted for good, and what was created is gone.
		const deletions = zoom.requests.list().filter(({ method }) => method === 'DELETE');
		expect(deletions.map(({ query }) => query['action'])).not.toContain('delete');
		expect(zoom.store.all().filter(({ startedAt }) => startedAt === undefined)).toEqual([]);
	});
});
