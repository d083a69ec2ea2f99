import { isChosen } from '../../nodes/ZoomVideoSdk/trigger/isChosen';
import { offersOf } from '../../nodes/ZoomVideoSdk/trigger/offersOf';
import type { OutputMode } from '../../nodes/ZoomVideoSdk/trigger/readOutputChoice';
import { seenKey } from '../../nodes/ZoomVideoSdk/trigger/RecentKeys';
import type { SetKind } from '../../nodes/ZoomVideoSdk/zoom/completeSet';
import { eventItem } from '../../nodes/ZoomVideoSdk/zoom/eventItem';
import { OPEN } from './fixtures/openFilters';
import { AUDIO, TRANSCRIPT, VIDEO, webhook } from './fixtures/recorded';

describe('whether an event may start the workflow', () => {
	const FAILED = 'session.recording_transcript_failed';
	const RECOVERED = 'session.recording_recovered';
	const recording = 'session.recording_completed';
	const transcript = 'session.recording_transcript_completed';
	const summary = 'session.recording_summary_completed';

	it.each<[string, string[], OutputMode, SetKind[], boolean]>([
		['session.started', ['session.started'], 'event', [], true],
		['session.started', ['session.ended'], 'event', [], false],
		[FAILED, [], 'file', ['transcript'], false],
		[FAILED, [FAILED], 'file', [], true],
		// Of a set: what may have added something, and that something will not come.
		[recording, [recording], 'completeSet', ['recording'], true],
		[transcript, [transcript], 'completeSet', ['recording'], true],
		[summary, [summary], 'completeSet', ['recording'], true],
		[RECOVERED, [RECOVERED], 'completeSet', ['recording'], true],
		[recording, [summary], 'completeSet', ['recording'], false],
		['session.started', ['session.started'], 'completeSet', ['recording'], false],
		[FAILED, [], 'completeSet', ['transcript'], true],
		[FAILED, [FAILED], 'completeSet', ['recording'], false],
	])('%s, chosen %j, as %s of %j: %s', (event, chosen, mode, wanted, may) => {
		expect(isChosen(event, chosen, { mode, wanted })).toBe(may);
	});
});

describe('what an event may put out', () => {
	const item = (event: string, object = {}, includeTokens = false) =>
		eventItem(event, webhook(object), includeTokens);
	const offers = (mode: OutputMode, given: ReturnType<typeof item>, filters = {}) =>
		offersOf(given, { mode, filters: { ...OPEN, ...filters } });
	const completed = item('session.recording_completed');

	it('is itself, under its name and key', () => {
		const key = seenKey('session.recording_completed', completed.dedupe_key);
		expect(offers('event', completed)).toEqual([{ key, item: completed }]);
	});

	it('is each of its files, under a key that no event’s name is in', () => {
		const given = offers('file', completed);
		expect(given).toEqual([
			{ key: expect.any(String), item: expect.objectContaining(VIDEO) },
			{ key: expect.any(String), item: expect.objectContaining(AUDIO) },
		]);
		const transcribed = item('session.recording_transcript_completed');
		expect(offers('file', transcribed)).toEqual(given);
		for (const { key, item: file } of [given].flat().filter((one) => typeof one === 'object')) {
			expect(key).toBe(seenKey('file', String(file.dedupe_key)));
			expect(file).not.toHaveProperty('download_token');
		}
	});

	it('is its files with the token, where that is asked for', () => {
		const given = offers('file', item('session.recording_completed', {}, true));
		expect(given).toEqual([
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
		expect(offers('file', started)).toEqual([{ key: expect.any(String), item: started }]);
	});

	it.each<[OutputMode, object]>([
		['event', { minMinutes: 60 }],
		['file', { minMinutes: 60 }],
		['file', { recordingTypes: ['gallery_view'] }],
	])('is nothing when a filter stops it (%s, %j)', (mode, filters) => {
		expect(offers(mode, completed, filters)).toBe('filtered');
	});

	it('is the files that pass, one by one', () => {
		const given = offers('file', item('e', { recording_files: [VIDEO, TRANSCRIPT] }), {
			fileKinds: ['transcript'],
		});
		expect(given).toEqual([
			{ key: expect.any(String), item: expect.objectContaining({ id: TRANSCRIPT.id }) },
		]);
	});

	it.each(['trashed', 'deleted', 'recovered'])(
		'is new at another time when the same can happen again: %s',
		(what) => {
			const at = (event_ts: number | undefined) =>
				eventItem(`session.recording_${what}`, webhook({}, { event_ts }), false);
			for (const mode of ['event', 'file'] as const) {
				expect(offers(mode, at(1))).not.toEqual(offers(mode, completed));
				const keys = [1, 1, 2].map((time) => {
					const [first] = [offers(mode, at(time))].flat();
					return typeof first === 'object' ? first.key : first;
				});
				expect(keys[0]).toBe(keys[1]);
				expect(keys[2]).not.toBe(keys[0]);
			}
			const timeless = at(undefined);
			expect(offers('event', timeless)).toEqual([
				{ key: seenKey(`session.recording_${what}@`, timeless.dedupe_key), item: timeless },
			]);
		},
	);
});
