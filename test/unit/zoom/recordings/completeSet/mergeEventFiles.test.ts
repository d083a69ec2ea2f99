import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import { mergeEventFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/mergeEventFiles';
import { transcript, video } from '../../../fixtures/setFiles';

const timeline = { file_type: 'TIMELINE', recording_start: '2026-11-01T10:00:00Z' };

describe('a session with the files of an event', () => {
	it('has each file once, by what distinguishes files', () => {
		const listed = { duration: 3, recording_files: [video, { ...timeline, id: 'known' }] };
		const told = { recording_files: [{ ...video, download_url: 'other' }, timeline, transcript] };
		expect(mergeEventFiles(listed, told)).toEqual({
			duration: 3,
			recording_files: [video, { ...timeline, id: 'known' }, transcript],
		});
	});

	it('has the lists that only the event has', () => {
		const told = { participant_audio_files: [{ id: 'p' }], recording_files: null };
		expect(mergeEventFiles({ recording_files: [video] }, told)).toEqual({
			recording_files: [video],
			participant_audio_files: [{ id: 'p' }],
		});
	});

	it('takes what is finished from the event, except for an address that the list has', () => {
		const processing = { ...video, status: 'processing' };
		const told = { ...video, status: 'completed', file_size: 7, download_url: 'told' };
		const merged = (listed: JsonObject, event: JsonObject = told) =>
			mergeEventFiles({ recording_files: [listed] }, { recording_files: [event] }).recording_files;
		expect(merged(processing)).toEqual([told]);
		expect(merged({ ...processing, download_url: 'listed' })).toEqual([
			{ ...told, download_url: 'listed' },
		]);
		const behind = { ...told, status: 'processing' };
		expect(merged(processing, behind)).toEqual([processing]);
	});

	describe('if one place leaves out the id', () => {
		const START = '2026-11-01T10:00:00Z';
		const text = { file_type: 'TRANSCRIPT', recording_start: START };
		const ids = (listed: object[], told: object[]) =>
			Object(
				mergeEventFiles(
					{ recording_files: listed.map((file) => ({ ...file })) },
					{ recording_files: told.map((file) => ({ ...file })) },
				)['recording_files'],
			).map(({ id, status }: { id?: string; status?: string }) => status ?? id);

		it.each<[string, object[], object[], unknown[]]>([
			['the event', [{ ...text, id: 'a' }], [text], ['a']],
			['the list', [text], [{ ...text, id: 'a' }], [undefined]],
			['neither', [{ ...text, id: 'a' }], [{ ...text, id: 'b' }], ['a', 'b']],
			[
				'the event, of another time',
				[{ ...text, id: 'a' }],
				[transcript, { ...text, recording_start: '' }],
				['a', 't', undefined],
			],
			[
				'the event, for one of two',
				[
					{ ...text, id: 'a' },
					{ ...text, id: 'b' },
				],
				[text],
				['a', 'b'],
			],
			[
				'the event, which tells of one more',
				[{ ...text, id: 'a' }],
				[text, text],
				['a', undefined],
			],
			[
				'the event, which tells of one with its id',
				[{ ...text, id: 'a' }],
				[{ ...text, id: 'a' }, text],
				['a', undefined],
			],
			[
				'the event, which has it finished',
				[{ ...text, id: 'a', status: 'processing' }],
				[{ ...text, status: 'completed' }],
				['completed'],
			],
		])('has each file once: %s', (_, listed, told, expected) => {
			expect(ids(listed, told)).toEqual(expected);
		});
	});
});
