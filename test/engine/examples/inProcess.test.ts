import type { IDataObject } from 'n8n-workflow';

import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';
import { outputOf, runExample } from './exampleRun';
import { removeDuplicates } from './removeDuplicates';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const fileOf = (status: string) => ({
	...{ id: 'v', file_type: 'MP4', status },
	recording_start: '2026-01-01T00:00:00Z',
});

// Zoom documents the status "completed" only; others are seen at Zoom Meetings.
it('an event is returned again if Zoom has finished its file since', async () => {
	const once = 'Only events not seen before';
	const own = [removeDuplicates()];
	const run = async (items: IDataObject[]) =>
		outputOf(await runExample({ example: 'replay-missed-events', at: once, items, own }), once);
	const trigger = await startTrigger({ output: 'event' });
	for (const status of ['processing', 'completed', 'processing', 'completed']) {
		await trigger.send(zoomEvent({ recording_files: [fileOf(status)] }));
	}
	const [unfinished = {}, finished = {}] = trigger.items();

	expect(finished['dedupe_key']).toBe(unfinished['dedupe_key']);
	expect(await run([unfinished])).toEqual([unfinished]);
	expect(await run([unfinished])).toEqual([]);
	expect(await run([finished])).toEqual([finished]);
	expect(await run([finished])).toEqual([]);
});
