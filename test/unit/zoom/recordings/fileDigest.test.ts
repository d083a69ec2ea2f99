import {
	fileDigest,
	fileIdentities,
	identityWithoutId,
	keyAndId,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';

const VIDEO = { id: 'v', file_type: 'MP4', recording_type: 'gallery_view' };
const CAPTION = { id: 'c', file_type: 'CC', recording_start: '2026-11-01T10:00:00Z' };

describe('what distinguishes two files with the same key', () => {
	it('is nothing for files whose id is in the key', () => {
		expect(keyAndId(VIDEO, 'key')).toBe('key');
	});

	it('is the id of captions, if Zoom gives one', () => {
		const keys = [CAPTION, { ...CAPTION, id: 'd' }].map((file) => keyAndId(file, 'key'));
		expect(new Set(['key', ...keys]).size).toBe(3);
		expect(keyAndId({ ...CAPTION, id: undefined }, 'key')).toBe('key');
	});

	it('is everything else that is known about them if there is no id', () => {
		expect(identityWithoutId(VIDEO)).toBe(identityWithoutId({ ...VIDEO, id: 'w' }));
		expect(identityWithoutId(VIDEO)).not.toBe(
			identityWithoutId({ ...VIDEO, recording_type: 'speaker_view' }),
		);
		expect(fileIdentities([{ ...VIDEO, id: undefined }])).toEqual([identityWithoutId(VIDEO)]);
	});
});

describe('the digest of a file', () => {
	const keyed = { ...VIDEO, dedupe_key: 'k', download_url: 'https://zoom.us/rec/1' };

	it('is the same at another address', () => {
		expect(fileDigest({ ...keyed, download_url: 'https://zoom.us/rec/2' })).toBe(fileDigest(keyed));
	});

	it('differs with another key', () => {
		expect(fileDigest({ ...keyed, dedupe_key: 'l' })).not.toBe(fileDigest(keyed));
	});

	it('is the same for a file of a participant that has its view in events only', () => {
		const ofPerson = { ...keyed, collection: 'participant_audio_files' };
		expect(fileDigest({ ...ofPerson, recording_type: undefined })).toBe(fileDigest(ofPerson));
	});

	it('differs for another part, if a Merge has made the key the same', () => {
		expect(fileDigest({ ...keyed, recording_start: '2026-11-01T10:00:00Z' })).not.toBe(
			fileDigest({ ...keyed, recording_start: '2026-11-01T10:30:00Z' }),
		);
	});

	it('uses the address if there is no key', () => {
		const [one, other] = ['https://zoom.us/rec/1', 'https://zoom.us/rec/2'];
		expect(fileDigest({ download_url: one })).toBe(fileDigest({ download_url: one }));
		expect(fileDigest({ download_url: one })).not.toBe(fileDigest({ download_url: other }));
	});
});
