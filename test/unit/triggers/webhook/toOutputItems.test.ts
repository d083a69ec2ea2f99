import { dedupeHash } from '../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import type { OutputMode } from '../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import { toOutputItems } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/toOutputItems';
import { OPEN } from '../../fixtures/openFilters';
import { AUDIO, PARTICIPANT_AUDIO, TRANSCRIPT, VIDEO, webhook } from '../../fixtures/recorded';

describe('the output items of an event', () => {
	const item = (event: string, object = {}, includeDownloadToken = false) =>
		eventItem(event, webhook(object), includeDownloadToken);
	const outputOf = (
		mode: OutputMode,
		event: ReturnType<typeof item>,
		filters = {},
		signedAt = '1700000000',
	) => toOutputItems(event, { mode, filters: { ...OPEN, ...filters } }, signedAt);
	const completed = item('session.recording_completed');

	const keyOf = (event: ReturnType<typeof item>, signedAt = '1700000000') => {
		const [first] = [outputOf('event', event, {}, signedAt)].flat();
		return typeof first === 'object' ? first.key : first;
	};
	const undated = (event: string, object = {}) =>
		eventItem(event, webhook(object, { event_ts: undefined }), false);

	it('is itself, under its name and the files in all of its lists', () => {
		const key = expect.any(String);
		expect(outputOf('event', completed)).toEqual([{ key, item: completed }]);
		const { event } = completed;
		const more = { participant_audio_files: [PARTICIPANT_AUDIO] };
		expect(keyOf(item(event, more))).not.toBe(keyOf(completed));
		expect(keyOf(item('another', {}))).not.toBe(keyOf(completed));
		expect(keyOf(item(event, { recording_files: [AUDIO, VIDEO] }))).toBe(keyOf(completed));
		expect(keyOf(undated(event), '1700000001')).toBe(keyOf(completed));
	});

	it('is itself, under its name and time when it has no files', () => {
		const none = { recording_files: [] };
		const at = (event_ts: number, object = none) =>
			eventItem('session.started', webhook(object, { event_ts }), false);
		expect(keyOf(at(1))).toBe(dedupeHash('session.started', at(1).dedupe_key));
		expect(keyOf(at(1), '1')).toBe(keyOf(at(1), '2'));
		expect(keyOf(at(2))).not.toBe(keyOf(at(1)));
	});

	it('is itself, under all that it says and the time of its signature when it has no time', () => {
		const none = { recording_files: [] };
		const started = undated('session.started', none);
		expect(keyOf(started)).toBe(keyOf(undated('session.started', none)));
		expect(keyOf({ ...started, download_token: 'token' })).toBe(keyOf(started));
		expect(keyOf(started, '1700000001')).not.toBe(keyOf(started));
		const other = undated('session.started', { ...none, start_time: '2026-05-09T12:00:00Z' });
		expect(keyOf(other)).not.toBe(keyOf(started));
		expect(keyOf(undated('session.ended', none))).not.toBe(keyOf(started));
	});

	it("is each of its files, under a key that no event's name is in", () => {
		const items = outputOf('file', completed);
		expect(items).toEqual([
			{ key: expect.any(String), item: expect.objectContaining(VIDEO) },
			{ key: expect.any(String), item: expect.objectContaining(AUDIO) },
		]);
		const transcribed = item('session.recording_transcript_completed');
		expect(outputOf('file', transcribed)).toEqual(items);
		for (const { key, item: file } of [items].flat().filter((one) => typeof one === 'object')) {
			expect(key).toBe(dedupeHash('file', String(file.dedupe_key)));
			expect(file).not.toHaveProperty('download_token');
		}
	});

	it('is its files with the token, on request', () => {
		const items = outputOf('file', item('session.recording_completed', {}, true));
		expect(items).toEqual([
			{
				key: expect.any(String),
				item: expect.objectContaining({ download_token: expect.any(String) }),
			},
			{
				key: expect.any(String),
				item: expect.objectContaining({ download_token: expect.any(String) }),
			},
		]);
	});

	it('is itself when it names no files', () => {
		const started = item('session.started', { recording_files: [] });
		expect(outputOf('file', started)).toEqual([{ key: expect.any(String), item: started }]);
	});

	it.each<[OutputMode, object]>([
		['event', { minimumDurationMinutes: 60 }],
		['file', { minimumDurationMinutes: 60 }],
		['file', { recordingTypes: ['gallery_view'] }],
	])('is nothing when a filter stops it (%s, %j)', (mode, filters) => {
		expect(outputOf(mode, completed, filters)).toBe('filtered');
	});

	it('is the files that pass, one by one', () => {
		const items = outputOf('file', item('e', { recording_files: [VIDEO, TRANSCRIPT] }), {
			fileKinds: ['transcript'],
		});
		expect(items).toEqual([
			{ key: expect.any(String), item: expect.objectContaining({ id: TRANSCRIPT.id }) },
		]);
	});

	it.each(['trashed', 'deleted', 'recovered'])(
		'is new at another time when the same can happen again: %s',
		(what) => {
			const at = (event_ts: number | undefined) =>
				eventItem(`session.recording_${what}`, webhook({}, { event_ts }), false);
			for (const mode of ['event', 'file'] as const) {
				expect(outputOf(mode, at(1))).not.toEqual(outputOf(mode, completed));
				const keys = [1, 1, 2].map((time) => {
					const [first] = [outputOf(mode, at(time))].flat();
					return typeof first === 'object' ? first.key : first;
				});
				expect(keys[0]).toBe(keys[1]);
				expect(keys[2]).not.toBe(keys[0]);
			}
			const timeless = at(undefined);
			expect(keyOf(timeless, '1')).toBe(keyOf(timeless, '1'));
			expect(keyOf(timeless, '2')).not.toBe(keyOf(timeless, '1'));
		},
	);
});
