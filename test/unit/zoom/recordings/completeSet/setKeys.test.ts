import { setDedupeKey } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import type { SetKind } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { ofPart as of, summary, transcript, video } from '../../../fixtures/setFiles';

describe('the key of a set', () => {
	const key = (files: object[], wanted: SetKind[] = ['recording', 'transcript']) =>
		setDedupeKey({ session_id: 'x', recording_files: files.map((file) => ({ ...file })) }, wanted);

	it('of two parts is another than of one, in whatever order the files are', () => {
		const files = [of(1, video), of(2, video), of(1, transcript), of(2, transcript)];
		expect(key([...files].reverse())).toBe(key(files));
		expect(key(files)).toMatch(/^x:set:recording\+transcript:[0-9a-f]{16}$/);
		expect(key([...files, of(3, video), of(3, transcript)])).not.toBe(key(files));
	});

	it('of two parts says which of the wanted texts are there, and nothing about the others', () => {
		const files = [of(1, video), of(2, video), of(1, transcript)];
		expect(key([...files, of(2, transcript)])).not.toBe(key(files));
		expect(key([...files, of(1, summary)])).toBe(key(files));
		expect(key([...files, of(1, summary)], ['summary'])).not.toBe(key(files, ['summary']));
	});

	it('is the same in whatever order the kinds are chosen, and whatever the session has', () => {
		const key = 'x:set:recording+transcript';
		expect(setDedupeKey({ session_id: 'x' }, ['transcript', 'recording'])).toBe(key);
		expect(setDedupeKey({}, ['recording'])).toBe(':set:recording');
		const session = { id: 'x', recording_files: [transcript] };
		expect(setDedupeKey(session, ['recording', 'transcript'])).toBe(key);
	});

	it('says which media there are, also without times, if they are wanted', () => {
		const audio = { id: 'a', file_type: 'M4A' };
		expect(key([video, audio])).toBe(key([audio, video]));
		expect(key([video, audio])).not.toBe(key([video]));
		expect(key([video, { ...audio, status: 'processing' }])).toBe(key([video]));
		expect(key([video, audio, transcript], ['transcript'])).toBe(key([transcript], ['transcript']));
	});
});
