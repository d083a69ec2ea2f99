import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { recordingState } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/recordingState';

const user = { id: '16778240', name: 'Ada Lovelace', user_key: 'ada' };
const from = (start_time: string, end_time?: string | null): JsonObject => ({
	content: 'cloud_recording',
	start_time,
	...(end_time !== undefined && { end_time }),
});
const stateOf = (details: JsonObject['details'], type: 'live' | 'past' = 'live') =>
	recordingState([{ ...user, details }], type);

describe('the state of a recording, by what Zoom lists', () => {
	it.each<[string, JsonObject['details'], string]>([
		['is recording with no end', [from('a')], 'recording'],
		['is recording with an empty end', [from('a', '')], 'recording'],
		['is recording with an end that is null', [from('a', null)], 'recording'],
		['is recording in the later of two', [from('a', 'b'), from('c')], 'recording'],
		['is not recording when all have ended', [from('a', 'b'), from('c', 'd')], 'not_recording'],
		['is not listed without stretches', [], 'not_listed'],
		['is not listed without a list', undefined, 'not_listed'],
		[
			'is not that of other content',
			[
				{ ...from('a'), content: 'local_recording' },
				{ ...from('a'), content: 'desktop' },
			],
			'not_listed',
		],
	])('%s', (_, details, state) => {
		expect(stateOf(details).state).toBe(state);
	});

	it('is not recording in a session that is over, whatever has no end', () => {
		expect(stateOf([from('a', '')], 'past').state).toBe('not_recording');
	});

	it('is that of all users, with their stretches in order', () => {
		const other = { id: '16779264', name: 'Grace Hopper', user_key: '' };
		const users = [
			{ ...user, details: [from('c', ''), from('a', 'b')] },
			{ name: 'Nobody' },
			{ ...other, device: 'Mac', details: [{ content: 'camera' }, from('b', 'c')] },
		];
		expect(recordingState(users, 'live')).toStrictEqual({
			state: 'recording',
			cloud_recording: [
				{ start_time: 'a', end_time: 'b', user },
				{ start_time: 'b', end_time: 'c', user: other },
				{ start_time: 'c', user },
			],
		});
	});

	it('has a stretch about which nothing is known', () => {
		expect(recordingState([{ details: [{ content: 'cloud_recording' }] }], 'live')).toStrictEqual({
			state: 'recording',
			cloud_recording: [{ user: {} }],
		});
	});
});
