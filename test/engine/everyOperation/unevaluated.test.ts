import type { INodeParameters } from 'n8n-workflow';

import { useTriggers } from '../fixtures/trigger';
import { session, useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const switched = (field: string) =>
	`'${field}': switch the field to Expression, so that {{ … }} is evaluated`;

describe('{{ … }} in a field that is set to Fixed is refused by its name, before any request:', () => {
	it.each<[string, string, INodeParameters, string]>([
		['the ID of a session', 'start', session('{{$json.session_id}}'), 'Session'],
		['its name', 'get', session('{{ $json.session_name }}', 'name'), 'Session'],
		['an ID without a locator', 'get', { sessionId: '{{ $json.session_id }}' }, 'Session'],
		[
			'the ID of a file',
			'delete',
			{ resource: 'file', ...session('abc=='), fileId: '{{ $json.id }}' },
			'File',
		],
		[
			'an upload address',
			'upload',
			{ resource: 'file', uploadTo: 'urlPut', uploadUrl: '{{ $json.upload_url }}' },
			'Upload URL',
		],
		[
			'a file name',
			'download',
			{ resource: 'file', options: { fileName: '{{ $json.session_name }}.mp4' } },
			'File Name',
		],
		[
			'a field of a form',
			'upload',
			{
				resource: 'file',
				uploadTo: 'urlPost',
				uploadUrl: 'https://example.test/',
				formFields: { field: [{ name: 'key', value: '{{ $json.key }}' }] },
			},
			'Value',
		],
		['a filter', 'getAll', { filters: { sessionName: '{{ $json.name }}' } }, 'Session Name'],
	])('%s', async (_, operation, parameters, field) => {
		const { error } = await zoom.run(operation, parameters);
		expect(error?.message).toBe(`${switched(field)} [item 0]`);
		expect(error?.description).toMatch(/^The field is set to Fixed/);
		expect(zoom.calls()).toEqual([]);
	});

	it('a filter of a trigger', async () => {
		const parameters = { filters: { sessionName: '{{ $json.name }}' } };
		const trigger = await startTrigger(parameters);
		await expect(trigger.activate()).rejects.toThrow(switched('Session Name'));
		const poller = await startPoller({
			type: 'zoomVideoSdkRecordingPollTrigger',
			parameters,
			credentials: zoom.credentials(),
		});
		await expect(poller.activate()).rejects.toThrow(switched('Session Name'));
		expect(zoom.calls()).toEqual([]);
	});
});

it('a value that an expression gives may have it', async () => {
	const items = [{ json: { name: 'Talk about {{ braces }}' } }];
	zoom.simulator.seed({ name: 'Talk about {{ braces }}' });
	const run = await zoom.run('get', session('={{ $json.name }}', 'name'), { items });
	expect(run.error).toBeUndefined();
	expect(run.items[0]?.json).toMatchObject({ session_name: 'Talk about {{ braces }}' });
});
