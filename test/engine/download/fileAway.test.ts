import { REST, useDownloads, WHOLE } from '../fixtures/downloads';

const { zoom, video, onContent, expectWhole, expectRefused } = useDownloads();
const MIB = 1_048_576;
const fail = (times: number) =>
	void zoom.simulator.faults.add({
		on: 'files.download',
		fault: { kind: 'status', status: 503 },
		times,
		skip: 1,
	});

describe('a transfer that breaks, after which Zoom fails or is busy for some seconds', () => {
	it.each([5, 12])('resumes when it is answered again, after %s failures', async (times) => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		fail(times);
		await expectWhole(recorded, [...WHOLE, ...Array(times).fill('files.download 503'), ...REST]);
	});

	it('resumes after a rate limit per second, which others may use up', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		zoom.simulator.faults.add({
			on: 'files.download',
			fault: { kind: 'rateLimit', type: 'QPS', waitMs: 1_000 },
			...{ times: 7, skip: 1 },
		});
		await expectWhole(recorded, [...WHOLE, ...Array(7).fill('files.download 429'), ...REST]);
	});

	it('is given up at once at the limit of a day', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		zoom.simulator.faults.add({
			on: 'files.download',
			fault: { kind: 'rateLimit', type: 'Daily-limit' },
			...{ times: 7, skip: 1 },
		});
		await expectRefused(recorded, /^The daily limit of the Zoom account is used up/);
		expect(zoom.downloads()).toHaveLength(3);
	});

	it('is given up with what Zoom says, if it goes on', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		fail(1_000);
		await expectRefused(recorded, /^Zoom could not handle the request/, /HTTP 503/);
		expect(zoom.downloads().length).toBeLessThan(40);
	});
});
