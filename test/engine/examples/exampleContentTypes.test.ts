import type { IDataObject } from 'n8n-workflow';

import { formatOf } from '../../../nodes/ZoomVideoSdk/files/download/fileFormat';
import { fileTypes } from '../../../tools/zoom-simulator/state/model';
import { outputOf, runExample } from './exampleRun';

const ASK = 'Ask for an upload address';
const file = (file_type: string | undefined, file_extension?: string): IDataObject => ({
	...{ session_id: 's', session_name: 'Demo', start_time: '2026-11-01T10:00:00Z' },
	...{ dedupe_key: 's:recording_files:a' },
	...(file_type !== undefined && { file_type }),
	...(file_extension !== undefined && { file_extension }),
});

const CASES = [
	...fileTypes.map((type) => file(type)),
	...['TXT', 'JSON', 'txt', 'WEBM'].map((extension) => file('CHAT_MESSAGE', extension)),
	...['NEW', undefined].map((type) => file(type, 'VTT')),
	...[file('mp4'), file('MP4', 'TXT'), file(undefined)],
];

it.each(CASES)('an address is signed for the type that Upload sends: %j', async (json) => {
	const { file_type, file_extension } = json;
	const run = await runExample({
		...{ example: 'archive-to-bucket', at: ASK, items: [json] },
		pins: { 'Upload the file': [] },
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(outputOf(run, ASK)).toEqual([
		expect.objectContaining({
			content_type: formatOf({
				...(typeof file_type === 'string' && { file_type }),
				...(typeof file_extension === 'string' && { file_extension }),
			}).mimeType,
		}),
	]);
});
