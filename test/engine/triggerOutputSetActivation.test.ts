import type { INodeParameters } from 'n8n-workflow';

import { useZoom } from './fixtures/zoom';
import { startTrigger, type RunningTrigger } from './harness';

const zoom = useZoom();
const EVENTS = [
	'session.recording_completed',
	'session.recording_transcript_completed',
	'session.recording_summary_completed',
];

let trigger: RunningTrigger | undefined;
afterEach(async () => await trigger?.stop());

async function activate(
	parameters: INodeParameters = {},
	credential: Record<string, string> = {},
): Promise<void> {
	trigger = await startTrigger({
		type: 'zoomVideoSdkRecordingTrigger',
		parameters: { events: EVENTS, output: 'completeSet', ...parameters },
		credentials: zoom.credentials(credential),
	});
	await trigger.activate();
}

it.each<[string, INodeParameters, Record<string, string>, RegExp]>([
	['nothing in the set', { setKinds: [] }, {}, /Set Consists Of: nothing is chosen/],
	['an event that is not chosen', { events: EVENTS.slice(0, 1) }, {}, /not all that the set/],
	['no API key', {}, { apiKey: '', sdkKey: '' }, /needs the REST API/],
])('a complete set is refused with %s', async (_, parameters, credential, message) => {
	await expect(activate(parameters, credential)).rejects.toThrow(message);
});

it('a complete set is allowed when all is there', async () => {
	await activate();
});
