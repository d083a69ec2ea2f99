import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { shortenPauses, speedUpClock } from '../fixtures/fastClock';
import { useFiles } from '../fixtures/files';
import { until } from '../fixtures/until';
import { jsonOf } from '../fixtures/zoom';

const zoom = useFiles();
const VIDEO = 'shared_screen_with_speaker_view';
const selections = [
	{ files: 'kinds', kinds: ['video', 'transcript'] },
	{ files: 'recordingTypes', recordingTypes: `${VIDEO}, audio_transcript` },
];
const readings = () =>
	zoom.simulator.requests.list('recordings.get').filter(({ isOver }) => isOver).length;
afterEach(() => jest.restoreAllMocks());

describe('Wait Until Ready, while one of two selected files is there', () => {
	it.each(selections)('waits for the other: %j', async (selection) => {
		shortenPauses(30);
		const { session, from } = await zoom.recorded({ files: ['video'] });
		const options = { waitUntilReadyMinutes: 1 };
		const running = zoom.run('download', { ...from, ...selection, options });
		await until(() => readings() > 0);
		const start = session.startedAt ?? 0;
		zoom.simulator.store.addFiles(session, [
			makeFile({ kind: 'transcript' }, session, { start, end: start + 60_000 }),
		]);
		const run = await running;
		expect(run.error).toBeUndefined();
		expect(jsonOf(run).map((json) => json.recording_type)).toEqual([VIDEO, 'audio_transcript']);
	});

	it.each(selections)('says so when the time is up: %j', async (selection) => {
		shortenPauses(30);
		speedUpClock(120);
		const { from } = await zoom.recorded({ files: ['video'] });
		const options = { waitUntilReadyMinutes: 1 };
		const run = await zoom.run('download', { ...from, ...selection, options });
		expect(run.error?.message).toContain('Zoom has not finished the files in time');
		const partial = { ...options, onTimeout: 'partial' };
		const accepted = await zoom.run('download', { ...from, ...selection, options: partial });
		expect(jsonOf(accepted).map((json) => json.recording_type)).toEqual([VIDEO]);
	});
});

it('Wait Until Ready does not wait for an item that only has an id, such as a row of a table', async () => {
	const options = { waitUntilReadyMinutes: 60 };
	const run = await zoom.run('download', { options }, { items: [{ json: { id: 17 } }] });
	expect(run.error?.message).toContain('There are no recording files');
	expect(readings()).toBe(0);
});
