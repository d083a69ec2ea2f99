import type { INodeParameters } from 'n8n-workflow';

import { bytesOf, sha256, useFiles } from '../fixtures/files';
import { session } from '../fixtures/zoom';

const zoom = useFiles();

describe('what cannot work is reported', () => {
	it.each<[string, INodeParameters, RegExp]>([
		['no file fits', { files: 'kinds', kinds: ['summary'] }, /no matching file \(summary\)/],
		['no kind is chosen', { files: 'kinds', kinds: [] }, /'Kinds': no kind is chosen/],
		['a kind there is not', { files: 'kinds', kinds: ['holograms'] }, /'Kinds': "holograms"/],
		[
			'no type is given',
			{ files: 'recordingTypes', recordingTypes: ' , ' },
			/'Recording Types': the list is empty/,
		],
		[
			'a source there is not',
			{ filesFrom: '={{ "Session" }}', fileId: 'x' },
			/'Files From': "Session" is not one/,
		],
		[
			'a source that is no text',
			{ filesFrom: '={{ true }}', fileId: 'x' },
			/'Files From': "true" is not one/,
		],
		['a selection there is not', { files: '={{ "some" }}' }, /'Files': "some" is not one/],
		[
			'an unknown file id',
			{ filesFrom: 'file', fileId: 'nonsense' },
			/no matching file \(ID nonsense\)/,
		],
		[
			'a template with an unknown field',
			{ options: { fileName: '{topic}' } },
			/'File Name': unknown field "topic"/,
		],
		[
			'an odd memory limit',
			{ options: { memoryLimitMiB: 0.5 } },
			/'Memory Limit \(MiB\)': 0.5 is not allowed/,
		],
		[
			'an empty field for the file',
			{ binaryPropertyName: '={{ "" }}' },
			/'Put Output File in Field': the name is empty/,
		],
	])('%s', async (_, parameters, message) => {
		const { from } = await zoom.recorded();
		const { error, status } = await zoom.run('download', { ...from, ...parameters });
		expect(status).toBe('error');
		expect(error?.message).toMatch(message);
		expect(error?.description).toEqual(expect.any(String));
		expect(zoom.downloads()).toEqual([]);
	});

	it('an item that carries no files', async () => {
		const { error } = await zoom.run('download', {}, { items: [{ json: { id: 'x' } }] });
		expect(error?.message).toMatch(/There are no recording files/);
		expect(error?.description).toMatch(/the item must be a file or a session/);
	});

	it('no match, unless that is allowed', async () => {
		const { from } = await zoom.recorded();
		const parameters = {
			...from,
			files: 'kinds',
			kinds: ['summary'],
			options: { ifNoFileMatches: 'empty' },
		};
		expect(await zoom.run('download', parameters)).toMatchObject({ status: 'success', items: [] });
	});

	it('an unknown session', async () => {
		const { error } = await zoom.run('download', { filesFrom: 'session', ...session('nonsense') });
		expect(error?.message).toMatch(/no recording for this session/);
	});
});

describe.each(['download', 'upload', 'getTranscript', 'getSummary'])('%s refuses', (operation) => {
	it.each([
		['ifNoFileMatches', 'If No File Matches'],
		['ifExternalStorage', 'If in External Storage'],
		['sessionIdEncoding', 'Session ID Encoding'],
	])('a wrong choice of %s before any request, and before it waits', async (option, field) => {
		zoom.simulator.seed({ name: 'Demo', files: ['video', 'transcript', 'summary'] });
		const { error } = await zoom.run(operation, {
			...{ filesFrom: 'session', ...session('Demo', 'name') },
			...{ uploadTo: 'urlPut', uploadUrl: 'https://example.test/' },
			options: { waitUntilReadyMinutes: 1, [option]: '={{ "nothing" }}' },
		});
		expect(error?.message).toBe(`'${field}': "nothing" is not one of the choices [item 0]`);
		expect(zoom.simulator.requests.list()).toEqual([]);
	});
});

it('continues with the other items when told to', async () => {
	const { item, first } = await zoom.recorded();
	const bad = { json: { session_id: 'gone' } };
	const run = await zoom.run(
		'download',
		{},
		{ items: [bad, item, bad], onError: 'continueRegularOutput' },
	);
	expect(run.items.map(({ json }) => json['error'] ?? json['id'])).toEqual([
		expect.stringMatching(/no recording files/),
		first.id,
		expect.stringMatching(/no recording files/),
	]);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(sha256(await bytesOf(run.items[1]))).toBe(zoom.simulator.sha256(first));
});
