import { BinaryDataConfig, BinaryDataService } from 'n8n-core';

import { bytesOf, sha256, useFiles } from '../fixtures/files';
import { until } from '../fixtures/until';
import { jsonOf } from '../fixtures/zoom';
import { openBinaryData, service } from '../harness/container';

const zoom = useFiles();
const MIB = 1_048_576;

describe('names', () => {
	it('come from a template, in the time zone of the workflow, and are unique in the run', async () => {
		const { item } = await zoom.recorded({
			name: 'A/B: ü 🎉',
			files: ['video', 'galleryVideo', 'audio'],
			startedAt: new Date('2026-03-01T09:30:00Z'),
		});
		const fileName = '{session_name} {start_time:yyyy/LL}';
		const run = await zoom.run('download', { options: { fileName } }, { items: [item, item] });
		expect(run.items.map(({ binary }) => binary?.['data']?.fileName)).toEqual([
			'A_B_ ü 🎉 2026_03.mp4',
			'A_B_ ü 🎉 2026_03 (2).mp4',
			'A_B_ ü 🎉 2026_03.m4a',
			'A_B_ ü 🎉 2026_03 (3).mp4',
			'A_B_ ü 🎉 2026_03 (4).mp4',
			'A_B_ ü 🎉 2026_03 (2).m4a',
		]);
	});

	it('have folders where the node allows them, in the name that storage nodes go by', async () => {
		const { item } = await zoom.recorded({ name: 'A/B', files: ['video'] });
		const options = { fileName: '{session_name}/{recording_type}', allowFolders: true };
		const run = await zoom.run('download', { options }, { items: [item] });
		const name = 'A_B/shared_screen_with_speaker_view.mp4';
		expect(run.items[0]?.json).toMatchObject({ saved_as: name });
		expect(run.items[0]?.binary?.['data']).toMatchObject({ fileName: name, fileExtension: 'mp4' });
	});

	it.each(['../{id}', '/{id}', 'a//{id}', 'a/'])(
		'with the folders of %s are refused before any request',
		async (fileName) => {
			const { from } = await zoom.recorded();
			const options = { fileName, allowFolders: true };
			const { error } = await zoom.run('download', { ...from, options });
			expect(error?.message).toMatch(/^'File Name': /);
			expect(error?.description).toMatch(/^(?:Leave|Add) /);
			expect(zoom.simulator.requests.list()).toEqual([]);
		},
	);

	it('of the binary field can be chosen', async () => {
		const { from, first } = await zoom.recorded();
		const run = await zoom.run('download', { ...from, binaryPropertyName: 'recording' });
		expect(sha256(await bytesOf(run.items[0], 'recording'))).toBe(zoom.simulator.sha256(first));
	});
});

describe('files in the storage of the account', () => {
	const files = ['video', { kind: 'audio', externalUrl: 's3://own/audio.m4a' }] as const;

	it('are named, and do not cost the others', async () => {
		const { from } = await zoom.recorded({ files: [...files] });
		const run = await zoom.run('download', from);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ file_type: 'MP4', bytes: expect.any(Number) }),
			expect.objectContaining({
				file_type: 'M4A',
				external_storage_url: 's3://own/audio.m4a',
				skipped: 'external_storage',
				hint: expect.stringMatching(/own storage/),
			}),
		]);
		expect(run.items[1]).not.toHaveProperty('binary');
	});

	it('are an error if so set', async () => {
		const { from } = await zoom.recorded({ files: [...files] });
		const run = await zoom.run('download', { ...from, options: { ifExternalStorage: 'error' } });
		expect(run.error?.message).toMatch(/not at Zoom/);
	});

	it('are marked by the other operations too', async () => {
		const { from } = await zoom.recorded({
			files: [{ kind: 'transcript', externalUrl: 's3://own/t' }],
		});
		for (const operation of ['getTranscript', 'upload']) {
			const run = await zoom.run(operation, { ...from, uploadUrl: 'https://bucket.example/a' });
			expect(jsonOf(run)).toEqual([expect.objectContaining({ skipped: 'external_storage' })]);
		}
	});
});

describe('where n8n holds binary data in memory', () => {
	const config = service(BinaryDataConfig);
	const { mode } = config;
	const useMode = async (name: typeof mode) => {
		config.mode = name;
		await service(BinaryDataService).init();
	};
	beforeAll(async () => {
		await openBinaryData();
		await useMode('default');
	});
	afterAll(async () => await useMode(mode));

	const options = { memoryLimitMiB: 2 };
	const video = async (size: number, showSize = true) =>
		await zoom.recorded({ files: [{ kind: 'video', size, showSize }] });

	it('a file within the limit is taken', async () => {
		const { from, first } = await video(2 * MIB);
		const { items } = await zoom.run('download', { ...from, options });
		expect(sha256(await bytesOf(items[0]))).toBe(zoom.simulator.sha256(first));
	});

	it('a larger one is refused before it arrives, with advice', async () => {
		const { from } = await video(500 * MIB);
		const { error } = await zoom.run('download', { ...from, options });
		expect(error?.message).toMatch(/The file \(500 MiB\) is too large/);
		expect(error?.description).toMatch(/N8N_DEFAULT_BINARY_DATA_MODE=filesystem.*Upload/);
	});

	it('one of unknown length as soon as it is too much', async () => {
		zoom.simulator.settings.set({ fileContentLength: false });
		const { from } = await video(500 * MIB, false);
		const { error } = await zoom.run('download', { ...from, options });
		expect(error?.message).toMatch(/The file \([3-5] MiB\) is too large/);
	});

	it('but not where it stores files: there is no limit', async () => {
		await useMode(mode);
		const { from, first } = await video(5 * MIB);
		const { items } = await zoom.run('download', { ...from, options });
		expect(sha256(await bytesOf(items[0]))).toBe(zoom.simulator.sha256(first));
	});
});

describe('Wait Until Ready', () => {
	const options = { waitUntilReadyMinutes: 5 };

	it('takes what Zoom finishes a little later, also for a session in the input item', async () => {
		const live = zoom.simulator.startSession({ name: 'Demo' });
		zoom.simulator.settings.set({
			processingDelayMs: 10,
			transcriptDelayMs: 20,
			summaryDelayMs: 30,
		});
		zoom.simulator.lifecycle.record(live, 'start');
		const running = zoom.run(
			'getSummary',
			{ options },
			{ items: [{ json: { session_id: live.id } }] },
		);
		await until(() => zoom.simulator.requests.list('recordings.get').length > 0);
		zoom.simulator.lifecycle.end(live);
		const run = await running;
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([expect.objectContaining({ file_type: 'SUMMARY' })]);
		expect(zoom.simulator.requests.list('recordings.get')).toHaveLength(2);
	});

	it('does not wait for what is there, nor for any file but the item', async () => {
		const { from, item } = await zoom.recorded({ files: ['video', 'transcript'] });
		expect((await zoom.run('getTranscript', { ...from, options })).error).toBeUndefined();
		const [file] = jsonOf(await zoom.run('download', {}, { items: [item] }));
		const items = [{ json: { ...file } }];
		const { error } = await zoom.run('getTranscript', { options }, { items });
		expect(error?.message).toMatch(/no matching file/);
	});
});
