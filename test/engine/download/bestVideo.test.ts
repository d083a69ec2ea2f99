import type { IDataObject } from 'n8n-workflow';

import { shortenPauses, speedUpClock } from '../fixtures/fastClock';
import { useFiles } from '../fixtures/files';
import { jsonOf } from '../fixtures/zoom';

const zoom = useFiles();
const BEST = 'shared_screen_with_speaker_view';
const OTHER = 'gallery_view';
afterEach(() => jest.restoreAllMocks());

/** A session with two videos, and its JSON while Zoom still makes the better one. */
async function withUnfinished(fields: IDataObject = { download_url: undefined }) {
	const recorded = await zoom.recorded({ files: ['video', 'galleryVideo'] });
	const { json } = recorded.item;
	const files = json['recording_files'];
	if (!Array.isArray(files)) throw new Error('The session has no files');
	const unfinished = { status: 'processing', ...fields };
	const recording_files = files.map((file) =>
		file.recording_type === BEST ? { ...file, ...unfinished } : file,
	);
	return { ...recorded, json: { ...json, recording_files } };
}

const typesOf = (run: Parameters<typeof jsonOf>[0]) =>
	jsonOf(run).map(({ recording_type, skipped }) => [recording_type, skipped]);

/** Lets Zoom's next answers list it like this. */
const list = (json: IDataObject, times: number) =>
	zoom.simulator.faults.add({
		...{ on: 'recordings.get', times },
		fault: {
			...{ kind: 'status', status: 200, contentType: 'application/json' },
			body: JSON.stringify(json),
		},
	});

it.each<[string, IDataObject]>([
	['without an address', { download_url: undefined }],
	['with an address', {}],
	['whose address is empty', { download_url: '' }],
])('the best video is a finished one, not a better one %s in process', async (_, fields) => {
	const { json } = await withUnfinished(fields);
	const run = await zoom.run('download', { files: 'bestVideo' }, { items: [{ json }] });
	expect(typesOf(run)).toEqual([[OTHER, undefined]]);
});

describe('if Zoom still makes the better one', () => {
	const options = { waitUntilReadyMinutes: 1 };
	const parameters = { files: 'bestVideo', options };
	beforeEach(() => shortenPauses(30));

	it('it is waited for', async () => {
		const { json, from } = await withUnfinished();
		list(json, 1);
		expect(typesOf(await zoom.run('download', { ...from, ...parameters }))).toEqual([
			[BEST, undefined],
		]);
	});

	it('when the time is up, the finished one is taken if so set', async () => {
		speedUpClock(30);
		const { json, from } = await withUnfinished();
		list(json, 0);
		const late = await zoom.run('download', { ...from, ...parameters });
		expect(late.error?.message).toMatch(/^Zoom has not finished the files in time/);
		const onTimeout = { ...options, onTimeout: 'partial' };
		const run = await zoom.run('download', { ...from, ...parameters, options: onTimeout });
		expect(typesOf(run)).toEqual([[OTHER, undefined]]);
	});
});

it('if there is no other, it is said to be in process', async () => {
	const { json } = await withUnfinished();
	const types = { files: 'recordingTypes', recordingTypes: BEST };
	const run = await zoom.run('download', types, { items: [{ json }] });
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({
			skipped: 'no_download_url',
			hint: expect.stringMatching(/^Zoom is still processing this file\. .*'Wait Until Ready'/),
		}),
	]);
	const options = { ifExternalStorage: 'error' };
	const { error } = await zoom.run('download', { ...types, options }, { items: [{ json }] });
	expect(error?.message).toMatch(/^File \S+: not finished at Zoom/);
});

describe('if its address is there before it is finished', () => {
	const types = { files: 'recordingTypes', recordingTypes: BEST };

	it('it is left out when Zoom has just said so: a part of it may be there', async () => {
		const { json, from } = await withUnfinished({});
		list(json, 1);
		const run = await zoom.run('download', { ...from, ...types });
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({
				skipped: 'processing',
				hint: expect.stringMatching(/^Zoom is still processing this file/),
			}),
		]);
		expect(run.items[0]?.binary).toBeUndefined();
	});

	it('it is downloaded from an item, which says what was so then', async () => {
		const { json } = await withUnfinished({});
		const run = await zoom.run('download', types, { items: [{ json }] });
		expect(typesOf(run)).toEqual([[BEST, undefined]]);
	});
});
