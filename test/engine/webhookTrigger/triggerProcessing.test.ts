import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const FILES = ['v', 'w'].map((id) => ({
	id,
	file_type: 'MP4',
	recording_start: '2026-01-01T00:00:00Z',
}));

// Zoom documents the status "completed" only; others are seen at Zoom Meetings.
it.each(['event', 'file'])(
	'a file that is announced while Zoom processes it is no repeat once it is finished, with Output %s',
	async (output) => {
		const trigger = await startTrigger({ output });
		const tell = async (...statuses: string[]) => {
			const recording_files = FILES.map((file, at) => ({ ...file, status: statuses[at] }));
			const { reply } = await trigger.send(zoomEvent({ recording_files }));
			const { started, reason } = JSON.parse(reply ?? '{}');
			return started === true ? 'started' : reason;
		};
		expect(await tell('processing', 'processing')).toBe('started');
		expect(await tell('processing', 'processing')).toBe('repeat');
		expect(await tell('completed', 'processing')).toBe('started');
		expect(await tell('completed', 'processing')).toBe('repeat');
		expect(await tell('completed', 'completed')).toBe('started');
		expect(await tell('completed', 'completed')).toBe('repeat');
		expect(trigger.items().at(-1)).toMatchObject(
			output === 'file'
				? { id: 'w', status: 'completed' }
				: { recording_files: [{ status: 'completed' }, { status: 'completed' }] },
		);
	},
);
