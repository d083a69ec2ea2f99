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

describe('a transfer that breaks, after which Zoom fails for some seconds', () => {
	it.each([5, 12])('resumes when it is answered again, after %s failures', async (times) => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		fail(times);
		await expectWhole(recorded, [...WHOLE, ...Array(times).fill('files.download 503'), ...REST]);
	});

	it('is given up with what Zoom says, if it goes on', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		fail(1_000);
		await expectRefused(recorded, /^Zoom could not handle the request/, /HTTP 503/);
		expect(zoom.downloads().length).toBeLessThan(40);
	});
});
