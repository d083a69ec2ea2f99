import type { INodeParameters } from 'n8n-workflow';

import { logDelivery } from '../fixtures/missedDeliveries';
import { useServer } from '../fixtures/server';
import { zoomEvent } from '../fixtures/trigger';
import { session, useZoom } from '../fixtures/zoom';
import { runTool } from '../harness';

// How much of an output an agent gets, as the user sets it.
const zoom = useZoom();
const bucket = useServer();

async function ask(parameters: INodeParameters, call = {}) {
	const run = await runTool({
		type: 'zoomVideoSdkRecording',
		credentials: zoom.credentials({ downloadHosts: '127.0.0.1' }),
		parameters: { resource: 'recording', ...parameters },
		calls: [call],
	});
	zoom.watch(run.items);
	return `${String(run.items[0]?.json['answer'])} ${run.error?.message ?? ''}`.trim();
}
const fieldsOf = (answer: string) => {
	const items: object[] = JSON.parse(answer);
	return items.map((item) => Object.keys(item));
};
const seed = () => zoom.simulator.seed({ name: 'Weekly', files: ['transcript'] });
const transcript = (id: string, more: INodeParameters) => ({
	...{ resource: 'file', operation: 'getTranscript', ...session(id) },
	...more,
});

it('simplified, what is asked for comes first, without addresses and keys', async () => {
	const answer = await ask(transcript(seed().id, {}));
	expect(fieldsOf(answer)[0]?.slice(0, 4)).toEqual([
		...['text', 'speakers', 'session_name', 'start_time'],
	]);
	expect(answer).not.toMatch(/download_url|dedupe_key/);
});

it('raw, all fields, without addresses and keys', async () => {
	zoom.simulator.startSession({ name: 'Now' });
	const list = { resource: 'session', operation: 'getAll' };
	const [simplified = []] = fieldsOf(await ask(list));
	const [raw = []] = fieldsOf(await ask({ ...list, outputDetail: 'raw' }));
	expect(simplified).not.toContain('has_voip');
	expect(raw).toEqual(expect.arrayContaining([...simplified, 'has_voip']));
	const files = { operation: 'getAll', output: 'file', outputDetail: 'raw' };
	seed();
	expect(await ask(files)).not.toMatch(/download_url|dedupe_key/);
});

it('of another kind is refused under the name of the field', async () => {
	const answer = await ask({ operation: 'getAll', outputDetail: "={{ 'all' }}" });
	expect(answer).toMatch(/'Output Detail': "all" is not one of the choices/);
});

describe('selected fields', () => {
	const select = (selectedFields: string): INodeParameters => ({
		outputDetail: 'selected',
		selectedFields,
	});

	it('and no others, in the order in which they are named', async () => {
		const { id } = seed();
		const answer = await ask(transcript(id, select('session_name, text  file_size')));
		expect(fieldsOf(answer)).toEqual([['session_name', 'text', 'file_size']]);
	});

	it('also those that an agent does not get otherwise', async () => {
		const { id } = seed();
		const answer = await ask({ operation: 'get', ...session(id), ...select('dedupe_key') });
		expect(JSON.parse(answer)).toEqual([{ dedupe_key: expect.stringContaining(id) }]);
	});

	it('of raw output, whatever Zoom gives', async () => {
		zoom.simulator.startSession({ name: 'Now' });
		const list = { resource: 'session', operation: 'getAll', ...select('has_voip') };
		expect(JSON.parse(await ask(list))).toEqual([{ has_voip: true }]);
	});

	it('that Zoom may give, but has not given this time, are just not there', async () => {
		const { id } = seed();
		const answer = await ask(transcript(id, select('text, external_storage_url')));
		expect(fieldsOf(answer)).toEqual([['text']]);
	});

	it('that are named by the model', async () => {
		const { id } = seed();
		const selectedFields = "={{ $fromAI('fields', 'Names of fields') }}";
		const settings = transcript(id, select(selectedFields));
		expect(fieldsOf(await ask(settings, { fields: 'session_id' }))).toEqual([['session_id']]);
	});

	it('that there are not: an error that names those that there are', async () => {
		const { id } = seed();
		const answer = await ask(transcript(id, select('text, txt')));
		expect(answer).toMatch(/'Fields': the output has no "txt"/);
		const none = await ask(transcript(id, select("={{ ' , ' }}")));
		expect(none).toMatch(/'Fields': no field is named/);
	});

	it('that there are not: Upload sends nothing', async () => {
		const { id } = seed();
		const upload = {
			...{ resource: 'file', operation: 'upload', filesFrom: 'session', ...session(id) },
			uploadUrl: `${bucket.origin}/a`,
		};
		expect(await ask({ ...upload, ...select('uploaded, playtime') })).toMatch(
			/'Fields': the output has no "playtime"/,
		);
		expect(bucket.calls).toEqual([]);
		const sent = await ask({ ...upload, ...select('uploaded, bytes, response') });
		expect(JSON.parse(sent)).toEqual([{ uploaded: true, bytes: expect.any(Number) }]);
		expect(bucket.calls).toHaveLength(1);
	});

	it.each<[string, INodeParameters, string, RegExp]>([
		['Download', { operation: 'download' }, 'saved_as, text', /no "text".*: saved_as, bytes,/s],
		['Download', { operation: 'download' }, 'uploaded', /no "uploaded"/],
		['Get Summary', { operation: 'getSummary' }, 'segments', /no "segments".*: text, summary,/s],
		['Get Transcript', { operation: 'getTranscript' }, 'segments', /no "segments".*: text,/s],
		['Get Transcript', { operation: 'getTranscript', format: 'segments' }, 'text', /no "text"/],
		['Get Transcript', { operation: 'getTranscript', format: 'file' }, 'text', /no "text"/],
	])('that %s never has: no file is read', async (_, operation, fields, message) => {
		const of = { resource: 'file', filesFrom: 'session', ...session(seed().id), ...operation };
		expect(await ask({ ...of, ...select(fields) })).toMatch(message);
		expect(zoom.calls()).toEqual([]);
	});

	it('are those of the items that Get Many returns', async () => {
		seed();
		const list = { operation: 'getAll', limit: 1 };
		const ofFile = select('recording_type');
		const [fields] = fieldsOf(await ask({ ...list, output: 'file', ...ofFile }));
		expect(fields).toEqual(['recording_type']);
		const refused = await ask({ ...list, ...ofFile });
		expect(refused).toMatch(/'Fields': the output has no "recording_type"/);
		expect(refused).not.toMatch(/operator|event_ts|"missing"/);
		const files = await ask({ ...list, output: 'file', ...select('recording_count') });
		expect(files).toMatch(/'Fields': the output has no "recording_count"/);
	});

	it('of the webhook log, with what a delivery is about and what Zoom has left out', async () => {
		const logs = { resource: 'account', operation: 'getWebhookLogs' };
		const body = JSON.stringify(zoomEvent());
		logDelivery(zoom.simulator, { body });
		const about = 'session_name, event_ts, status, request_body';
		expect(JSON.parse(await ask({ ...logs, ...select(about) }))).toEqual([
			{
				session_name: 'Demo',
				event_ts: expect.any(Number),
				status: 404,
				request_body: JSON.parse(body),
			},
		]);
		zoom.simulator.settings.set({ webhookLogBodies: 'none' });
		expect(fieldsOf(await ask({ ...logs, ...select(about) }))).toEqual([['status']]);
		expect(await ask({ ...logs, ...select('recording_files') })).toMatch(/no "recording_files"/);
	});

	it('are those of nothing where nothing comes out', async () => {
		const list = { operation: 'getAll', ...select('session_name, nothing') };
		expect(JSON.parse(await ask(list))).toEqual([]);
	});
});

it('a node that is no tool has Simplify, and nothing else of this', async () => {
	const { id } = seed();
	const more = { outputDetail: 'selected', selectedFields: 'session_name' };
	const run = await zoom.run('get', { ...session(id), ...more });
	expect(run.items[0]?.json).toHaveProperty('dedupe_key');
});
