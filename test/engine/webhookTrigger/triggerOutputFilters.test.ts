import type { INodeParameters } from 'n8n-workflow';

import { answersTo, startReceiver, type Receiver } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const COMPLETED = 'session.recording_completed';

const receivers: Receiver[] = [];
afterEach(async () => {
	await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
});

async function receive(parameters: INodeParameters): Promise<Receiver> {
	const receiver = await startReceiver(zoom, {
		events: [COMPLETED, 'session.recording_started'],
		...parameters,
	});
	receivers.push(receiver);
	return receiver;
}

const demo = () =>
	zoom.simulator.seed({
		name: 'weekly-review',
		sessionKey: 'team-1',
		minutes: 10,
		files: [{ kind: 'video', size: 3_000_000 }, { kind: 'audio', size: 1_000_000 }, 'transcript'],
	});

it.each<[filters: INodeParameters, passes: boolean]>([
	[{}, true],
	[{ sessionName: 'WEEKLY' }, true],
	[{ sessionName: 'daily' }, false],
	[{ sessionName: 'weekly', sessionNameMatch: 'exact' }, false],
	[{ sessionName: ' Weekly-Review ', sessionNameMatch: 'exact' }, true],
	[{ sessionName: 'WEEKLY-?????w', sessionNameMatch: 'wildcard' }, true],
	[{ sessionName: 'review*', sessionNameMatch: 'wildcard' }, false],
	[{ sessionNameMatch: 'wildcard' }, true],
	[{ sessionKey: 'team-1' }, true],
	[{ sessionKey: 'team' }, false],
	[{ fileKinds: ['summary', 'transcript'] }, true],
	[{ fileKinds: ['summary'] }, false],
	[{ recordingTypes: ['audio_only'] }, true],
	[{ recordingTypes: ['gallery_view'] }, false],
	[{ minimumDurationMinutes: 10 }, true],
	[{ minimumDurationMinutes: 10.5 }, false],
	[{ minimumSizeMB: 4 }, true],
	[{ minimumSizeMB: 4.1 }, false],
])('%j passes: %s', async (filters, passes) => {
	const { tell, started } = await receive({ filters });
	const session = demo();
	expect(answersTo(await tell(COMPLETED, session, session.files))).toEqual([
		passes ? '200' : '200 filtered',
	]);
	expect(started()).toHaveLength(passes ? 1 : 0);
});

it.each<[filters: INodeParameters, types: string[]]>([
	[{ fileKinds: ['transcript', 'audio'] }, ['M4A', 'TRANSCRIPT']],
	[{ recordingTypes: ['audio_only', 'of the future'] }, ['M4A']],
	[{ minimumSizeMB: 2 }, ['MP4', 'TRANSCRIPT']],
	[{ minimumSizeMB: 2, fileKinds: ['audio'] }, []],
	[{ minimumDurationMinutes: 11 }, []],
	[{ sessionName: 'daily' }, []],
])('one by one, the files that pass %j are %j', async (filters, types) => {
	const { tell, started } = await receive({ filters, output: 'file' });
	const session = demo();
	await tell(COMPLETED, session, session.files);
	expect(started().flatMap((items) => items.map(({ file_type }) => file_type))).toEqual(types);
});

it('lets an event without files pass filters about files', async () => {
	const { tell, started } = await receive({ filters: { fileKinds: ['video'], minimumSizeMB: 5 } });
	await tell('session.recording_started', demo());
	expect(started()).toHaveLength(1);
});

it.each<[filters: INodeParameters, message: RegExp]>([
	[{ sessionName: '(){100000000}', sessionNameMatch: 'pattern' }, /regular expressions are not/],
	[{ sessionName: '*'.repeat(201), sessionNameMatch: 'wildcard' }, /201 characters is too long/],
	[{ sessionName: 'weekly', sessionNameMatch: 'sometimes' }, /'Session Name Match': "sometimes"/],
	[{ fileKinds: ['pictures'] }, /'File Kinds': "pictures"/],
	[{ minimumDurationMinutes: -1 }, /'Minimum Duration \(Minutes\)': -1/],
	[{ minimumSizeMB: 'many' }, /'Minimum Size \(MB\)': many/],
])('%j is refused at activation, and has Zoom wait', async (filters, message) => {
	const { tell, trigger, started } = await receive({ filters });
	await expect(trigger.activate()).rejects.toThrow(message);
	const session = demo();
	expect(answersTo(await tell(COMPLETED, session, session.files))).toEqual([
		'503 settings_unusable',
	]);
	expect(started()).toEqual([]);
	zoom.simulator.webhooks.clear();
});
