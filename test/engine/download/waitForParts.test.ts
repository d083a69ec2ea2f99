import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { shortenPauses, speedUpClock } from '../fixtures/fastClock';
import { useFiles } from '../fixtures/files';
import { until } from '../fixtures/until';
import { jsonOf } from '../fixtures/zoom';

// A recording that was stopped and started again has a transcript for each part, one after the other.
const zoom = useFiles();
const options = { waitUntilReadyMinutes: 1 };
beforeEach(() => shortenPauses(30));
afterEach(() => jest.restoreAllMocks());

/** A session in two parts, of which the first has its transcript. */
async function inTwoParts() {
	const recorded = await zoom.recorded({ files: ['video', 'transcript'] });
	const { session } = recorded;
	const start = (session.startedAt ?? 0) + 600_000;
	const add = (kind: 'video' | 'transcript') => {
		const file = makeFile({ kind }, session, { start, end: start + 60_000 });
		zoom.simulator.store.addFiles(session, [file]);
	};
	add('video');
	return { ...recorded, finish: () => add('transcript') };
}

const readings = () =>
	zoom.simulator.requests.list('recordings.get').filter(({ isOver }) => isOver).length;

it.each(['getTranscript', 'download'])('%s waits for the transcript of each', async (operation) => {
	const { from, finish } = await inTwoParts();
	const kinds = operation === 'download' && { files: 'kinds', kinds: ['transcript'] };
	const running = zoom.run(operation, { ...from, ...kinds, options });
	await until(() => readings() > 0);
	finish();
	const run = await running;
	expect(run.error).toBeUndefined();
	expect(jsonOf(run)).toHaveLength(2);
});

it('uses the existing one when the time is up, because a part may have none', async () => {
	const { from } = await inTwoParts();
	speedUpClock(30);
	const run = await zoom.run('getTranscript', { ...from, options });
	expect(jsonOf(run)).toHaveLength(1);
	expect(readings()).toBeGreaterThan(2);
});

it('uses the one that a file ID names, without the other', async () => {
	const { session, from } = await inTwoParts();
	const fileId = zoom.simulator.file(session, 'TRANSCRIPT').id ?? '';
	const run = await zoom.run('getTranscript', { ...from, filesFrom: 'file', fileId, options });
	expect(jsonOf(run)).toEqual([expect.objectContaining({ id: fileId })]);
	expect(readings()).toBe(1);
});
