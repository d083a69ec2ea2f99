import type { Json, JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { FILE_COLLECTIONS } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/fileKinds';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';
import { AUDIO, PARTICIPANT_AUDIO, restSession, VIDEO } from '../../fixtures/recorded';

describe('a session object of the REST API', () => {
	it("keeps Zoom's own fields and gets a key", () => {
		const session = restSession({ participant_audio_files: [PARTICIPANT_AUDIO] });
		expect(sessionRecordings(session)).toEqual({
			...session,
			dedupe_key: expect.stringMatching(/:[0-9a-f]{32}$/),
		});
	});

	it('has its id first, because that is what people look for', () => {
		const { session_id, ...others } = restSession();
		expect(Object.keys(sessionRecordings({ ...others, id: session_id }))[0]).toBe('session_id');
		expect(Object.keys(sessionRecordings({ ...others, session_id }))[0]).toBe('session_id');
	});

	it('does not change what it is given', () => {
		const session = restSession({ recording_files: [null, VIDEO] });
		const before = structuredClone(session);
		sessionRecordings(session, true);
		expect(session).toEqual(before);
	});

	it.each<[string, JsonObject, string]>([
		['text', { session_id: 's' }, 's'],
		['a number', { session_id: 1234567890 }, '1234567890'],
		['in id, as lists of sessions have it', { id: 's' }, 's'],
		['nowhere', {}, ''],
	])('session id: %s', (_, source, session_id) => {
		expect(sessionRecordings(source)).toMatchObject({ session_id, dedupe_key: session_id });
	});

	it.each(['download_token', 'download_access_token'])('%s only on request', (field) => {
		const session = restSession({ [field]: 'XXX' });
		expect(sessionRecordings(session)).not.toHaveProperty(field);
		expect(sessionRecordings(session, true)).toHaveProperty(field, 'XXX');
	});

	it.each(FILE_COLLECTIONS)('keeps of %s what is readable', (collection) => {
		const odd: Json[] = [null, 'x', 7, [], AUDIO];
		expect(sessionRecordings(restSession({ [collection]: odd }))[collection]).toEqual([AUDIO]);
		expect(sessionRecordings(restSession({ [collection]: 'x' }))[collection]).toEqual([]);
	});

	it("adds no list that Zoom left out: the account's has no participants' audio", () => {
		expect(sessionRecordings(restSession())).not.toHaveProperty('participant_audio_files');
	});
});
