import type { Simulator } from '../../zoom-simulator';
import { OPERATIONS } from '../zoom/operations';
import { check, freePort, startAccount } from './account';

/** What a simulated account cannot answer. */
const NOT_ASKED = ['Platform Studio key', 'Zoom for Government', 'Rate labels'];

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
		expect(checked.of('Signatures in webhook logs')).toMatch(/^matched: (\d+) of \1 can\.$/);
		const called = new Set(zoom.requests.list().map(({ operation }) => operation));
		const missing = Object.keys(OPERATIONS).filter((name) => !called.has(name));
		expect(missing).toEqual([]);
		// Nothing is deleted for good, and what was created is gone.
		const deletions = zoom.requests.list().filter(({ method }) => method === 'DELETE');
		expect(deletions.map(({ query }) => query['action'])).not.toContain('delete');
		expect(zoom.store.all().filter(({ startedAt }) => startedAt === undefined)).toEqual([]);
	});

	it('is seen in the events of a recording that the person makes, read only, too', async () => {
		zoom.requests.clear();
		const port = await freePort();
		const say = (text: string) => {
			if (!text.includes('Start a session')) return;
			zoom.webhooks.subscribe({ url: `http://127.0.0.1:${port}/` });
			const session = zoom.startSession({ name: 'Made by hand' });
			zoom.lifecycle.record(session, 'start');
			zoom.lifecycle.record(session, 'stop');
			zoom.lifecycle.end(session);
		};
		const asked = { only: ['webhooks'], webhookPort: port, readOnly: true, terminal: { say } };
		const { of, results } = await check(zoom, { ...asked, waits: { repeat: 4000 } });
		expect(results.filter(({ result }) => result === 'different')).toEqual([]);
		expect(of('Signatures')).toMatch(/^matched: All \d+ requests\.$/);
		expect(of('Repeat after 404')).toMatch(/^matched: It did, after \d s\.$/);
		expect(of('Download token of an event')).toMatch(/^matched: It does/);
		expect(of('Events of a recording')).toMatch(/^not asked: /);
		expect(zoom.requests.list().filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('cannot be seen in events whose address leads elsewhere', async () => {
		const asked = { only: ['webhooks'], webhookPort: await freePort(), readOnly: true };
		const { of } = await check(zoom, { ...asked, webhookUrl: `${zoom.origins.api}/hook` });
		expect(of('Signatures')).toBe(
			'not asked: The webhook address does not lead to --webhook-port on this machine.',
		);
	});
});
