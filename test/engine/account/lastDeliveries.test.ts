import { logDelivery } from '../fixtures/missedDeliveries';
import { zoomEvent } from '../fixtures/trigger';
import { useSetupCheck } from './setupPoints';

const { zoom, check } = useSetupCheck();

describe("Zoom's last deliveries", () => {
	const body = JSON.stringify(zoomEvent({}, 'session.started'));
	const log = (statuses: number[], url = 'http://localhost:5678/webhook/1') =>
		logDelivery(zoom.simulator, { body, statuses, url, minutes: [0, 0, 0, 0] });

	it.each(['newestFirst', 'oldestFirst'] as const)(
		'are told from a log that is %s',
		async (order) => {
			zoom.simulator.settings.set({ webhookLogOrder: order });
			log([404, 404]);
			for (let count = 0; count < 18; count += 1) log([200]);
			const { notGood, of } = await check();
			expect(of('deliveries')).toMatch(
				/^warning: Zoom's last 20 deliveries: 18 answered 200, 2 answered 404, the last at 20\d\d-[^,]*, to http:\/\/localhost:5678\/webhook\/1\. 404: n8n did not listen there/,
			);
			expect(notGood).toEqual(['deliveries']);
		},
	);

	it.each([
		['newestFirst', 21, /^problem: Zoom's last 20 deliveries: 20 answered 404, the last at/],
		['oldestFirst', 21, /^problem: Zoom's last 20 deliveries: 20 answered 404, the last at/],
		['newestFirst', 2, /^warning: Zoom's last 20 deliveries: 18 answered 200, 2 answered 404/],
		['oldestFirst', 2, /^warning: Zoom's last 20 deliveries: 18 answered 200, 2 answered 404/],
	] as const)(
		'are not taken for those of days ago where there are many, in a log that is %s, with %i of today',
		async (order, today, text) => {
			zoom.simulator.settings.set({ webhookLogOrder: order });
			const at = (hours: number) => new Date(Date.now() - hours * 3_600_000);
			const many = (count: number, hours: number, status: number) => {
				for (let each = 0; each < count; each += 1) {
					const url = 'http://localhost:5678/webhook/1';
					logDelivery(zoom.simulator, { body, at: at(hours + each / 60), statuses: [status], url });
				}
			};
			many(310, 100, 200);
			many(310, 50, 200);
			many(today, 2, 404);
			expect((await check()).of('deliveries')).toMatch(text);
			expect(zoom.calls().length).toBeLessThan(10);
		},
	);

	it('are read in smaller pages where Zoom wants that, and as far as one burst goes', async () => {
		const settings = { maxPageSize: 30, webhookLogOrder: 'oldestFirst' } as const;
		zoom.simulator.settings.set({ ...settings, pageSizeTooLarge: 'error' });
		for (let count = 0; count < 40; count += 1) log([200]);
		expect((await check()).of('deliveries')).toMatch(/^ok: Zoom's last 20 deliveries: 20 ans/);
	});

	it('that n8n answered by itself while it started are a warning that says so', async () => {
		const reply = 'n8n is starting up. Please wait';
		log([200]);
		logDelivery(zoom.simulator, { body, statuses: [200], url: 'http://localhost:5678/1', reply });
		expect((await check()).of('deliveries')).toMatch(
			/^warning: .*: 2 answered 200, .* 200: n8n gave some of these answers by itself while it started/,
		);
	});

	it('that went to another n8n are a warning', async () => {
		log([200], 'https://old.example/webhook/1');
		expect((await check()).of('deliveries')).toMatch(
			/^warning: .* None went to this n8n, which says it is reached at http:\/\/localhost:5678\.$/,
		);
	});

	it.each([
		['an n8n without triggers', { webhookSecretToken: '' }],
		['an n8n with triggers', {}],
	])('that somebody else failed to take are no problem of %s', async (_, credential) => {
		log([500], 'https://somebody-else.example/hook');
		const { error, items } = await zoom.run('checkSetup', { resource: 'account' }, { credential });
		expect(error).toBeUndefined();
		const point = items.find(({ json }) => json['name'] === 'deliveries')?.json;
		expect(point).toMatchObject({
			status: 'warning',
			message: expect.stringMatching(/ 1 answered 500, .* None went to this n8n/),
		});
		expect(point?.['message']).not.toMatch(/could not store/);
	});

	it.each([
		[
			'noApp',
			/^warning: Zoom's webhook log cannot be read\. The Zoom account has no Video SDK app/,
		],
		['unknownCall', /^warning: .*Zoom does not offer its webhook log here/],
	] as const)('may not be logged: %s', async (webhookLog, text) => {
		zoom.simulator.settings.set({ webhookLog });
		const { of } = await check();
		expect(of('deliveries')).toMatch(text);
		expect(of('keys')).toMatch(/^ok/);
	});
});
