import {
	isJsonObject,
	parseJson,
	type Json,
	type JsonObject,
} from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventItem, eventNameOf } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import { AUDIO, PARTICIPANT_AUDIO, SESSION_ID, VIDEO, webhook } from '../../fixtures/recorded';
import { SIGNED_EVENT } from '../../fixtures/vectors';

const COMPLETED = 'session.recording_completed';
const item = (body: JsonObject, includeDownloadToken = false) =>
	eventItem(COMPLETED, body, includeDownloadToken);

/** Reads a body as it comes over the wire. */
function parsed(text: string): JsonObject {
	const body = parseJson(text);
	if (!isJsonObject(body)) throw new Error('not an object');
	return body;
}

describe('the name of an event', () => {
	it.each<[string, JsonObject, string | undefined]>([
		['given', { event: COMPLETED }, COMPLETED],
		['missing', {}, undefined],
		['empty', { event: '' }, undefined],
		['null', { event: null }, undefined],
		['a number', { event: 5 }, undefined],
		['a list', { event: [COMPLETED] }, undefined],
	])('%s', (_, body, name) => {
		expect(eventNameOf(body)).toBe(name);
	});
});

describe('the item of an event', () => {
	it('has the session as in the REST API, beside event, time and account', () => {
		expect(item(webhook({ participant_audio_files: [PARTICIPANT_AUDIO] }))).toEqual({
			event: COMPLETED,
			event_ts: 1_778_324_700_123,
			account_id: 'AAAAAABBBB',
			session_id: SESSION_ID,
			session_name: 'weekly',
			session_key: 'ABC36jaBI145',
			start_time: '2026-05-09T11:02:09Z',
			timezone: 'Europe/Berlin',
			recording_files: [VIDEO, AUDIO],
			participant_audio_files: [PARTICIPANT_AUDIO],
			dedupe_key: expect.stringContaining(SESSION_ID),
		});
	});

	it('has the single file of a recording that was started, paused, resumed or stopped', () => {
		const body = parsed(SIGNED_EVENT.body);
		expect(eventItem('session.recording_started', body, false)).toMatchObject({
			event: 'session.recording_started',
			session_id: 'kwPoX6bTS4uWBYwmEpzBvA==',
			recording_file: {
				recording_start: '2021-03-23T22:14:57Z',
				recording_end: '2021-03-23T23:15:41Z',
			},
		});
	});

	it('has who moved a recording to the trash', () => {
		const payload = {
			account_id: 'A',
			operator: 'ada@example.com',
			operator_id: 'op1',
			object: { session_id: 's' },
		};
		const body = { event: 'session.recording_trashed', event_ts: 5, payload };
		expect(eventItem('session.recording_trashed', body, false)).toEqual({
			event: 'session.recording_trashed',
			event_ts: 5,
			account_id: 'A',
			operator: 'ada@example.com',
			operator_id: 'op1',
			session_id: 's',
			dedupe_key: 's:session.recording_trashed:5',
		});
	});

	it.each<[string, JsonObject]>([
		['no payload', { event: COMPLETED }],
		['a payload that is null', { event: COMPLETED, payload: null }],
		['a payload that is a list', { event: COMPLETED, payload: [] }],
		['no object', { event: COMPLETED, payload: { account_id: 'A' } }],
		['an object that is text', { event: COMPLETED, payload: { object: 'x' } }],
	])('is made all the same from %s', (_, body) => {
		expect(item(body)).toMatchObject({ event: COMPLETED, session_id: '' });
	});

	it('adds no fields that Zoom left out', () => {
		const body = { event: COMPLETED, payload: { object: { session_id: 's' } } };
		expect(Object.keys(item(body)).sort()).toEqual(['dedupe_key', 'event', 'session_id']);
	});
});

describe('a session id is always text', () => {
	it.each([
		['text', '"session_id":"kwPoX6bTS4uWBYwmEpzBvA=="', 'kwPoX6bTS4uWBYwmEpzBvA=='],
		["a number, as in Zoom's schema", '"session_id":1234567890', '1234567890'],
		['a number beyond 2^53', '"session_id":12345678901234567891', '12345678901234567891'],
		[
			'a number with white space around it',
			'"session_id" :\n 9007199254740993 ',
			'9007199254740993',
		],
		['called id', '"id":"kwPoX6bTS4uWBYwmEpzBvA=="', 'kwPoX6bTS4uWBYwmEpzBvA=='],
		['a number called id', '"id":12345678901234567891', '12345678901234567891'],
		['both', '"id":"other","session_id":"s"', 's'],
		['an empty one beside id', '"id":"s","session_id":""', 's'],
		['null', '"session_id":null', ''],
		['a list', '"session_id":["s"]', ''],
	])('%s', (_, field, id) => {
		const body = parsed(`{"event":"${COMPLETED}","payload":{"object":{${field}}}}`);
		expect(item(body).session_id).toBe(id);
	});

	it('is not looked for inside other text', () => {
		const name = '{"session_id":5,"id":6}';
		const text = JSON.stringify({ payload: { object: { session_id: 's', session_name: name } } });
		expect(item(parsed(text))).toMatchObject({ session_id: 's', session_name: name });
	});
});

describe('odd files never affect the others', () => {
	it.each<[string, Json]>([
		['null', null],
		['text', 'x'],
		['a number', 7],
		['true', true],
		['a list', [VIDEO]],
	])('%s among them', (_, odd) => {
		const { recording_files } = item(webhook({ recording_files: [VIDEO, odd, AUDIO] }));
		expect(recording_files).toEqual([VIDEO, AUDIO]);
	});

	it.each<[string, Json]>([
		['an empty object', {}],
		['a file without id', { file_type: 'CC' }],
		['fields of other types', { id: 5, file_type: null, file_size: '12', recording_start: [] }],
	])('%s is kept as it is', (_, odd) => {
		const { recording_files } = item(webhook({ recording_files: [odd, AUDIO] }));
		expect(recording_files).toEqual([odd, AUDIO]);
	});

	it.each<[string, Json]>([
		['null', null],
		['text', 'x'],
		['an object', { a: 1 }],
	])('a list that is %s counts as empty', (_, list) => {
		const made = item(webhook({ participant_video_files: list }));
		expect(made).toMatchObject({ recording_files: [VIDEO, AUDIO], participant_video_files: [] });
	});
});

describe('tokens', () => {
	const body = webhook({ download_access_token: 'opaque.access' });

	it('are left out', () => {
		expect(JSON.stringify(item(body))).not.toContain('opaque');
	});

	it('are in the output on request', () => {
		expect(item(body, true)).toMatchObject({
			download_token: 'opaque.download.token',
			download_access_token: 'opaque.access',
		});
	});
});
