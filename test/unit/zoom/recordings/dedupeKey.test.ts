import { isJsonObject, type JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import {
	fileDedupeKey,
	fileIdentities,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';
import {
	atOtherAddresses,
	AUDIO,
	CAPTIONS,
	PARTICIPANT_AUDIO,
	PARTICIPANT_VIDEO,
	restSession,
	SESSION_ID,
	TIMELINE,
	TRANSCRIPT,
	VIDEO,
	webhook,
} from '../../fixtures/recorded';

const keyOfEvent = (body: JsonObject) =>
	eventItem(typeof body.event === 'string' ? body.event : '', body, false).dedupe_key;
const keyOfRest = (session: JsonObject) => sessionRecordings(session).dedupe_key;
const KEY = keyOfRest(restSession());

describe("one session's recordings have one key, whatever the source", () => {
	it.each<[string, string]>([
		['the webhook', keyOfEvent(webhook())],
		['its repeat', keyOfEvent(webhook())],
		['its repeat with a time of its own', keyOfEvent(webhook({}, { event_ts: 1_778_325_000_000 }))],
		[
			'its twin with other addresses and another token',
			keyOfEvent(
				webhook(
					{ recording_files: atOtherAddresses([VIDEO, AUDIO]) },
					{ download_token: 'another', event_ts: 1_778_324_700_999 },
				),
			),
		],
		['files in another order', keyOfEvent(webhook({ recording_files: [AUDIO, VIDEO] }))],
		[
			"Get, with participants' files",
			keyOfRest(
				restSession({
					participant_audio_files: [PARTICIPANT_AUDIO],
					participant_video_files: [PARTICIPANT_VIDEO],
				}),
			),
		],
		['Get, with its download token', keyOfRest(restSession({ download_access_token: 'XXX' }))],
		[
			"Get Many, without participants' audio",
			keyOfRest(restSession({ participant_video_files: [PARTICIPANT_VIDEO] })),
		],
		[
			'the trash, where files have a time of deletion',
			keyOfRest(
				restSession({
					recording_files: [{ ...VIDEO, deleted_time: '2026-06-01T00:00:00Z' }, AUDIO],
				}),
			),
		],
		[
			'another account of sizes and counts',
			keyOfRest(restSession({ total_size: 1, recording_count: 3, duration: 2 })),
		],
		[
			'times written with fractions',
			keyOfRest(
				restSession({
					recording_files: [{ ...VIDEO, recording_start: '2026-05-09T11:02:22.000Z' }, AUDIO],
				}),
			),
		],
		[
			'an odd entry among the files',
			keyOfRest(restSession({ recording_files: [null, VIDEO, 'x', AUDIO] })),
		],
	])('%s', (_, key) => {
		expect(key).toBe(KEY);
	});

	it("is a text that begins with the session's id", () => {
		expect(KEY).toMatch(/^oiFKKKL\/RyGdm9W1r1Ll6w==:[0-9a-f]{32}$/);
	});

	it.each<[string, JsonObject]>([
		['a file more', restSession({ recording_files: [VIDEO, AUDIO, TRANSCRIPT] })],
		['a file less', restSession({ recording_files: [VIDEO] })],
		['captions more', restSession({ recording_files: [VIDEO, AUDIO, CAPTIONS] })],
		['another file', restSession({ recording_files: [VIDEO, TRANSCRIPT] })],
		['the same file twice', restSession({ recording_files: [VIDEO, AUDIO, AUDIO] })],
		['another session', restSession({ session_id: 'other' })],
		['no files', restSession({ recording_files: [] })],
	])('another key for %s', (_, session) => {
		expect(keyOfRest(session)).not.toBe(KEY);
	});

	it("is the same without recording files, although lists lack participants' audio", () => {
		const files = { recording_files: [], participant_video_files: [PARTICIPANT_VIDEO] };
		const list = keyOfRest(restSession(files));
		const get = keyOfRest(restSession({ ...files, participant_audio_files: [PARTICIPANT_AUDIO] }));
		expect(get).toBe(list);
		expect(keyOfRest(restSession({ recording_files: [] }))).not.toBe(list);
	});
});

describe('captions and timelines, whose id may be there or not', () => {
	it.each([
		['captions', CAPTIONS],
		['a timeline', TIMELINE],
	])('%s', (_, file) => {
		const full = {
			...file,
			id: 'ccc333',
			status: 'completed',
			file_size: 22_543,
			recording_type: 'timeline',
		};
		const [bare] = fileIdentities([file]);
		expect(fileIdentities([full])).toEqual([bare]);
		expect(fileIdentities([{ ...full, id: 'ddd444' }])).toEqual([bare]);
		expect(keyOfEvent(webhook({ recording_files: [VIDEO, file] }))).toBe(
			keyOfRest(restSession({ recording_files: atOtherAddresses([VIDEO, full]) })),
		);
	});

	it('are distinguished by type, start and user', () => {
		const later = { ...CAPTIONS, recording_start: '2026-05-09T12:00:00Z' };
		const ofUser = { ...CAPTIONS, user_id: '1' };
		// One by one, for within one list equal ones are counted.
		const identities = [CAPTIONS, TIMELINE, later, ofUser].flatMap((file) =>
			fileIdentities([file]),
		);
		expect(new Set(identities).size).toBe(4);
	});

	it('are counted if nothing distinguishes them', () => {
		const identities = fileIdentities([CAPTIONS, CAPTIONS, {}, {}]);
		expect(new Set(identities).size).toBe(4);
	});
});

describe('files of other types', () => {
	it('have their id', () => {
		expect(fileIdentities([VIDEO, { ...AUDIO, file_type: 'm4a' }])).toEqual([VIDEO.id, AUDIO.id]);
	});

	it('without id, are distinguished by type, view, start and user', () => {
		const bare: JsonObject = { ...VIDEO };
		delete bare.id;
		const files = [
			bare,
			{ ...bare, file_type: 'M4A' },
			{ ...bare, recording_type: 'gallery_view' },
			{ ...bare, recording_start: '2026-05-09T12:00:00Z' },
			{ ...bare, user_id: '2' },
		];
		const identities = files.flatMap((file) => fileIdentities([file]));
		expect(new Set(identities).size).toBe(files.length);
		expect(fileIdentities(atOtherAddresses(files))).toEqual(identities);
	});

	it('that share an id across lists have keys of their own', () => {
		const [identity = ''] = fileIdentities([VIDEO]);
		const keys = (
			['recording_files', 'participant_audio_files', 'participant_video_files'] as const
		).map((collection) => fileDedupeKey(SESSION_ID, collection, identity));
		expect(new Set(keys).size).toBe(3);
	});
});

describe('events without files', () => {
	const trashed = (changes: JsonObject, object: JsonObject = {}) => {
		const payload = { account_id: 'A', object: { session_id: 's', ...object } };
		return keyOfEvent({ event: 'session.recording_trashed', event_ts: 5, payload, ...changes });
	};

	it('have the same key when Zoom repeats them', () => {
		expect(trashed({})).toBe(trashed({}));
	});

	it.each<[string, string]>([
		['another time: trashed, recovered and trashed again', trashed({ event_ts: 6 })],
		['another event', trashed({ event: 'session.recording_recovered' })],
		['another session', trashed({}, { session_id: 't' })],
	])('another key for %s', (_, key) => {
		expect(key).not.toBe(trashed({}));
	});

	it.each<[string, JsonObject, JsonObject]>([
		['by the participant', { participant_uuid: 'A' }, { participant_uuid: 'B' }],
		['by what else is said of them', { id: '1', name: 'Ada' }, { id: '2', name: 'Ada' }],
	])('distinguish two people who join in the same millisecond %s', (_, one, other) => {
		const joined = (user: JsonObject) => trashed({ event: 'session.user_joined' }, { user });
		expect(joined(one)).toBe(joined({ ...one }));
		expect(joined(one)).not.toBe(joined(other));
	});

	it('do without a time', () => {
		const body: JsonObject = { event: 'session.started', payload: { object: { id: 's' } } };
		expect(isJsonObject(body.payload) && keyOfEvent(body)).toBe('s:session.started:');
	});
});
