import { webhookLogItem } from '../../../../nodes/ZoomVideoSdk/actions/account/webhookLogItem';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventBody, logEntry } from '../../fixtures/logEntries';
import { VIDEO } from '../../fixtures/recorded';

const COMPLETED = 'session.recording_completed';
const body = eventBody(
	COMPLETED,
	{ recording_files: [{ ...VIDEO, download_access_token: 'secret' }] },
	{ download_token: 'secret' },
);
const more = {
	response_headers: { 'Set-Cookie': 'secret', 'Content-Type': 'text/html' },
	response_body: '{"refused":"bad_signature","token":"secret1"}',
	trace_id: 'trace',
	unknown: { kept: true },
};
const entry = logEntry(body, { status: 401, more });
const itemOf = (given: JsonObject, simplify: boolean) => {
	const item = webhookLogItem(given, simplify);
	expect(JSON.stringify(item)).not.toMatch(/secret|v0=/);
	return item;
};

it('simplified, it has what was sent where and what was answered', () => {
	expect(itemOf(entry, true)).toEqual({
		event: COMPLETED,
		status: 401,
		endpoint: 'https://n8n.example/webhook/1',
		date_time: '2026-01-01T10:00:00Z',
		request_id: expect.any(String),
		retry_num: 0,
		trace_id: 'trace',
		unknown: { kept: true },
		event_ts: 1_626_230_691_572,
		session_id: 'kwPoX6bTS4uWBYwmEpzBvA==',
		session_name: 'Demo',
		response_body: '{"refused":"bad_signature","token":"[hidden]"}',
	});
});

it('whole, it also has headers and bodies, without what grants access', () => {
	const authorization = 'secret';
	const headers = { ...JSON.parse(String(entry.request_headers)), Authorization: authorization };
	const item = itemOf({ ...entry, request_headers: headers }, false);
	expect(item).toMatchObject({
		...itemOf(entry, true),
		request_headers: { 'x-zm-request-timestamp': '1626230691' },
		request_body: {
			event: COMPLETED,
			payload: { object: { session_name: 'Demo', recording_files: [VIDEO] } },
		},
		response_headers: { 'content-type': 'text/html' },
		unknown: { kept: true },
	});
	expect(Object.keys(Object(item.request_headers))).toEqual(['x-zm-request-timestamp']);
});

it("whole, it has Zoom's own headers only: one of the user's may be a password, whatever its name", () => {
	const headers = [
		['X-Gate', 'secret'],
		['X-Zm-Request-Id', 'r1'],
		['Content-Type', 'application/json'],
		['ClientID', 'c1'],
	];
	const answered = { 'x-api-key': 'secret', 'WWW-Authenticate': 'secret', server: 'nginx' };
	const item = itemOf({ ...entry, request_headers: headers, response_headers: answered }, false);
	expect(item).toMatchObject({ response_headers: { server: 'nginx' } });
	expect(item.request_headers).toEqual({
		'x-zm-request-id': 'r1',
		'content-type': 'application/json',
		clientid: 'c1',
	});
});

describe.each([true, false])('an address has no query (simplified: %s)', (simplify) => {
	it.each([
		['https://n8n.example/webhook/1?token=secret', 'https://n8n.example/webhook/1'],
		['https://n8n.example/webhook/1#secret?secret', 'https://n8n.example/webhook/1'],
		['https://user:secret@n8n.example/webhook/1', 'https://n8n.example/webhook/1'],
		['https://n8n.example?a=b@secret', 'https://n8n.example'],
		['https://n8n.example/a//b@c', 'https://n8n.example/a//b@c'],
		['n8n.example/webhook?\nsecret', 'n8n.example/webhook'],
		['', ''],
	])('%j', (endpoint, shown) => {
		const item = itemOf({ endpoint, response_headers: { Location: endpoint } }, simplify);
		expect(item.endpoint).toBe(shown);
		if (!simplify && shown !== '') {
			expect(item.response_headers).toEqual({ location: shown });
		}
	});
});

it.each([true, false])('what the log lacks is not there (simplified: %s)', (simplify) => {
	expect(itemOf({ event: 'x', status: 404 }, simplify)).toEqual({ event: 'x', status: 404 });
	expect(itemOf({ request_body: 'cut', response_body: null }, simplify)).toEqual({});
	const odd = { request_body: '{"payload":[]}', response_body: { error: 1 } };
	expect(itemOf(odd, simplify)).toMatchObject({ response_body: '{"error":1}' });
});
