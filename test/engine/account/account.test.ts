import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const DAY = 86_400_000;
const day = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

describe('Get Usage', () => {
	const usage = async (options: INodeParameters = {}) =>
		await zoom.run('getUsage', { resource: 'account', options });

	it("returns the latest and the highest day and each day, with bytes beside Zoom's text", async () => {
		zoom.simulator.seed({
			name: 'Demo',
			startedAt: new Date(Date.now() - 3 * DAY),
			files: [{ kind: 'video', size: 1024 ** 3 }],
		});
		const [item = {}] = jsonOf(await usage({ from: day(10) }));
		expect(item).toMatchObject({
			from: day(10),
			to: day(0),
			latest: { date: day(0), usage: '1 GB', usage_bytes: 1024 ** 3 },
			highest: { usage: '1 GB', usage_bytes: 1024 ** 3 },
		});
		const { cloud_recording_storage: days } = item;
		expect(days).toHaveLength(11);
		expect(days).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ date: day(10), usage: '0', usage_bytes: 0 }),
				expect.objectContaining({ date: day(0), plan_usage: '100 GB' }),
			]),
		);
	});

	it('reads months one by one, returns each day once, and leaves days out on request', async () => {
		const [item = {}] = jsonOf(await usage({ from: day(70), to: day(5) }));
		expect(item.cloud_recording_storage).toHaveLength(66);
		expect(zoom.calls().length).toBeGreaterThanOrEqual(3);
		const [short = {}] = jsonOf(await usage({ includeDays: false }));
		expect(Object.keys(short)).toEqual(['from', 'to', 'latest', 'highest']);
	});

	it('gives an empty report as such', async () => {
		zoom.simulator.faults.add({
			on: 'report.cloudRecording',
			fault: { kind: 'withoutFields', fields: ['cloud_recording_storage'] },
			times: 0,
		});
		const [item = {}] = jsonOf(await usage());
		expect(item).toMatchObject({ latest: null, highest: null, cloud_recording_storage: [] });
	});

	it('refuses days in the wrong order, and explains a missing permission', async () => {
		expect((await usage({ from: day(1), to: day(2) })).error?.message).toMatch(/is after To/);
		const ages = { from: '0001-01-01', to: '9999-12-31' };
		expect((await usage(ages)).error?.message).toMatch(/is longer than 20 years/);
		zoom.simulator.faults.add({
			on: 'report.cloudRecording',
			fault: { kind: 'errorBody', status: 400, code: 200, message: 'No permission.' },
		});
		expect((await usage()).error?.message).toBe('Zoom denied permission [item 0]');
	});
});
